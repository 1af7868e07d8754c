import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffAccounts } from '#lib/server/db/schema/staff.ts';
import { wbsInstance, wbsKeyLists, wbsRecipientKeys } from '#lib/server/db/schema/whistleblowing.ts';

export type StoredKeyList = typeof wbsKeyLists.$inferSelect;
export type RecipientKeyRow = typeof wbsRecipientKeys.$inferSelect;

export async function findInstanceId(db: Queryable): Promise<Buffer | undefined> {
  const [row] = await db.select({ id: wbsInstance.id }).from(wbsInstance);
  return row?.id;
}

/** Of several programs that start together, one gives the name. */
export async function insertInstance(db: Queryable, id: Buffer): Promise<void> {
  await db
    .insert(wbsInstance)
    .values({ only: true, id, reportsThisHour: 0, bytesThisHour: 0, unreadByAll: false })
    .onConflictDoNothing();
}

/** What somebody said of the poster last; undefined: nobody did. */
export async function findComparison(
  db: Queryable
): Promise<{ readonly day: string; readonly root: Buffer } | undefined> {
  const [row] = await db.select({ day: wbsInstance.comparedOn, root: wbsInstance.comparedRoot }).from(wbsInstance);
  return row?.day && row.root ? { day: row.day, root: row.root } : undefined;
}

export async function putComparison(db: Queryable, day: string, root: Buffer): Promise<void> {
  await db.update(wbsInstance).set({ comparedOn: day, comparedRoot: root });
}

/** Oldest first. */
export function listKeyLists(db: Queryable): Promise<StoredKeyList[]> {
  return db.select().from(wbsKeyLists).orderBy(asc(wbsKeyLists.epoch));
}

export async function findNewestKeyList(db: Queryable): Promise<StoredKeyList | undefined> {
  const [row] = await db.select().from(wbsKeyLists).orderBy(desc(wbsKeyLists.epoch)).limit(1);
  return row;
}

export async function hasKeyList(db: Queryable, hash: Buffer): Promise<boolean> {
  const rows = await db.select({ epoch: wbsKeyLists.epoch }).from(wbsKeyLists).where(eq(wbsKeyLists.hash, hash));
  return rows.length > 0;
}

export async function insertKeyList(db: Queryable, list: StoredKeyList): Promise<void> {
  await db.insert(wbsKeyLists).values(list);
}

/** Two imports wait for each other. */
export async function lockKeyLists(tx: Queryable): Promise<void> {
  await tx.execute(sql`lock table ${wbsKeyLists} in share row exclusive mode`);
}

export function listRecipientKeys(db: Queryable, accountId: string): Promise<RecipientKeyRow[]> {
  return db
    .select()
    .from(wbsRecipientKeys)
    .where(eq(wbsRecipientKeys.accountId, accountId))
    .orderBy(asc(wbsRecipientKeys.madeOn));
}

/** Keys of these accounts, in whatever list they stand. */
export async function listKeysOf(db: Queryable, accountIds: readonly string[]): Promise<Buffer[]> {
  if (accountIds.length === 0) return [];
  const { keyId, accountId } = wbsRecipientKeys;
  const rows = await db
    .select({ keyId })
    .from(wbsRecipientKeys)
    .where(inArray(accountId, [...accountIds]));
  return rows.map((row) => row.keyId);
}

/** @returns false when the key is there already */
export async function insertRecipientKey(db: Queryable, key: typeof wbsRecipientKeys.$inferInsert): Promise<boolean> {
  const rows = await db.insert(wbsRecipientKeys).values(key).onConflictDoNothing().returning();
  return rows.length > 0;
}

export async function replaceSealed(
  db: Queryable,
  {
    keyId,
    accountId,
    ...change
  }: Pick<RecipientKeyRow, 'keyId' | 'accountId' | 'sealed' | 'formerSealed' | 'formerUntil'>
): Promise<boolean> {
  const rows = await db
    .update(wbsRecipientKeys)
    .set(change)
    .where(and(eq(wbsRecipientKeys.keyId, keyId), eq(wbsRecipientKeys.accountId, accountId)))
    .returning();
  return rows.length > 0;
}

/** @returns false when the account has no such key, or a newer memory is kept */
export async function replaceMemory(
  db: Queryable,
  {
    keyId,
    accountId,
    memory
  }: Pick<RecipientKeyRow, 'keyId' | 'accountId'> & { readonly memory: { readonly version: number } }
): Promise<boolean> {
  const kept = sql`coalesce((${wbsRecipientKeys.memory} ->> 'version')::bigint, 0)`;
  const rows = await db
    .update(wbsRecipientKeys)
    .set({ memory })
    .where(
      and(
        eq(wbsRecipientKeys.keyId, keyId),
        eq(wbsRecipientKeys.accountId, accountId),
        sql`${kept} < ${memory.version}`
      )
    )
    .returning();
  return rows.length > 0;
}

/** Sealed forms of before a change of passphrase whose time is over. */
export async function forgetFormer(db: Queryable, today: string): Promise<void> {
  await db
    .update(wbsRecipientKeys)
    .set({ formerSealed: null, formerUntil: null })
    .where(lt(wbsRecipientKeys.formerUntil, today));
}

/** Public halves with their holder, for the ceremony: accounts that can sign in as a recipient. */
export function listReachableKeys(db: Queryable) {
  return db
    .select({
      keyId: wbsRecipientKeys.keyId,
      publicKey: wbsRecipientKeys.publicKey,
      verifyKey: wbsRecipientKeys.verifyKey,
      madeOn: wbsRecipientKeys.madeOn,
      accountId: staffAccounts.id,
      holder: staffAccounts.name
    })
    .from(wbsRecipientKeys)
    .innerJoin(staffAccounts, eq(staffAccounts.id, wbsRecipientKeys.accountId))
    .where(
      and(
        eq(staffAccounts.role, 'wbs_recipient'),
        isNull(staffAccounts.disabledAt),
        sql`${staffAccounts.activatedAt} is not null`
      )
    )
    .orderBy(asc(wbsRecipientKeys.madeOn));
}
