import type { Handle } from '@sveltejs/kit';
import { problemResponse } from './problem.ts';

/** Below `/api` an address that leads nowhere is told in the API's own form, not as a page. */
export const unknownAddressHandle: Handle = ({ event, resolve }) => {
  if (event.route.id === null && event.url.pathname.startsWith('/api/')) {
    return problemResponse({ status: 404, title: 'Nothing is at this address; see /api/openapi.json' });
  }
  return resolve(event);
};
