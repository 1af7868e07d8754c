import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffSessions } from '#lib/server/db/schema/staff.ts';

export interface SessionRow {
  /** Hashed, as in the table. */
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly browser: string;
}

/** Sessions of an account that are not over, the one seen last first. */
export async function listSessions(db: Queryable, accountId: string, at: Date): Promise<SessionRow[]> {
  return db
    .select({
      id: staffSessions.id,
      createdAt: staffSessions.createdAt,
      lastSeenAt: staffSessions.lastSeenAt,
      browser: staffSessions.browser
    })
    .from(staffSessions)
    .where(and(eq(staffSessions.userId, accountId), gt(staffSessions.expiresAt, at)))
    .orderBy(desc(staffSessions.lastSeenAt));
}

/** Ends one session of the account. @returns false when the account has no such session */
export async function deleteSession(db: Queryable, accountId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(staffSessions)
    .where(and(eq(staffSessions.id, id), eq(staffSessions.userId, accountId)))
    .returning({ id: staffSessions.id });
  return rows.length > 0;
}

/** Ends the account's sessions but one. @returns how many */
export async function deleteOtherSessions(db: Queryable, accountId: string, kept: string): Promise<number> {
  const rows = await db
    .delete(staffSessions)
    .where(and(eq(staffSessions.userId, accountId), ne(staffSessions.id, kept)))
    .returning({ id: staffSessions.id });
  return rows.length;
}

export async function setProvedAt(db: Queryable, id: string, at: Date): Promise<void> {
  await db.update(staffSessions).set({ provedAt: at }).where(eq(staffSessions.id, id));
}
