import type { Handle } from '@sveltejs/kit';
import { retryAfterSeconds } from './domain-errors.ts';

/** A page that answers 503 says when to come back. */
export const retryAfterHandle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  if (response.status === 503 && !response.headers.has('retry-after')) {
    response.headers.set('retry-after', String(retryAfterSeconds));
  }
  return response;
};
