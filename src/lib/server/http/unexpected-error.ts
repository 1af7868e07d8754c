import type { HandleServerError } from '@sveltejs/kit';
import { currentRuntime } from '#lib/server/runtime.ts';

const ofReporters = /^\/\(wbs\)\//;

/**
 * Logs what nobody expected, with its address but nothing of the visitor, and shows none of it. Of a whistleblower's request not even
 * the failure's words: they could hold some of theirs.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const route = event.route.id;
  const type = error instanceof Error ? error.name : typeof error;
  const kept = ofReporters.test(route ?? '') ? { route, type } : { err: error, route };
  if (status >= 500) currentRuntime().log.error(kept, 'request failed');
  return { message };
};
