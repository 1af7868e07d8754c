import { problemResponse } from './problem.ts';

export type JsonBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly response: Response };

/** Reads a JSON body: 415 for another content type, 400 for text that is not JSON or breaks off. */
export async function readJson(request: Request): Promise<JsonBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return refused({ status: 415, title: 'The body must be application/json' });
  }
  try {
    return { ok: true, value: JSON.parse(await request.text()) as unknown };
  } catch {
    return refused({ status: 400, title: 'The body is not valid JSON' });
  }
}

function refused(problem: { status: number; title: string }): JsonBody {
  return { ok: false, response: problemResponse(problem) };
}
