import type { Handle } from '@sveltejs/kit';
import { formBoundary } from '#lib/server/files/multipart.ts';
import { problemResponse, type Problem } from './problem.ts';

const kilobyte = 1024;

/**
 * Forms with files. Their reader keeps five files of 10 MiB at most and every text; what is beyond that it reads and forgets, as this
 * handle would, but a person who chose a film too long does not lose what they wrote.
 */
const upload = 512 * 1024 * kilobyte;

/** Largest body of unknown length, because it is kept here; browsers always tell the length. */
const unannounced = 64 * kilobyte;

/** The addresses whose reader does not keep the whole of a form with files (`readUpload`). */
const uploads = /^((\/en)?\/(pengaduan\/(baru|lacak)|wbs\/(lapor|kotak))|\/staf\/pengaduan\/masuk)$/;

/** Largest body a route takes, in bytes; the first pattern that fits decides. */
const limits: readonly { readonly path: RegExp; readonly bytes: number }[] = [
  { path: /^\/api\/v1\/responses\//, bytes: 16 * kilobyte },
  // Lists of the Inspektorat.
  { path: /^\/staf\/pengaduan\/impor$/, bytes: 4 * 1024 * kilobyte },
  // Percent signs make a long text three times as long.
  { path: /^(\/en)?\/(staf\/)?pengaduan\//, bytes: 512 * kilobyte },
  // The longest message is 256 KiB of text, written in base64url, with keys and signatures.
  { path: /^((\/en)?\/wbs\/(api|lapor|kotak)|\/staf\/wbs)(\/|$)/, bytes: 512 * kilobyte },
  { path: /^\//, bytes: 64 * kilobyte }
];

/** @param contentType the header: only a form with parts is read piece by piece */
export function bodyLimitOf(pathname: string, contentType: string | null = null): number {
  if (uploads.test(pathname) && formBoundary(contentType) !== undefined) return upload;
  return limits.find(({ path }) => path.test(pathname))?.bytes ?? 0;
}

/**
 * Refuses a body that is too large before anything keeps it. A body of unknown length is kept up to the limit and no further;
 * the rest is read and forgotten, because a client that is still sending hears no answer.
 */
export const bodyLimitHandle: Handle = async ({ event, resolve }) => {
  const { request } = event;
  if (!request.body) return resolve(event);
  const limit = bodyLimitOf(event.url.pathname, request.headers.get('content-type'));
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    if (Number(announced) <= limit) return resolve(event);
    void discard(request.body.getReader());
    return tooLarge(request, limit);
  }
  const keepable = Math.min(limit, unannounced);
  const body = await readUpTo(request.body.getReader(), keepable);
  if (!body) return tooLarge(request, keepable);
  event.request = new Request(request, { body });
  return resolve(event);
};

async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(chunks));
    size += value.byteLength;
    if (size > limit) {
      void discard(reader);
      return undefined;
    }
    chunks.push(value);
  }
}

/** Ends with the body, at the framework's own limit, or when the client goes away. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    let ended = false;
    while (!ended) ended = (await reader.read()).done;
  } catch {
    // Nobody waits for what was not wanted.
  }
}

/** A person reads how to get back to what they typed; it is still in their browser. */
function tooLarge({ headers }: Request, limit: number): Response {
  const problem = tooLargeProblem(limit);
  if (!headers.get('accept')?.includes('text/html')) return problemResponse(problem);
  return new Response(tooLargeText, {
    status: problem.status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  });
}

const tooLargeText = `Kiriman ini terlalu besar.
Gunakan tombol kembali di peramban Anda: tulisan Anda masih ada. Kirim tanpa lampiran, atau dengan lampiran yang lebih kecil.

This is too large.
Use your browser's back button: your text is still there. Send it without the file, or with a smaller one.
`;

export function tooLargeProblem(limit: number): Problem {
  return { status: 413, title: `The body is larger than ${limit / kilobyte} kB` };
}
