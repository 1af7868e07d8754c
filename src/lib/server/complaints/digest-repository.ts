import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffAccounts } from '#lib/server/db/schema/staff.ts';

const active = and(
  eq(staffAccounts.role, 'complaint_officer'),
  isNotNull(staffAccounts.activatedAt),
  isNull(staffAccounts.disabledAt)
);

/** Ids of the accounts that work with complaints. */
export async function listDigestReaders(db: Queryable): Promise<string[]> {
  const rows = await db.select({ id: staffAccounts.id }).from(staffAccounts).where(active);
  return rows.map(({ id }) => id);
}

/** Address of one of them; undefined when the account has another role now, or was disabled. */
export async function findDigestAddress(db: Queryable, accountId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ email: staffAccounts.email })
    .from(staffAccounts)
    .where(and(active, eq(staffAccounts.id, accountId)));
  return row?.email;
}
