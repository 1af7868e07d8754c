import { and, count, desc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaints } from '#lib/server/db/schema/complaints.ts';

/** What stands on the public list, and no more: no other column leaves this file. */
const columns = {
  registerNumber: complaints.registerNumber,
  category: complaints.category,
  state: complaints.state,
  receivedOn: complaints.receivedOn,
  resolveDueOn: complaints.resolveDueOn,
  summary: sql<string>`${complaints.publicSummary}`,
  /** Office day of the last step of its life. */
  changedOn: sql<OfficeDate>`coalesce(
    (select max(e.on_date) from complaint_events e where e.complaint_id = complaints.id and e.to_state is not null),
    complaints.received_on)::text`
};

export interface PublishedRow {
  readonly registerNumber: string;
  readonly category: Category;
  readonly state: ComplaintState;
  readonly receivedOn: OfficeDate;
  readonly resolveDueOn: OfficeDate | null;
  readonly summary: string;
  readonly changedOn: OfficeDate;
}

const isPublished = and(isNotNull(complaints.publishedOn), isNotNull(complaints.publicSummary));
const newestFirst = [desc(complaints.receivedOn), desc(complaints.registerYear), desc(complaints.registerSequence)];

export interface PublishedSelection {
  readonly categories?: readonly Category[] | undefined;
  readonly states?: readonly ComplaintState[] | undefined;
  readonly registerNumbers?: readonly string[] | undefined;
  readonly from?: OfficeDate | undefined;
  readonly until?: OfficeDate | undefined;
  readonly limit: number;
  readonly offset?: number;
}

function conditionOf({ categories, states, registerNumbers, from, until }: PublishedSelection): SQL | undefined {
  return and(
    isPublished,
    categories && inArray(complaints.category, [...categories]),
    states && inArray(complaints.state, [...states]),
    registerNumbers && inArray(complaints.registerNumber, [...registerNumbers]),
    from === undefined ? undefined : sql`${complaints.receivedOn} >= ${from}`,
    until === undefined ? undefined : sql`${complaints.receivedOn} <= ${until}`
  );
}

export async function listPublishedRows(db: Queryable, selection: PublishedSelection): Promise<PublishedRow[]> {
  return db
    .select(columns)
    .from(complaints)
    .where(conditionOf(selection))
    .orderBy(...newestFirst)
    .limit(selection.limit)
    .offset(selection.offset ?? 0);
}

export async function countPublished(db: Queryable, selection: Omit<PublishedSelection, 'limit'>): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(complaints)
    .where(conditionOf({ ...selection, limit: 0 }));
  return row?.total ?? 0;
}

export async function findPublished(db: Queryable, registerNumber: string): Promise<PublishedRow | undefined> {
  const [row] = await db
    .select(columns)
    .from(complaints)
    .where(and(isPublished, eq(complaints.registerNumber, registerNumber)));
  return row;
}

/** Those that share words with the text, most of them first. @param words lower case, letters and digits only */
export async function listSimilar(db: Queryable, words: readonly string[], limit: number): Promise<PublishedRow[]> {
  const query = sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' | ')})`;
  const summary = sql`to_tsvector('simple', ${complaints.publicSummary})`;
  return db
    .select(columns)
    .from(complaints)
    .where(and(isPublished, sql`${summary} @@ ${query}`))
    .orderBy(sql`ts_rank(${summary}, ${query}) desc`, ...newestFirst)
    .limit(limit);
}
