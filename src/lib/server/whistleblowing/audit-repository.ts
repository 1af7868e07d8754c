import type { AuditDetails, AuditEntry } from '#lib/domain/audit/entry.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsAuditEntries } from '#lib/server/db/schema/whistleblowing.ts';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';

export interface ChainedEntry extends AuditEntry {
  readonly hash: Buffer;
}

/** Any number: the same in every process, so that entries get their numbers one after the other. */
const appendLock = 7_730_022;

function toEntry(row: typeof wbsAuditEntries.$inferSelect): ChainedEntry {
  return { ...row, details: row.details as AuditDetails };
}

/** Holds every other append back until the transaction ends. */
export async function lockForAppend(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${appendLock})`);
}

export async function findLastEntry(db: Queryable): Promise<ChainedEntry | undefined> {
  const [row] = await db.select().from(wbsAuditEntries).orderBy(desc(wbsAuditEntries.number)).limit(1);
  return row && toEntry(row);
}

export async function insertEntry(tx: Queryable, entry: ChainedEntry): Promise<void> {
  await tx.insert(wbsAuditEntries).values(entry);
}

/** The next entries after `number`, in order. */
export async function listEntriesAfter(db: Queryable, number: number, limit: number): Promise<ChainedEntry[]> {
  const rows = await db
    .select()
    .from(wbsAuditEntries)
    .where(gt(wbsAuditEntries.number, number))
    .orderBy(asc(wbsAuditEntries.number))
    .limit(limit);
  return rows.map(toEntry);
}

/** The last entry written before an instant. */
export async function findLastEntryBefore(db: Queryable, at: Date): Promise<ChainedEntry | undefined> {
  const [row] = await db
    .select()
    .from(wbsAuditEntries)
    .where(lt(wbsAuditEntries.at, at))
    .orderBy(desc(wbsAuditEntries.number))
    .limit(1);
  return row && toEntry(row);
}

/** Ids of the messages that recipients wrote in a report, as the trail names them. */
export async function listRecordedMessages(db: Queryable, reportId: string): Promise<string[]> {
  const message = sql<string>`${wbsAuditEntries.details} ->> 'message'`;
  const rows = await db
    .select({ message })
    .from(wbsAuditEntries)
    .where(and(eq(wbsAuditEntries.subject, reportId), sql`${message} is not null`));
  return rows.map((row) => row.message);
}

/** Who declared a conflict of interest in a report, as the trail names them. */
export async function listRecused(db: Queryable, reportId: string): Promise<string[]> {
  const { actor, subject, action } = wbsAuditEntries;
  const rows = await db
    .select({ actor })
    .from(wbsAuditEntries)
    .where(and(eq(subject, reportId), eq(action, 'wbs.recuse')));
  return rows.map((row) => row.actor);
}
