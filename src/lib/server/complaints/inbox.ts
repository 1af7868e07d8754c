import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import type { Named, PresentedDeadline } from './presented.ts';

export const inboxFilters = ['due', 'overdue', 'waiting', 'mine', 'open', 'quarantined', 'all'] as const;
export type InboxFilter = (typeof inboxFilters)[number];

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

/** Nearest deadline first. `due` is due today, `waiting` waits for the complainant. @throws DomainError `forbidden` */
export function listInbox(_deps: ComplaintDependencies, _actor: Actor, _query: InboxQuery): Promise<InboxPage> {
  throw new Error('not built yet');
}

/** @throws DomainError `forbidden` */
export function inboxCounts(_deps: ComplaintDependencies, _actor: Actor): Promise<Record<InboxFilter, number>> {
  throw new Error('not built yet');
}
