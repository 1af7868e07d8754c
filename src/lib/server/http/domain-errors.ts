import { error, isHttpError, isRedirect, redirect } from '@sveltejs/kit';
import { DomainError, type DomainErrorCode } from '#lib/domain/errors.ts';
import { isDatabaseAway } from './database-away.ts';
import { withinDeadline } from './deadline.ts';

/** The one place where a refusal becomes an HTTP status. */
export const statusOf: Readonly<Record<DomainErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  reauthenticate: 401,
  conflict: 409,
  expired: 410,
  invalid: 422
};

/** Seconds after which a client may ask again while the database is away. */
export const retryAfterSeconds = 10;

/**
 * Wraps a load or an action, so that what the service refuses becomes the page a person can use: a missing thing 404, a database
 * that is away, or does not answer in time, 503. Without a session a staff page leads to the sign-in page and back.
 *
 * @param patient for work that may take its time, such as a large file
 */
export function withDomainErrors<Event extends { url: URL }, Result>(
  work: (event: Event) => Result | Promise<Result>,
  { patient = false } = {}
): (event: Event) => Promise<Result> {
  return async (event) => {
    try {
      return await (patient ? work(event) : withinDeadline(work(event)));
    } catch (problem) {
      throw asPageError(problem, event.url);
    }
  };
}

function asPageError(problem: unknown, url: URL): unknown {
  if (isHttpError(problem) || isRedirect(problem)) return problem;
  if (problem instanceof DomainError) {
    const back = encodeURIComponent(url.pathname + url.search);
    if (problem.code === 'unauthenticated') return caught(() => redirect(303, `/staf/masuk?lanjut=${back}`));
    if (problem.code === 'reauthenticate') return caught(() => redirect(303, `/staf/bukti?lanjut=${back}`));
    return caught(() => error(statusOf[problem.code], { message: problem.message, explained: true }));
  }
  if (isDatabaseAway(problem)) {
    return caught(() =>
      error(503, {
        message: 'Basis data sedang tidak dapat dihubungi. Silakan coba lagi sebentar lagi.',
        explained: true
      })
    );
  }
  return problem;
}

/** SvelteKit's `error` and `redirect` throw; this hands over what they threw. */
function caught(thrower: () => never): unknown {
  try {
    return thrower();
  } catch (thrown) {
    return thrown;
  }
}
