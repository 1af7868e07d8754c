import type { Handle } from '@sveltejs/kit';
import { problemResponse } from './problem.ts';

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * The framework looks a form's action up by the name in the query (`?/name`) and finds what every object inherits, too:
 * `?/constructor` would end in 500.
 */
export const actionNameHandle: Handle = ({ event, resolve }) => {
  const names = [...event.url.searchParams.keys()].filter((key) => key.startsWith('/'));
  if (event.request.method === 'POST' && names.some((name) => inherited.has(name.slice(1)))) {
    return problemResponse({ status: 404, title: 'This page has no such action' });
  }
  return resolve(event);
};
