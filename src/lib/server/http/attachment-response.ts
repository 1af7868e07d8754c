/** A file somebody sent, as a download. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Hands out a file that came from outside so that no browser shows, runs or guesses at it, and nothing between keeps it: whatever
 * it contains, it becomes a file on the reader's disk.
 */
export function attachmentResponse({ name, bytes }: SentFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`,
      'content-length': String(bytes.length),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store'
    }
  });
}

/** For programs that do not read the second form. */
function asciiName(name: string): string {
  return name.normalize('NFKD').replace(/[^\w. ()-]/g, '_');
}

/** RFC 8187: `encodeURIComponent` leaves four signs that may not stand there. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  );
}
