import type { Actor } from '#lib/domain/staff/actor.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import type { OpenDuty } from '#lib/domain/whistleblowing/report-deadlines.ts';
import type { ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import { purgeWarnings } from '#lib/domain/whistleblowing/retention.ts';
import { asRecipient } from './access-repository.ts';
import { listHeldReports, listReadMarks, type HeldReport } from './case-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { requireRecipient } from './held-case.ts';
import { loadReportClock } from './report-clock.ts';

/** What a recipient sees of a report in their list; its content stays closed. */
export interface ReportLine {
  readonly id: string;
  readonly receivedOn: string;
  readonly state: ReportState;
  readonly closingReason: ClosingReason | null;
  readonly quarantined: boolean;
  /** Where it was encrypted. */
  readonly mode: 'browser' | 'server';
  /** The reporter wrote something that none of the actor's keys opened. */
  readonly unread: boolean;
  readonly newestDay: string;
  /** Nearest first. */
  readonly duties: readonly OpenDuty[];
  readonly purgeOn: string | null;
}

export interface InboxCounts {
  readonly open: number;
  readonly unread: number;
  readonly overdue: number;
  /** Due within three days. */
  readonly dueSoon: number;
  readonly quarantined: number;
  /** Erased within 30 days. */
  readonly purgedSoon: number;
}

/** Every report the actor's keys open, newest first. @throws DomainError `forbidden` */
export async function listReports(deps: WhistleblowingDependencies, actor: Actor): Promise<ReportLine[]> {
  const { keyIds, today } = await requireRecipient(deps, actor);
  if (keyIds.length === 0) return [];
  const clock = await loadReportClock(deps.db);
  const { held, marks } = await asRecipient(deps.db, keyIds, async (tx) => ({
    held: await listHeldReports(tx),
    marks: await listReadMarks(tx, keyIds)
  }));
  return held.map(({ report, mode, reporterSeq, newestDay }: HeldReport) => ({
    id: report.id.toString('base64url'),
    receivedOn: report.receivedOn,
    state: report.state,
    closingReason: report.closingReason,
    quarantined: report.quarantined,
    mode,
    unread: reporterSeq > (marks.get(report.id.toString('hex')) ?? 0),
    newestDay,
    duties: clock.duties(report, today),
    purgeOn: report.purgeOn
  }));
}

/** For the head of the inbox. Never for a mail: it says the same whatever there is. */
export function inboxCounts(lines: readonly ReportLine[], today: string): InboxCounts {
  const count = (fits: (line: ReportLine) => boolean) => lines.filter(fits).length;
  const soon = addDays(today, 3);
  return {
    open: count(({ purgeOn }) => purgeOn === null),
    unread: count(({ unread }) => unread),
    overdue: count(({ duties }) => duties.some(({ overdue }) => overdue)),
    dueSoon: count(({ duties }) => duties.some(({ overdue, dueOn }) => !overdue && dueOn <= soon)),
    quarantined: count(({ quarantined, purgeOn }) => quarantined && purgeOn === null),
    purgedSoon: count(({ purgeOn }) => purgeOn !== null && purgeOn <= addDays(today, purgeWarnings[0]))
  };
}
