import type { Handle } from '@sveltejs/kit';
import { problemResponse } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The framework checks the origin of form posts only. Programs send no Origin and pass; a page of another site, or one that hides
 * where it comes from, may not write through the API.
 */
export const originHandle: Handle = ({ event, resolve }) => {
  const { request, url } = event;
  if (safeMethods.has(request.method) || !url.pathname.startsWith('/api/')) return resolve(event);
  const origin = request.headers.get('origin');
  if (origin === null || isOurs(origin, url)) return resolve(event);
  return problemResponse({ status: 403, title: 'Requests from other sites are not accepted' });
};

function isOurs(origin: string, url: URL): boolean {
  return URL.canParse(origin) && new URL(origin).host === url.host;
}
