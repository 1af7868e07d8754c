import type { HandleServerError } from '@sveltejs/kit';
import { currentRuntime } from '#lib/server/runtime.ts';

/** Logs what nobody expected, with its address but nothing of the visitor, and shows none of it. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status >= 500) currentRuntime().log.error({ err: error, route: event.route.id }, 'request failed');
  return { message };
};
