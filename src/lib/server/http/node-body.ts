import type { IncomingMessage } from 'node:http';

/**
 * The body of a request that no framework has touched, as text.
 *
 * @returns undefined when it is larger than `limit` bytes; the rest is then read and forgotten, because a client that is still
 * sending hears no answer
 */
export function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => {
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString());
    });
    request.on('error', reject);
  });
}

/** How many bytes the request says it brings; undefined when it does not say. */
export function announcedLength(request: IncomingMessage): number | undefined {
  const length = request.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}
