import { and, desc, eq, inArray, lte, max, sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { wbsMessages, wbsReports, wbsStatistics } from '#lib/server/db/schema/whistleblowing.ts';
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

/** Number of the reporter's newest message. */
export async function findReporterSeq(tx: Queryable, reportId: Buffer): Promise<number> {
  const isTheirs = and(eq(wbsMessages.reportId, reportId), eq(wbsMessages.sender, 'reporter'));
  const [row] = await tx
    .select({ seq: max(wbsMessages.seq) })
    .from(wbsMessages)
    .where(isTheirs);
  return row?.seq ?? 0;
}

/** Wraps, messages, files and chunks go with it. */
export async function deleteReports(db: Queryable, ids: readonly Buffer[]): Promise<void> {
  if (ids.length > 0) await db.delete(wbsReports).where(inArray(wbsReports.id, [...ids]));
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
