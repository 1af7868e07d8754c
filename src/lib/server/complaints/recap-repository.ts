import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Month } from '#lib/domain/calendar/month.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { MonthRecap, QuarterRecap } from '#lib/domain/complaints/recap.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintRecaps } from '#lib/server/db/schema/complaint-recaps.ts';
import { complaintEvents, complaints } from '#lib/server/db/schema/complaints.ts';

/** What a row of the recaps holds; written by this program only. */
export interface RecapContent {
  readonly month: MonthRecap;
  /** With the quarter's last month. */
  readonly quarter: QuarterRecap | null;
}

export interface StoredRecap extends Month {
  /** 1, and one more with each correction. */
  readonly version: number;
  readonly recap: RecapContent;
  readonly frozenAt: Date;
  readonly actor: string;
}

/** A case as the recap reads it, with the events that moved it, in their order. */
export interface RecapFacts {
  readonly complaint: Pick<
    typeof complaints.$inferSelect,
    | 'id'
    | 'registerNumber'
    | 'receivedOn'
    | 'class'
    | 'oversight'
    | 'category'
    | 'channel'
    | 'identity'
    | 'quarantined'
    | 'forwardedTo'
  >;
  readonly events: readonly {
    readonly kind: string;
    readonly onDate: OfficeDate;
    readonly toState: ComplaintState | null;
    readonly actor: string;
  }[];
}

/** Every case that came by `to` and was open on `from` or later, by register number. */
export async function listRecapFacts(
  db: Queryable,
  { from, to }: { readonly from: OfficeDate; readonly to: OfficeDate }
): Promise<RecapFacts[]> {
  const rows = await db
    .select({
      id: complaints.id,
      registerNumber: complaints.registerNumber,
      receivedOn: complaints.receivedOn,
      class: complaints.class,
      oversight: complaints.oversight,
      category: complaints.category,
      channel: complaints.channel,
      identity: complaints.identity,
      quarantined: complaints.quarantined,
      forwardedTo: complaints.forwardedTo
    })
    .from(complaints)
    .where(
      sql`${complaints.receivedOn} <= ${to} and (${complaints.endedOn} is null or ${complaints.endedOn} >= ${from}
        or exists (select from ${complaintEvents} where ${complaintEvents.complaintId} = ${complaints.id}
          and ${complaintEvents.onDate} >= ${from}))`
    )
    .orderBy(asc(complaints.registerYear), asc(complaints.registerSequence));
  const events = await listEventsOf(
    db,
    rows.map(({ id }) => id)
  );
  return rows.map((complaint) => ({ complaint, events: events.get(complaint.id) ?? [] }));
}

async function listEventsOf(
  db: Queryable,
  ids: readonly string[]
): Promise<Map<string, RecapFacts['events'][number][]>> {
  const found = new Map<string, RecapFacts['events'][number][]>();
  if (ids.length === 0) return found;
  const { complaintId, id, kind, onDate, toState, actor } = complaintEvents;
  const rows = await db
    .select({ complaintId, kind, onDate, toState, actor })
    .from(complaintEvents)
    .where(inArray(complaintId, [...ids]))
    .orderBy(asc(complaintId), asc(id));
  for (const { complaintId: owner, ...event } of rows) found.set(owner, [...(found.get(owner) ?? []), event]);
  return found;
}

/** Day on which the first complaint reached the office; undefined without any. */
export async function findFirstReceipt(db: Queryable): Promise<OfficeDate | undefined> {
  const [row] = await db.select({ day: sql<string | null>`min(${complaints.receivedOn})::text` }).from(complaints);
  return row?.day ?? undefined;
}

/** What staff wrote for the public list of these cases, and whether it stands there. */
export async function listSummaries(
  db: Queryable,
  ids: readonly string[]
): Promise<Map<string, { readonly summary: string; readonly isPublished: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: complaints.id, summary: complaints.publicSummary, publishedOn: complaints.publishedOn })
    .from(complaints)
    .where(and(inArray(complaints.id, [...ids]), isNotNull(complaints.publicSummary)));
  return new Map(
    rows.map(({ id, summary, publishedOn }) => [id, { summary: summary ?? '', isPublished: publishedOn !== null }])
  );
}

/** Untouched cases that came in a flood, received by a day: they are not counted. */
export async function countQuarantined(db: Queryable, by: OfficeDate): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::integer` })
    .from(complaints)
    .where(
      and(eq(complaints.quarantined, true), eq(complaints.state, 'received'), sql`${complaints.receivedOn} <= ${by}`)
    );
  return row?.count ?? 0;
}

const asStored = (row: typeof complaintRecaps.$inferSelect): StoredRecap => ({
  ...row,
  recap: row.recap as RecapContent
});

/** The newest version of a month; undefined while it is not frozen. */
export async function findRecap(db: Queryable, { year, month }: Month): Promise<StoredRecap | undefined> {
  const [row] = await db
    .select()
    .from(complaintRecaps)
    .where(and(eq(complaintRecaps.year, year), eq(complaintRecaps.month, month)))
    .orderBy(sql`${complaintRecaps.version} desc`)
    .limit(1);
  return row && asStored(row);
}

/** The newest version of every frozen month, oldest month first; without the rows of the matrix, which would be the bulk. */
export async function listRecaps(db: Queryable): Promise<StoredRecap[]> {
  const { year, month, version, frozenAt, actor, recap } = complaintRecaps;
  const rows = await db
    .selectDistinctOn([year, month], {
      year,
      month,
      version,
      frozenAt,
      actor,
      recap: sql<unknown>`jsonb_set(${recap}, '{month,rows}', '[]')`
    })
    .from(complaintRecaps)
    .orderBy(asc(year), asc(month), sql`${version} desc`);
  return rows.map((row) => asStored(row));
}

export async function insertRecap(tx: Queryable, { recap, ...row }: StoredRecap): Promise<void> {
  await tx.insert(complaintRecaps).values({ ...row, recap });
}

/** One freezing at a time, whichever process it runs in. */
export async function lockRecaps(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7730031)`);
}
