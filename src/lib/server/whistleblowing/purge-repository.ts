import { and, asc, desc, eq, inArray, lte, max, ne, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#lib/server/db/client.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { wbsMessages, wbsReports, wbsStatistics } from '#lib/server/db/schema/whistleblowing.ts';
import { isLockTimeout } from './database-failure.ts';
import type { MessageRow } from './message-row.ts';
import type { ReportRow } from './report-repository.ts';

export type PurgeCandidate = Pick<ReportRow, 'id' | 'closedOn' | 'purgeOn'>;

/** Closed reports whose day has come, locked: whoever opens one again waits. */
export async function listPurgeCandidates(tx: Queryable, today: OfficeDate): Promise<PurgeCandidate[]> {
  const { id, closedOn, purgeOn } = wbsReports;
  return tx.select({ id, closedOn, purgeOn }).from(wbsReports).where(lte(purgeOn, today)).for('update');
}

/** The newest message that changed the state. */
export async function findLastStep(tx: Queryable, reportId: Buffer): Promise<MessageRow | undefined> {
  const isStep = and(eq(wbsMessages.reportId, reportId), eq(wbsMessages.kind, 'state'));
  const [row] = await tx.select().from(wbsMessages).where(isStep).orderBy(desc(wbsMessages.seq)).limit(1);
  return row;
}

/** Who wrote the conversation up to a message, in order, and the list that its report was sealed under; without the office's notes. */
export async function listSpeakers(tx: Queryable, { reportId, seq }: Pick<MessageRow, 'reportId' | 'seq'>) {
  const { sender, keyListHash, signedBy } = wbsMessages;
  const isBefore = and(eq(wbsMessages.reportId, reportId), ne(wbsMessages.kind, 'note'), lte(wbsMessages.seq, seq));
  const strand = await tx
    .select({ sender, keyListHash, signedBy })
    .from(wbsMessages)
    .where(isBefore)
    .orderBy(asc(wbsMessages.seq));
  const [report] = await tx
    .select({ list: wbsReports.keyListHash })
    .from(wbsReports)
    .where(eq(wbsReports.id, reportId));
  return { reportList: report?.list ?? Buffer.alloc(0), strand };
}

/** Number of the reporter's newest message. */
export async function findReporterSeq(tx: Queryable, reportId: Buffer): Promise<number> {
  const isTheirs = and(eq(wbsMessages.reportId, reportId), eq(wbsMessages.sender, 'reporter'));
  const [row] = await tx
    .select({ seq: max(wbsMessages.seq) })
    .from(wbsMessages)
    .where(isTheirs);
  return row?.seq ?? 0;
}

/** Wraps, messages, files and chunks go with it. @returns those that were there */
export async function deleteReports(tx: Queryable, ids: readonly Buffer[]): Promise<Buffer[]> {
  if (ids.length === 0) return [];
  const gone = await tx
    .delete(wbsReports)
    .where(inArray(wbsReports.id, [...ids]))
    .returning({ id: wbsReports.id });
  return gone.map(({ id }) => id);
}

/** Longest wait for readers of the keys, in whose way nobody else is meanwhile. */
const vacuumPatience = '3s';

/** In the order of their names; PostgreSQL does not tend them by itself. */
const tended =
  'audit_entries chunks files half_years instance key_lists messages recipient_keys reports spent_nonces statistics wraps';

/**
 * Takes erased rows out of the tables, and counts what is in them. Sealed keys are written anew without them: an ordinary vacuum leaves
 * their bytes in the pages. No part of a transaction. Where somebody reads for long, such as a backup, the keys stay until the next call.
 */
export async function vacuumReports(db: Database): Promise<void> {
  const session = await db.$client.reserve();
  const tables = tended.split(' ').map((name) => `wbs.${name}`);
  try {
    await session.unsafe(`vacuum (truncate, analyze) ${tables.join(', ')}`);
    await session.unsafe(`set lock_timeout = '${vacuumPatience}'`);
    await session.unsafe('vacuum (full) wbs.wraps').catch((failure: unknown) => {
      if (!isLockTimeout(failure)) throw failure;
    });
  } finally {
    await session.unsafe('reset lock_timeout');
    session.release();
  }
}

export async function listReportIds(db: Queryable): Promise<Buffer[]> {
  return (await db.select({ id: wbsReports.id }).from(wbsReports)).map(({ id }) => id);
}

export function listOpenForCount(db: Queryable) {
  return db
    .select({ receivedOn: wbsReports.receivedOn, state: wbsReports.state })
    .from(wbsReports)
    .where(sql`${wbsReports.closedOn} is null`);
}

export function listStatistics(db: Queryable) {
  return db.select().from(wbsStatistics);
}
