import type { HandleServerError } from '@sveltejs/kit';
import { currentRuntime } from '#lib/server/runtime.ts';
import { isReporterPath } from './reporter-path.ts';

/**
 * Logs what nobody expected, with its address but nothing of the visitor, and shows none of it. Of a whistleblower's request only
 * the kind is counted: the failure's words could hold some of theirs, and the time of a line would tell when they were here.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status < 500) return { message };
  const { log, reporterFailures } = currentRuntime();
  if (isReporterPath(event.url.pathname)) reporterFailures.note(error);
  else log.error({ err: error, route: event.route.id }, 'request failed');
  return { message };
};
