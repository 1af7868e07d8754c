import { and, asc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { notFound } from '#lib/domain/errors.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffAccounts, staffPasskeys } from '#lib/server/db/schema/staff.ts';

type Row = typeof staffAccounts.$inferSelect;

export interface Account extends Omit<Row, 'role'> {
  readonly role: Role;
}

const toAccount = (row: Row): Account => ({ ...row, role: row.role as Role });

export async function findAccountByEmail(db: Queryable, email: string): Promise<Account | undefined> {
  const [row] = await db.select().from(staffAccounts).where(eq(staffAccounts.email, email));
  return row && toAccount(row);
}

/** @throws DomainError `not_found` */
export async function getAccount(db: Queryable, id: string): Promise<Account> {
  const [row] = await db.select().from(staffAccounts).where(eq(staffAccounts.id, id));
  if (!row) throw notFound('Akun ini tidak ada.');
  return toAccount(row);
}

/**
 * Takes the row for a change: a second change of it waits until ours is done.
 *
 * @throws DomainError `not_found`
 */
export async function getAccountForUpdate(tx: Queryable, id: string): Promise<Account> {
  const [row] = await tx.select().from(staffAccounts).where(eq(staffAccounts.id, id)).for('update');
  if (!row) throw notFound('Akun ini tidak ada.');
  return toAccount(row);
}

export interface ListedAccount extends Account {
  readonly hasPasskey: boolean;
}

export async function listAccountRows(db: Queryable): Promise<ListedAccount[]> {
  const rows = await db.select().from(staffAccounts).orderBy(asc(staffAccounts.name), asc(staffAccounts.email));
  const owners = await db.select({ accountId: staffPasskeys.accountId }).from(staffPasskeys);
  const withPasskey = new Set(owners.map(({ accountId }) => accountId));
  return rows.map((row) => ({ ...toAccount(row), hasPasskey: withPasskey.has(row.id) }));
}

/** Names by id, for lists that hold ids only. */
export async function listAccountNames(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.select({ id: staffAccounts.id, name: staffAccounts.name }).from(staffAccounts);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function insertAccount(
  tx: Queryable,
  account: Pick<Account, 'id' | 'email' | 'name' | 'role' | 'createdAt'>
): Promise<void> {
  await tx.insert(staffAccounts).values(account);
}

export async function updateAccount(
  tx: Queryable,
  id: string,
  change: Partial<Omit<Account, 'id' | 'createdAt'>>
): Promise<void> {
  await tx.update(staffAccounts).set(change).where(eq(staffAccounts.id, id));
}

/** Any number: the same in every process, so that two admins cannot each remove the other as the last one. */
const adminLock = 7_730_022;

/** Holds back every other change of who is admin until the transaction ends. */
export async function lockAdmins(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${adminLock})`);
}

/** True when an admin who can sign in exists, not counting `besides`. */
export async function hasActiveAdmin(db: Queryable, besides?: string): Promise<boolean> {
  const [row] = await db
    .select({ id: staffAccounts.id })
    .from(staffAccounts)
    .where(
      and(
        eq(staffAccounts.role, 'admin'),
        isNotNull(staffAccounts.activatedAt),
        isNull(staffAccounts.disabledAt),
        besides === undefined ? undefined : ne(staffAccounts.id, besides)
      )
    )
    .limit(1);
  return row !== undefined;
}

/** Spends a TOTP step and all before it. @returns false when another request spent it first */
export async function spendTotpStep(tx: Queryable, id: string, step: number): Promise<boolean> {
  const rows = await tx
    .update(staffAccounts)
    .set({ totpLastStep: step })
    .where(
      and(
        eq(staffAccounts.id, id),
        or(isNull(staffAccounts.totpLastStep), sql`${staffAccounts.totpLastStep} < ${step}`)
      )
    )
    .returning({ id: staffAccounts.id });
  return rows.length > 0;
}
