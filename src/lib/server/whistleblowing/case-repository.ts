import { and, asc, countDistinct, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsFiles, wbsMessages, wbsReports, wbsStatistics, wbsWraps } from '#lib/server/db/schema/whistleblowing.ts';
import type { Spoken } from './conversation.ts';
import type { ChainPlace } from './chain-place.ts';
import type { MessageRow } from './message-row.ts';
import type { ReportRow } from './report-repository.ts';

/** What a recipient does. Every statement runs under `wbs_office`: row security leaves nothing but what their keys hold. */

export type WrapRow = typeof wbsWraps.$inferSelect;
export type StatisticsRow = typeof wbsStatistics.$inferInsert;

/** What a list shows of a report without opening it. */
export interface HeldReport {
  readonly report: ReportRow;
  /** Both sides' messages and the office's notes, none of their content. */
  readonly spoken: readonly Spoken[];
}

export async function listHeldReports(tx: Queryable): Promise<HeldReport[]> {
  const reports = await tx.select().from(wbsReports).orderBy(asc(wbsReports.receivedOn));
  const { reportId, seq, sender, kind, mode, day } = wbsMessages;
  const messages = await tx.select({ reportId, seq, sender, kind, mode, day }).from(wbsMessages);
  const spoken = Map.groupBy(messages, (message) => message.reportId.toString('hex'));
  return reports.flatMap((report) => {
    const found = spoken.get(report.id.toString('hex'));
    return found ? [{ report, spoken: found }] : [];
  });
}

/** Open reports that these keys hold, as the row security of who asks shows them. */
export async function countOpenHeld(tx: Queryable, keyIds: readonly Buffer[]): Promise<number> {
  const [row] = await tx
    .select({ count: countDistinct(wbsWraps.reportId) })
    .from(wbsWraps)
    .innerJoin(wbsReports, eq(wbsReports.id, wbsWraps.reportId))
    .where(and(inArray(wbsWraps.keyId, [...keyIds]), isNull(wbsReports.closedOn)));
  return row?.count ?? 0;
}

export async function findHeldReport(tx: Queryable, id: Buffer): Promise<ReportRow | undefined> {
  const [row] = await tx.select().from(wbsReports).where(eq(wbsReports.id, id));
  return row;
}

/** Two who write to one report wait for each other. */
export async function lockHeldReport(tx: Queryable, id: Buffer): Promise<ReportRow | undefined> {
  const rows = await tx.execute(sql`select 1 from ${wbsReports} where id = ${id} for update`);
  return rows.length === 0 ? undefined : findHeldReport(tx, id);
}

export function listCaseMessages(tx: Queryable, reportId: Buffer): Promise<MessageRow[]> {
  return tx.select().from(wbsMessages).where(eq(wbsMessages.reportId, reportId)).orderBy(asc(wbsMessages.seq));
}

export interface OfficePlace extends ChainPlace {
  /** Hash of the strand's first message: of the report itself, where it is no strand of notes. */
  readonly first: Buffer;
}

/** Where the office's next message stands, without anybody's ciphertext. */
export async function findOfficePlace(
  tx: Queryable,
  reportId: Buffer,
  { isNote, seen }: { readonly isNote: boolean; readonly seen: Buffer }
): Promise<OfficePlace> {
  const [row] = await tx.execute(sql`
    select max(seq) as seq, (array_agg(hash order by seq desc))[1] as hash,
      (array_agg(hash order by seq))[1] as first,
      coalesce(bool_or(hash = ${seen}) filter (where sender = 'reporter'), false) as "hasSeen"
    from ${wbsMessages} where report_id = ${reportId} and (kind = 'note') = ${isNote} having count(*) > 0`);
  const none = Buffer.alloc(0);
  return (row as OfficePlace | undefined) ?? { seq: 0, hash: none, first: none, hasSeen: false };
}

export function listWraps(tx: Queryable, reportId: Buffer): Promise<WrapRow[]> {
  return tx.select().from(wbsWraps).where(eq(wbsWraps.reportId, reportId));
}

/** The newest of the reporter's messages that any of these keys opened, by report (hexadecimal). */
export async function listReadMarks(tx: Queryable, keyIds: readonly Buffer[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ reportId: wbsWraps.reportId, seq: max(wbsWraps.readSeq) })
    .from(wbsWraps)
    .where(inArray(wbsWraps.keyId, [...keyIds]))
    .groupBy(wbsWraps.reportId);
  return new Map(rows.map(({ reportId, seq }) => [reportId.toString('hex'), seq ?? 0]));
}

export async function markReadUpTo(
  tx: Queryable,
  reportId: Buffer,
  keyIds: readonly Buffer[],
  seq: number
): Promise<void> {
  await tx
    .update(wbsWraps)
    .set({ readSeq: sql`greatest(${wbsWraps.readSeq}, ${seq})` })
    .where(and(eq(wbsWraps.reportId, reportId), inArray(wbsWraps.keyId, [...keyIds])));
}

export interface CaseFileRow {
  readonly id: Buffer;
  readonly messageId: Buffer;
  readonly size: number;
  readonly arrived: number;
}

export async function listCaseFiles(tx: Queryable, reportId: Buffer): Promise<CaseFileRow[]> {
  const rows = await tx.execute(sql`
    select f.id, f.message_id as "messageId", f.size,
      (select coalesce(sum(octet_length(c.bytes)), 0)::float8 from wbs.chunks c where c.file_id = f.id) as arrived
    from ${wbsFiles} f where f.report_id = ${reportId}`);
  return rows as unknown as CaseFileRow[];
}

export type ReportChange = Partial<
  Pick<
    ReportRow,
    | 'state'
    | 'closingReason'
    | 'acknowledgedOn'
    | 'reviewedOn'
    | 'feedbackOn'
    | 'closedOn'
    | 'purgeOn'
    | 'quarantined'
    | 'statisticsId'
  >
>;

export async function updateReport(tx: Queryable, id: Buffer, change: ReportChange): Promise<void> {
  await tx.update(wbsReports).set(change).where(eq(wbsReports.id, id));
}

export async function insertWrap(tx: Queryable, wrap: WrapRow): Promise<void> {
  await tx.insert(wbsWraps).values(wrap);
}

export async function deleteWraps(tx: Queryable, reportId: Buffer, keyIds: readonly Buffer[]): Promise<void> {
  await tx.delete(wbsWraps).where(and(eq(wbsWraps.reportId, reportId), inArray(wbsWraps.keyId, [...keyIds])));
}

export async function insertStatistics(tx: Queryable, row: StatisticsRow): Promise<void> {
  await tx.insert(wbsStatistics).values(row);
}

/** Takes a closed report's row of figures back. */
export async function deleteStatisticsOf(tx: Queryable, reportId: Buffer): Promise<void> {
  await tx.execute(sql`select wbs.uncount(${reportId})`);
}
