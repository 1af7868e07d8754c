import type { Bytes } from '#lib/protocol/wbs1/bytes.ts';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const common = { credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;

/** @throws TypeError without a network, SyntaxError for an answer that is none of ours */
async function answerOf(request: Promise<Response>): Promise<Answer> {
  const response = await request;
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

export const ask = (path: string): Promise<Answer> => answerOf(fetch(`/wbs/api/${path}`, common));

export function send(path: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answerOf(fetch(`/wbs/api/${path}`, { ...common, method: 'POST', headers, body: JSON.stringify(body) }));
}

export function sendBytes(path: string, body: Bytes): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream' };
  return answerOf(fetch(`/wbs/api/${path}`, { ...common, method: 'POST', headers, body }));
}

export const isTaken = ({ status }: Answer): boolean => status === 200 || status === 201;
