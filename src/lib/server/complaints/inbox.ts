import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { categoryNames, type Category } from '#lib/domain/complaints/category.ts';
import { complaintChannelNames } from '#lib/domain/complaints/complaint-channel.ts';
import { classNames, type ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import { stateNames, type ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { InboxFilter } from '#lib/domain/complaints/inbox-filter.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { inSnapshot } from '#lib/server/db/transaction.ts';
import { named, presentDeadline } from './case-presenter.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { countInbox, selectInbox, type InboxRow } from './inbox-repository.ts';
import type { Named, PresentedDeadline } from './presented.ts';

export { inboxFilters, type InboxFilter } from '#lib/domain/complaints/inbox-filter.ts';

export interface InboxItem {
  readonly id: string;
  readonly registerNumber: string;
  readonly class: Named<ComplaintClass>;
  readonly category: Named<Category>;
  readonly state: Named<ComplaintState>;
  readonly channel: string;
  readonly receivedOn: string;
  /** The nearest of the office's own deadlines that is still to be met. */
  readonly nextDue: PresentedDeadline | null;
  readonly assignee: string | null;
  readonly quarantined: boolean;
  /** The newest message is the complainant's. */
  readonly unanswered: boolean;
  /** So it is while the case otherwise waits for the complainant. */
  readonly needsReply: boolean;
  readonly mergedInto: string | null;
}

export interface InboxPage {
  readonly items: readonly InboxItem[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface InboxQuery {
  readonly filter: InboxFilter;
  /** Part of a register number or of an external reference. */
  readonly q?: string | undefined;
  /** From 1. */
  readonly page: number;
}

const perPage = 50;

const accountOf = (actor: Actor) => (actor.kind === 'staff' ? actor.accountId : null);

/** Nearest deadline first, 50 a page. @throws DomainError `forbidden` */
export function listInbox(
  { db, now }: Pick<ComplaintDependencies, 'db' | 'now'>,
  actor: Actor,
  { filter, q = '', page }: InboxQuery
): Promise<InboxPage> {
  requireMay(actor, 'complaints.handle');
  const today = officeDateAt(now());
  const offset = (Math.max(1, page) - 1) * perPage;
  const selection = { filter, q: q.trim(), today, accountId: accountOf(actor), limit: perPage, offset };
  return inSnapshot(db, async (snapshot) => {
    const { rows, total } = await selectInbox(snapshot, selection);
    return {
      items: rows.map((row) => presentItem(row, today)),
      page: Math.max(1, page),
      pages: Math.max(1, Math.ceil(total / perPage)),
      total
    };
  });
}

function presentItem(row: InboxRow, today: OfficeDate): InboxItem {
  const { dueKind, dueOn, ...rest } = row;
  return {
    ...rest,
    class: named(classNames, row.class, 'id'),
    category: named(categoryNames, row.category, 'id'),
    state: named(stateNames, row.state, 'id'),
    channel: complaintChannelNames[row.channel].id,
    nextDue: dueKind && dueOn ? presentDeadline({ kind: dueKind, dueOn, doneOn: null }, today, 'id') : null
  };
}

/** @throws DomainError `forbidden` */
export function inboxCounts(
  { db, now }: Pick<ComplaintDependencies, 'db' | 'now'>,
  actor: Actor
): Promise<Record<InboxFilter, number>> {
  requireMay(actor, 'complaints.handle');
  return countInbox(db, { today: officeDateAt(now()), accountId: accountOf(actor) });
}
