import { sql, type SQL } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintChannel } from '#lib/domain/complaints/complaint-channel.ts';
import type { ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import type { InboxFilter } from '#lib/domain/complaints/inbox-filter.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { Queryable } from '#lib/server/db/client.ts';

export interface InboxRow {
  readonly id: string;
  readonly registerNumber: string;
  readonly class: ComplaintClass;
  readonly category: Category;
  readonly channel: ComplaintChannel;
  readonly state: ComplaintState;
  readonly receivedOn: OfficeDate;
  readonly dueOn: OfficeDate | null;
  readonly dueKind: 'verify' | 'first_response' | 'resolve' | 'reply' | null;
  readonly assignee: string | null;
  readonly quarantined: boolean;
  readonly unanswered: boolean;
  readonly needsReply: boolean;
  readonly mergedInto: string | null;
}

/** The newest words of `c`, or of a case that shares its state, are a complainant's. */
const unanswered = sql`exists (
  select from complaints k
  cross join lateral (
    select author from complaint_messages where complaint_id = k.id and author <> 'note' order by sent_at desc, id limit 1
  ) last
  where (k.id = c.id or k.merged_into_id = c.id) and last.author = 'complainant'
)`;

/** Whether a complainant of the case, or of one that shares its state, waits for words of the office. */
export async function isUnanswered(db: Queryable, mainId: string): Promise<boolean> {
  const [row] = await db.execute<{ waits: boolean }>(
    sql`select ${unanswered} as waits from complaints c where c.id = ${mainId}`
  );
  return row?.waits ?? false;
}

/**
 * Cases with the nearest of the office's own deadlines that is still to be met. What shares another case's state stands for itself
 * in `all` only: its main case is worked on.
 */
const cases = sql`
  select c.id, c.register_number, c.class, c.category, c.channel, c.state, c.received_on, c.quarantined, c.assignee_id,
    c.external_reference, c.forwarded_reference, c.ended_on, c.received_at, due.on_date as due_on, due.kind as due_kind, a.name as assignee,
    m.register_number as merged_into, c.ended_on is null and c.merged_into_id is null as is_open,
    ${unanswered} as unanswered
  from complaints c
  left join staff_accounts a on a.id = c.assignee_id
  left join complaints m on m.id = c.merged_into_id
  left join lateral (
    select * from (values
      (case when c.verified_on is null then c.verify_due_on end, 'verify', 1),
      (case when c.first_response_on is null then c.first_response_due_on end, 'first_response', 2),
      (case when c.state in ('received', 'in_verification', 'in_progress') then c.resolve_due_on end, 'resolve', 3),
      (case when c.state = 'answered' then c.reply_due_on end, 'reply', 4)
    ) duties (on_date, kind, rank)
    where on_date is not null and c.ended_on is null and c.merged_into_id is null
    order by on_date, rank limit 1
  ) due on true`;

/** A message of the complainant while the case waits for them: no other duty brings the office to it. */
const needsReply = sql`is_open and unanswered and state in ('answered', 'needs_completion')`;

interface InboxScope {
  readonly today: OfficeDate;
  /** Account id of who asks; null for a part of the program. */
  readonly accountId: string | null;
}

function condition(filter: InboxFilter, { today, accountId }: InboxScope): SQL {
  switch (filter) {
    case 'due':
      return sql`due_on = ${today}::date`;
    case 'overdue':
      return sql`due_on < ${today}::date`;
    case 'reply':
      return needsReply;
    case 'waiting':
      return sql`is_open and state = 'needs_completion'`;
    case 'mine':
      return sql`is_open and assignee_id = ${accountId}::uuid`;
    case 'open':
      return sql`is_open`;
    case 'quarantined':
      return sql`is_open and quarantined and state = 'received'`;
    case 'all':
      return sql`true`;
  }
}

export interface InboxSelection extends InboxScope {
  readonly filter: InboxFilter;
  readonly q: string;
  readonly limit: number;
  readonly offset: number;
}

/** Nearest deadline first, then the oldest; ended cases last, the newest of them first. */
export async function selectInbox(
  db: Queryable,
  selection: InboxSelection
): Promise<{ rows: InboxRow[]; total: number }> {
  const { filter, q, limit, offset } = selection;
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`${condition(filter, selection)} and
    (${q} = '' or register_number ilike ${pattern} or external_reference ilike ${pattern}
      or forwarded_reference ilike ${pattern})`;
  const rows = await db.execute<InboxRow & Record<string, unknown>>(sql`
    select id, register_number as "registerNumber", class, category, channel, state, received_on::text as "receivedOn",
      due_on::text as "dueOn", due_kind as "dueKind", assignee, quarantined, unanswered, ${needsReply} as "needsReply",
      merged_into as "mergedInto"
    from (${cases}) cases where ${where}
    order by due_on, ended_on desc nulls first, received_at desc, id
    limit ${limit} offset ${offset}`);
  const [count] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from (${cases}) cases where ${where}`
  );
  return { rows: [...rows], total: count?.total ?? 0 };
}

export async function countInbox(db: Queryable, scope: InboxScope): Promise<Record<InboxFilter, number>> {
  const count = (filter: InboxFilter) => sql`count(*) filter (where ${condition(filter, scope)})::int`;
  const [row] = await db.execute<Record<InboxFilter, number>>(sql`
    select ${count('due')} as due, ${count('overdue')} as overdue, ${count('reply')} as reply, ${count('waiting')} as waiting,
      ${count('mine')} as mine, ${count('open')} as open, ${count('quarantined')} as quarantined, ${count('all')} as "all"
    from (${cases}) cases`);
  if (!row) throw new Error('Counting gave no row');
  return row;
}
