import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import { hourlyBudget } from '#lib/domain/abuse/difficulty.ts';
import type { Database } from '#lib/server/db/client.ts';
import { rateLimits } from '#lib/server/db/schema/rate-limits.ts';
import type { GuardedForm } from './challenge.ts';

const hour = 3_600;

function counter(db: Database): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix: 'form',
    points: hourlyBudget,
    duration: hour,
    // Its timer would outlive the pool; `deleteExpiredLimits` runs as a job.
    clearExpiredByTimeout: false
  });
}

/** What a form took within the hour that began with its first: of everybody together, by nobody's address. */
export async function submissionsInHour(db: Database, form: GuardedForm['form']): Promise<number> {
  return (await counter(db).get(form))?.consumedPoints ?? 0;
}

export async function countSubmission(db: Database, form: GuardedForm['form']): Promise<void> {
  await counter(db).penalty(form);
}
