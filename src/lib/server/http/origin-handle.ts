import type { Handle } from '@sveltejs/kit';
import { problemResponse, type Problem } from './problem.ts';
import { visitedUrl } from './visited-url.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands in for the framework's own check, which knows forms only and would answer a program's wrong content type with 403.
 * Pages: whatever writes must come from a page of ours, whatever its form. API: programs send no Origin and pass; a page of
 * another site, or one that hides where it comes from, may not write.
 */
export const originHandle: Handle = ({ event, resolve }) => {
  const { request, url } = event;
  if (safeMethods.has(request.method)) return resolve(event);
  const origin = request.headers.get('origin');
  const isProgram = origin === null && url.pathname.startsWith('/api/');
  if (isProgram || isOurs(origin, [url, visitedUrl(event)])) return resolve(event);
  return problemResponse(foreignOrigin);
};

export const foreignOrigin: Problem = { status: 403, title: 'Requests from other sites are not accepted' };

/**
 * Ours are the public address and the one the visitor opened: with `ORIGIN` set, tablets in the office still use the local one.
 * `null` in words is what browsers send for an origin they hide.
 */
export function isOurs(origin: string | null, addresses: readonly URL[]): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return addresses.some((address) => address.host === host);
}
