import { createRequire } from 'node:module';
import { constants } from 'node:zlib';
import type { RequestHandler } from './listener.ts';

type Middleware = (...request: Parameters<RequestHandler>) => void;

/** The library brings no types; this is the one call of it that is used. */
const compression = createRequire(import.meta.url)('compression') as (options: {
  threshold: number;
  brotli: { params: Record<number, number> };
}) => Middleware;

/** Quality 4: nearly as small as the best for a page, at a fraction of its time. Smaller answers gain nothing. */
const compressed = compression({
  threshold: 1024,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
});

/** Compresses what the handler answers, where the client can read it; files that were compressed by the build pass as they are. */
export function compressing(handler: RequestHandler): RequestHandler {
  return (request, response, next) =>
    new Promise((resolve, reject) => {
      compressed(request, response, () => {
        Promise.resolve(handler(request, response, next)).then(resolve, reject);
      });
    });
}
