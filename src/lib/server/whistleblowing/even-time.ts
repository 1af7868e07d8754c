import { setTimeout as pause } from 'node:timers/promises';

/** Longer than a look-up takes on an office PC that is not busy. */
const shortestMs = 25;

/** The work's outcome, never sooner than after 25 ms: how long a look-up took says nothing of what was found. */
export async function evenTime<Result>(work: Promise<Result>, ms = shortestMs): Promise<Result> {
  const [done] = await Promise.all([work, pause(ms)]);
  return done;
}
