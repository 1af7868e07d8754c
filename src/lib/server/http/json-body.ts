import type { Problem } from './problem.ts';

export type JsonBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/**
 * Reads a JSON body: 415 for another content type, 400 for text that is not JSON or breaks off.
 *
 * @param text reads the body; not called when the type is wrong
 */
export async function readJson(contentType: string | null | undefined, text: () => Promise<string>): Promise<JsonBody> {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return { ok: false, problem: { status: 415, title: 'The body must be application/json' } };
  }
  try {
    return { ok: true, value: JSON.parse(await text()) as unknown };
  } catch {
    return { ok: false, problem: { status: 400, title: 'The body is not valid JSON' } };
  }
}
