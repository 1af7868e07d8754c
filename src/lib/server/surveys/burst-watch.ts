import { hash, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface BurstWatch {
  /** Counts one answer from an address; true when more came than people stand behind one address. */
  isBurst(this: void, address: string): Promise<boolean>;
  /** Takes a count back: what came was a repetition of an answer that is stored already. */
  forgive(this: void, address: string): Promise<void>;
}

/** A school class on the office's Wi-Fi is one address: this many answers in the window are still ordinary. */
export const burstLimit = 60;
const windowSeconds = 600;

/**
 * Watches one process; behind several processes a burst has to be that much larger to be noticed. The address is kept for the
 * window only, as a keyed hash whose key lives in this process alone. Counting in the database instead would make every answer
 * of an office wait for the same row.
 */
export function createBurstWatch(): BurstWatch {
  const secret = randomBytes(32).toString('base64');
  const limiter = new RateLimiterMemory({ points: burstLimit, duration: windowSeconds });
  const keyOf = (address: string) => hash('sha256', secret + address, 'base64');
  return {
    isBurst: async (address) => (await limiter.penalty(keyOf(address))).consumedPoints > burstLimit,
    forgive: async (address) => {
      await limiter.reward(keyOf(address));
    }
  };
}
