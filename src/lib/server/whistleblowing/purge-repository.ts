import { inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { wbsReports, wbsStatistics } from '#lib/server/db/schema/whistleblowing.ts';

export interface PurgeCandidate {
  readonly id: Buffer;
  readonly purgeOn: OfficeDate;
  /** The reporter wrote something that nobody opened. */
  readonly unread: boolean;
}

export async function listPurgeCandidates(db: Queryable, today: OfficeDate): Promise<PurgeCandidate[]> {
  const rows = await db.execute(sql`
    select r.id, r.purge_on::text as "purgeOn",
      (select max(m.seq) from wbs.messages m where m.report_id = r.id and m.sender = 'reporter')
        > coalesce((select max(w.read_seq) from wbs.wraps w where w.report_id = r.id), 0) as unread
    from wbs.reports r where r.purge_on <= ${today}::date for update of r`);
  return rows as unknown as PurgeCandidate[];
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
