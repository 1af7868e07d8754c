import { and, asc, count, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Passkey } from '#lib/server/auth/passkeys.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffPasskeyChallenges, staffPasskeys, staffRecoveryCodes } from '#lib/server/db/schema/staff.ts';

export interface StoredPasskey extends Passkey {
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export async function listPasskeys(db: Queryable, accountId: string): Promise<StoredPasskey[]> {
  return db
    .select()
    .from(staffPasskeys)
    .where(eq(staffPasskeys.accountId, accountId))
    .orderBy(asc(staffPasskeys.createdAt));
}

/** @returns false when the passkey is registered already, here or elsewhere */
export async function insertPasskey(
  tx: Queryable,
  accountId: string,
  passkey: Omit<StoredPasskey, 'lastUsedAt'>
): Promise<boolean> {
  const rows = await tx
    .insert(staffPasskeys)
    .values({ ...passkey, accountId, transports: [...passkey.transports] })
    .onConflictDoNothing()
    .returning({ id: staffPasskeys.id });
  return rows.length > 0;
}

export async function updatePasskeyUse(tx: Queryable, id: string, counter: number, at: Date): Promise<void> {
  await tx.update(staffPasskeys).set({ counter, lastUsedAt: at }).where(eq(staffPasskeys.id, id));
}

export async function deletePasskey(tx: Queryable, accountId: string, id: string): Promise<boolean> {
  const rows = await tx
    .delete(staffPasskeys)
    .where(and(eq(staffPasskeys.id, id), eq(staffPasskeys.accountId, accountId)))
    .returning({ id: staffPasskeys.id });
  return rows.length > 0;
}

export async function deletePasskeys(tx: Queryable, accountId: string): Promise<void> {
  await tx.delete(staffPasskeys).where(eq(staffPasskeys.accountId, accountId));
}

/** Replaces the owner's challenge, and clears away those that ran out. */
export async function putChallenge(
  db: Queryable,
  challenge: { owner: string; challenge: string; expiresAt: Date },
  at: Date
): Promise<void> {
  await db.delete(staffPasskeyChallenges).where(lte(staffPasskeyChallenges.expiresAt, at));
  await db
    .insert(staffPasskeyChallenges)
    .values(challenge)
    .onConflictDoUpdate({
      target: staffPasskeyChallenges.owner,
      set: { challenge: challenge.challenge, expiresAt: challenge.expiresAt }
    });
}

/** Takes the owner's challenge away: it can be answered once. */
export async function takeChallenge(db: Queryable, owner: string, at: Date): Promise<string | undefined> {
  const [row] = await db
    .delete(staffPasskeyChallenges)
    .where(and(eq(staffPasskeyChallenges.owner, owner), gt(staffPasskeyChallenges.expiresAt, at)))
    .returning({ challenge: staffPasskeyChallenges.challenge });
  return row?.challenge;
}

export async function replaceRecoveryCodes(tx: Queryable, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.accountId, accountId));
  if (hashes.length > 0)
    await tx.insert(staffRecoveryCodes).values(hashes.map((codeHash) => ({ accountId, codeHash })));
}

/** Spends the code. @returns false when the account has no such unused code */
export async function spendRecoveryCode(
  tx: Queryable,
  accountId: string,
  codeHash: Buffer,
  at: Date
): Promise<boolean> {
  const rows = await tx
    .update(staffRecoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(staffRecoveryCodes.accountId, accountId),
        eq(staffRecoveryCodes.codeHash, codeHash),
        isNull(staffRecoveryCodes.usedAt)
      )
    )
    .returning({ accountId: staffRecoveryCodes.accountId });
  return rows.length > 0;
}

export async function countRecoveryCodes(db: Queryable, accountId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(staffRecoveryCodes)
    .where(and(eq(staffRecoveryCodes.accountId, accountId), isNull(staffRecoveryCodes.usedAt)));
  return row?.left ?? 0;
}
