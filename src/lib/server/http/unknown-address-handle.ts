import type { Handle } from '@sveltejs/kit';
import { problemResponse } from './problem.ts';

/** Below `/api` an address that leads nowhere, or not by this method, is told in the API's own form. */
export const unknownAddressHandle: Handle = async ({ event, resolve }) => {
  if (!event.url.pathname.startsWith('/api/')) return resolve(event);
  if (event.route.id === null) {
    return problemResponse({ status: 404, title: 'Nothing is at this address; see /api/openapi.json' });
  }
  const response = await resolve(event);
  if (response.status !== 405) return response;
  const title = `${event.request.method} is not answered here; see /api/openapi.json`;
  return problemResponse({ status: 405, title }, { allow: response.headers.get('allow') ?? '' });
};
