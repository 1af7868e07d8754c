import { lt } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { spentChallenges } from '#lib/server/db/schema/challenges.ts';

/** @returns false when the nonce was spent before; of two at once one is first */
export async function spendNonce(db: Queryable, nonce: Buffer, expiresAt: Date): Promise<boolean> {
  const spent = await db.insert(spentChallenges).values({ nonce, expiresAt }).onConflictDoNothing().returning();
  return spent.length > 0;
}

export async function deleteNoncesBefore(db: Queryable, moment: Date): Promise<void> {
  await db.delete(spentChallenges).where(lt(spentChallenges.expiresAt, moment));
}
