import type { Handle } from '@sveltejs/kit';
import { problemResponse } from './problem.ts';

const kilobyte = 1024;

/** Largest body a route takes, in bytes; the first pattern that fits decides. */
const limits: readonly { readonly path: RegExp; readonly bytes: number }[] = [
  { path: /^\/api\/v1\/responses\//, bytes: 16 * kilobyte },
  { path: /^\//, bytes: 64 * kilobyte }
];

export function bodyLimitOf(pathname: string): number {
  return limits.find(({ path }) => path.test(pathname))?.bytes ?? 0;
}

/**
 * Refuses a body that is too large before anything reads it. A body of unknown length is read up to the limit and no further.
 */
export const bodyLimitHandle: Handle = async ({ event, resolve }) => {
  const { request } = event;
  if (!request.body) return resolve(event);
  const limit = bodyLimitOf(event.url.pathname);
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    if (Number(announced) > limit) return tooLarge(limit);
    return resolve(event);
  }
  const body = await readUpTo(request.body, limit);
  if (!body) return tooLarge(limit);
  event.request = new Request(request, { body });
  return resolve(event);
};

async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  limit: number
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(limit: number): Response {
  return problemResponse({ status: 413, title: `The body is larger than ${limit / kilobyte} kB` });
}
