import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffAccounts } from '#lib/server/db/schema/staff.ts';

const active = and(
  eq(staffAccounts.role, 'wbs_recipient'),
  isNotNull(staffAccounts.activatedAt),
  isNull(staffAccounts.disabledAt)
);

/** Ids of the accounts that receive whistleblowers' reports. */
export async function listRecipientAccounts(db: Queryable): Promise<string[]> {
  return (await db.select({ id: staffAccounts.id }).from(staffAccounts).where(active)).map(({ id }) => id);
}

/** Address of one of them; undefined when the account has another role now, or was disabled. */
export async function findRecipientAddress(db: Queryable, accountId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ email: staffAccounts.email })
    .from(staffAccounts)
    .where(and(active, eq(staffAccounts.id, accountId)));
  return row?.email;
}
