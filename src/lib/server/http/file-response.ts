import { gzipSync } from 'node:zlib';

/** Seconds a copy of a published file may be kept: a correction shows within a minute. */
const keptFor = 60;

/** A public file as an answer; text is compressed for whoever can read that. */
export function fileResponse(
  request: Request,
  file: { readonly name: string; readonly body: string | Buffer },
  contentType: string
): Response {
  const headers = new Headers({
    'content-type': contentType,
    'content-disposition': `inline; filename="${file.name}"`,
    'cache-control': `public, max-age=${keptFor}`
  });
  if (typeof file.body !== 'string') return new Response(new Uint8Array(file.body), { headers });
  headers.set('vary', 'accept-encoding');
  if (!request.headers.get('accept-encoding')?.includes('gzip')) return new Response(file.body, { headers });
  headers.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(gzipSync(file.body)), { headers });
}
