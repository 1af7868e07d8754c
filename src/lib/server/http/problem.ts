import { isHttpError } from '@sveltejs/kit';
import { DomainError } from '#lib/domain/errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { isDatabaseAway } from './database-away.ts';
import { withinDeadline } from './deadline.ts';
import { retryAfterSeconds, statusOf } from './domain-errors.ts';

/** RFC 9457. `errors` names single fields. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers }
  });
}

/** Wraps an endpoint of the API: whatever goes wrong is answered as problem+json, never with a stack. */
export function apiEndpoint<Event>(work: (event: Event) => Promise<Response> | Response) {
  return async (event: Event): Promise<Response> => {
    try {
      return await withinDeadline(work(event));
    } catch (failure) {
      return failureResponse(failure);
    }
  };
}

/** What the API says when its work failed; an unforeseen failure is logged and said without its reason. */
export function failureResponse(failure: unknown): Response {
  if (failure instanceof DomainError) {
    const errors = Object.entries(failure.fields).map(([field, message]) => ({ field, message }));
    return problemResponse({
      status: statusOf[failure.code],
      title: failure.message,
      ...(errors.length > 0 && { errors })
    });
  }
  if (isHttpError(failure)) return problemResponse({ status: failure.status, title: failure.body.message });
  if (isDatabaseAway(failure)) {
    return problemResponse(
      { status: 503, title: 'The database cannot be reached; try again later' },
      { 'retry-after': String(retryAfterSeconds) }
    );
  }
  currentRuntime().log.error({ err: failure }, 'endpoint failed');
  return problemResponse({ status: 500, title: 'The server failed to answer' });
}
