import { createHmac } from 'node:crypto';
import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import type { Database } from '#lib/server/db/client.ts';
import { rateLimits } from '#lib/server/db/schema/rate-limits.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const dayMs = day * 1000;

/** Who tries to sign in, as far as one can tell. */
export interface Attempt {
  readonly email: string;
  /** Address of the connection. */
  readonly address: string;
  /** Number of the mark that an earlier sign-in to this account left in the browser. */
  readonly device: string | undefined;
}

/** `retryAfter` in seconds. */
export type Allowance = { readonly allowed: true } | { readonly allowed: false; readonly retryAfter: number };

/** Counts guesses in the database, so that all processes count together. */
export interface SignInLimits {
  /** Takes the attempt before the password is looked at; attempts made at the same moment count too. */
  readonly take: (attempt: Attempt) => Promise<Allowance>;
  /** Gives back what `take` took: the password was right. */
  readonly giveBack: (attempt: Attempt) => Promise<void>;
  /** A code, or a password asked again, of an account that is past its first password. */
  readonly takeProof: (accountId: string) => Promise<Allowance>;
  readonly giveBackProof: (accountId: string) => Promise<void>;
}

/**
 * The limits on guessing, made so that nobody can lock somebody else out:
 *
 * - a browser that signed in to the account before has a count of its own (`device`), which guesses made elsewhere
 *   do not touch: the person at their own PC always gets in;
 * - any other browser is counted per account and address (`pair`), per account (`account`, longer, against guesses from many
 *   addresses) and per address (`address`, against one address trying many accounts; wide, since a whole office shares one);
 * - sessions and the second factor stand outside these counts: who is signed in stays so;
 * - a right password gives its attempt back, so that only wrong ones count.
 *
 * What remains is the owner of an attacked account at a browser they never used: they wait, use their own PC, or ask an admin
 * for a link. Unknown accounts are counted like known ones, so that a limit tells nothing either.
 */
export function createSignInLimits(db: Database, secrets: Secrets, now: () => number): SignInLimits {
  const limiter = limiterOn(db);
  const device = limiter('device', 10, 15 * minute);
  const pair = limiter('pair', 6, 15 * minute);
  const account = limiter('account', 50, day);
  const address = limiter('address', 60, 15 * minute);
  const proof = limiter('proof', 10, hour);

  const keyed = dailyKeys(secrets, now);

  const counts = ({ email, address: from, device: mark }: Attempt): (readonly [RateLimiterDrizzle, string])[] =>
    mark === undefined
      ? [
          [pair, keyed('pair', email, from)],
          [account, keyed('account', email)],
          [address, keyed('address', from)]
        ]
      : [[device, keyed('device', email, mark)]];

  return {
    take: async (attempt) => {
      for (const [count, key] of counts(attempt)) {
        const allowance = await consume(count, key);
        if (!allowance.allowed) return allowance;
      }
      return { allowed: true };
    },
    giveBack: async (attempt) => {
      for (const [count, key] of counts(attempt)) await count.reward(key);
    },
    takeProof: (accountId) => consume(proof, keyed('proof', accountId)),
    giveBackProof: async (accountId) => {
      await proof.delete(keyed('proof', accountId));
    }
  };
}

/** Limits on the mails that ask an address whether its owner wants updates of a case. */
export interface ConfirmationLimits {
  /** Takes one of the case's five a day, and one of the three that an address gets a day, whichever cases ask for it. */
  readonly take: (request: { readonly caseId: string; readonly email: string }) => Promise<Allowance>;
}

/** Counted apart from the subscription, which whoever asked for it can delete. A day is one of UTC. */
export function createConfirmationLimits(db: Database, secrets: Secrets, now: () => number): ConfirmationLimits {
  const limiter = limiterOn(db);
  const perCase = limiter('updates-case', 5, day);
  const perAddress = limiter('updates-address', 3, day);
  const keyed = dailyKeys(secrets, now);
  return {
    take: async ({ caseId, email }) => {
      const allowance = await consume(perCase, keyed('updates-case', caseId));
      return allowance.allowed ? consume(perAddress, keyed('updates-address', email)) : allowance;
    }
  };
}

function limiterOn(db: Database) {
  return (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterDrizzle({
      storeClient: db,
      schema: rateLimits,
      keyPrefix,
      points,
      duration,
      // Its timer would outlive the pool; `deleteExpiredLimits` runs as a job.
      clearExpiredByTimeout: false
    });
}

/** HMAC of what is counted; the daily secret makes yesterday's keys mean nothing today. */
function dailyKeys(secrets: Secrets, now: () => number) {
  return (...parts: string[]) =>
    createHmac('sha256', secrets.subkey(`rate limits ${Math.floor(now() / dayMs)}`))
      .update(parts.join('\n'))
      .digest('base64url');
}

/** Counts that no longer limit anybody. */
export async function deleteExpiredLimits(db: Database, now: () => number): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.expire, new Date(now())));
}

async function consume(count: RateLimiterDrizzle, key: string): Promise<Allowance> {
  try {
    await count.consume(key);
    return { allowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false, retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}
