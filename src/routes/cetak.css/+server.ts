import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** Tells the print style the site's address, so that a printed page names the whole address of its links. */
export function GET(event: RequestEvent): Response {
  const origin = currentRuntime().config.origin ?? visitedUrl(event).origin;
  return new Response(`:root { --site: '${origin.replace(/[^\w.:/[\]-]/g, '')}'; }\n`, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=3600' }
  });
}
