import { DomainError } from '#lib/domain/errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { isDatabaseAway } from './database-away.ts';
import { withinDeadline } from './deadline.ts';
import { retryAfterSeconds, statusOf } from './domain-errors.ts';

/** Seconds a program may keep an answer: a case that is taken back from the public disappears within a minute. */
const keptFor = 60;

/** GeoReport v2 answers with arrays, and with `code` and `description` where something is wrong. Anybody's page may read them. */
export function open311Answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': status === 200 ? `public, max-age=${keptFor}` : 'no-store',
      'access-control-allow-origin': '*',
      ...headers
    }
  });
}

/** Wraps an endpoint of Open311: what a use case returns becomes its answer, what it refuses an error of GeoReport v2. */
export function open311Endpoint<Event>(work: (event: Event) => unknown) {
  return async (event: Event): Promise<Response> => {
    try {
      return open311Answer(await withinDeadline(work(event)));
    } catch (failure) {
      return refusal(failure);
    }
  };
}

function refusal(failure: unknown): Response {
  const because = (code: number, description: string, headers?: Record<string, string>) =>
    open311Answer([{ code, description }], code, headers);
  if (failure instanceof DomainError) {
    const status = failure.code === 'invalid' ? 400 : statusOf[failure.code];
    return because(status, failure.message);
  }
  if (isDatabaseAway(failure)) {
    return because(503, 'Basis data sedang tidak dapat dihubungi.', { 'retry-after': String(retryAfterSeconds) });
  }
  currentRuntime().log.error({ err: failure }, 'endpoint failed');
  return because(500, 'Server gagal menjawab.');
}
