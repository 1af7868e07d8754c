import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { DomainError } from '#lib/domain/errors.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { withinDeadline } from '#lib/server/http/deadline.ts';
import { readJson } from '#lib/server/http/json-body.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { isLockTimeout } from './database-failure.ts';

/** What a reporter's program is answered; codes only, never what was sent. */
export const answer = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

type Event = Pick<RequestEvent, 'request'>;

/**
 * Wraps an endpoint for reporters: a failure is answered with a code, and all that is kept of it is of which kind it was, counted
 * until the full hour. No address, no content, no stack.
 */
export function reporterEndpoint(work: (event: Event) => Promise<Response>): (event: Event) => Promise<Response> {
  return async (event) => {
    try {
      return await withinDeadline(work(event));
    } catch (failure) {
      if (isDatabaseAway(failure) || isLockTimeout(failure)) return answer(503, { problem: 'busy' });
      if (failure instanceof DomainError) return answer(503, { problem: 'closed', closed: 'database_logging' });
      currentRuntime().reporterFailures.note(failure);
      return answer(500, { problem: 'server' });
    }
  };
}

/** For forms without scripts: a failure is an outcome like any other, so that what was typed can come back. */
export async function orFailed<Outcome>(
  work: Promise<Outcome>,
  ms = 15_000
): Promise<Outcome | { readonly status: 'failed' }> {
  try {
    return await withinDeadline(work, ms);
  } catch (failure) {
    currentRuntime().reporterFailures.note(failure);
    return { status: 'failed' };
  }
}

/** Milliseconds in which a form's files are locked and stored, too. */
export const longestPlainMs = 120_000;

/** `reporterEndpoint` for a JSON body of a known form; what does not fit is told by the names of fields. */
export function jsonEndpoint<Schema extends z.ZodType>(
  schema: Schema,
  work: (body: z.infer<Schema>) => Promise<Response>
): (event: Event) => Promise<Response> {
  return reporterEndpoint(async ({ request }) => {
    const body = await readJson(request.headers.get('content-type'), () => request.text());
    if (!body.ok) return answer(body.problem.status, { problem: body.problem.status === 415 ? 'not_json' : 'broken' });
    const parsed = schema.safeParse(body.value);
    if (!parsed.success) {
      const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.').slice(0, 60)))].slice(0, 10);
      return answer(422, { problem: 'shape', fields });
    }
    return work(parsed.data);
  });
}

interface Outcome {
  readonly status: 'created' | 'again' | 'unknown' | 'closed' | 'conflict' | 'invalid' | 'refused' | 'wait';
  readonly problem?: string;
  readonly reason?: string;
}

const statuses: Readonly<Record<Outcome['status'], number>> = {
  created: 201,
  again: 200,
  unknown: 404,
  conflict: 409,
  invalid: 422,
  closed: 503,
  wait: 429,
  refused: 503
};

/** What became of something that was sent. */
export function outcomeAnswer({ status, problem, reason }: Outcome): Response {
  if (status === 'created' || status === 'again') return answer(statuses[status], {});
  if (status === 'closed') return answer(statuses.closed, { problem: 'closed', closed: reason ?? 'database_logging' });
  return answer(statuses[status], { problem: problem ?? status });
}
