import type { AuditDetails, AuditEntry } from '#lib/domain/audit/entry.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { auditEntries } from '#lib/server/db/schema/audit.ts';
import { asc, desc, eq, gt, lt, sql } from 'drizzle-orm';

export interface ChainedEntry extends AuditEntry {
  readonly hash: Buffer;
}

/** Any number: the same in every process, so that entries get their numbers one after the other. */
const appendLock = 7_730_021;

function toEntry(row: typeof auditEntries.$inferSelect): ChainedEntry {
  return { ...row, details: row.details as AuditDetails };
}

/** Holds every other append back until the transaction ends. */
export async function lockForAppend(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${appendLock})`);
}

export async function findLastEntry(db: Queryable): Promise<ChainedEntry | undefined> {
  const [row] = await db.select().from(auditEntries).orderBy(desc(auditEntries.number)).limit(1);
  return row && toEntry(row);
}

export async function insertEntry(tx: Queryable, entry: ChainedEntry): Promise<void> {
  await tx.insert(auditEntries).values(entry);
}

/** The next entries after `number`, in order. */
export async function listEntriesAfter(db: Queryable, number: number, limit: number): Promise<ChainedEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(gt(auditEntries.number, number))
    .orderBy(asc(auditEntries.number))
    .limit(limit);
  return rows.map(toEntry);
}

/** The newest entry of an action. */
export async function findLastOf(db: Queryable, action: string): Promise<ChainedEntry | undefined> {
  const [row] = await db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, action))
    .orderBy(desc(auditEntries.number))
    .limit(1);
  return row && toEntry(row);
}

/** All entries of an action, in order. */
export async function listEntriesOf(db: Queryable, action: string): Promise<ChainedEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, action))
    .orderBy(asc(auditEntries.number));
  return rows.map(toEntry);
}

/** The newest entries, those below `before` when it is given. */
export async function listEntriesBefore(
  db: Queryable,
  before: number | undefined,
  limit: number
): Promise<ChainedEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(before === undefined ? undefined : lt(auditEntries.number, before))
    .orderBy(desc(auditEntries.number))
    .limit(limit);
  return rows.map(toEntry);
}
