/** Seconds a copy of a published file may be kept: a correction shows within a minute. */
const keptFor = 60;

/** A public file as an answer. */
export function fileResponse(
  file: { readonly name: string; readonly body: string | Buffer },
  contentType: string
): Response {
  return new Response(typeof file.body === 'string' ? file.body : new Uint8Array(file.body), {
    headers: {
      'content-type': contentType,
      'content-disposition': `inline; filename="${file.name}"`,
      'cache-control': `public, max-age=${keptFor}`
    }
  });
}
