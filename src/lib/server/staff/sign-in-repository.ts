import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffSignIns } from '#lib/server/db/schema/staff.ts';

/** Wrong second factors after which a sign-in starts over with the password. */
const maxAttempts = 5;

export interface PendingSignIn {
  /** Hashed, as in the table. */
  readonly id: string;
  readonly accountId: string;
}

export async function insertSignIn(
  tx: Queryable,
  signIn: PendingSignIn & { readonly expiresAt: Date },
  at: Date
): Promise<void> {
  await tx.delete(staffSignIns).where(lte(staffSignIns.expiresAt, at));
  await tx.insert(staffSignIns).values(signIn);
}

export async function findSignIn(db: Queryable, id: string, at: Date): Promise<PendingSignIn | undefined> {
  const [row] = await db
    .select({ id: staffSignIns.id, accountId: staffSignIns.accountId })
    .from(staffSignIns)
    .where(
      and(eq(staffSignIns.id, id), gt(staffSignIns.expiresAt, at), sql`${staffSignIns.attempts} < ${maxAttempts}`)
    );
  return row;
}

/** Counts an attempt before it is judged; undefined when there is none left. */
export async function takeAttempt(db: Queryable, id: string, at: Date): Promise<PendingSignIn | undefined> {
  const [row] = await db
    .update(staffSignIns)
    .set({ attempts: sql`${staffSignIns.attempts} + 1` })
    .where(and(eq(staffSignIns.id, id), gt(staffSignIns.expiresAt, at), sql`${staffSignIns.attempts} < ${maxAttempts}`))
    .returning({ id: staffSignIns.id, accountId: staffSignIns.accountId });
  return row;
}

export async function deleteSignIn(tx: Queryable, id: string): Promise<void> {
  await tx.delete(staffSignIns).where(eq(staffSignIns.id, id));
}

export async function deleteSignInsOf(tx: Queryable, accountId: string): Promise<void> {
  await tx.delete(staffSignIns).where(eq(staffSignIns.accountId, accountId));
}
