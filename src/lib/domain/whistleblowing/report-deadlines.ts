import { addDays, addMonthsTo, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { addWorkingDays, type WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import { isClosed, type ReportState } from './report-state.ts';
import { latestAcknowledgeDays, type WbsLimits } from './wbs-limits.ts';

/** Days of a report as its row holds them. */
export interface ReportDays {
  readonly receivedOn: OfficeDate;
  readonly state: ReportState;
  /** First message of a person. */
  readonly acknowledgedOn: OfficeDate | null;
  /** First decision after the review: more information, forwarded, followed up or closed. */
  readonly reviewedOn: OfficeDate | null;
  /** First feedback on what was or will be done: forwarded, followed up or closed. */
  readonly feedbackOn: OfficeDate | null;
}

/** Last days, each itself included. */
export interface ReportDeadlines {
  readonly acknowledgeDueOn: OfficeDate;
  readonly reviewDueOn: OfficeDate;
  readonly feedbackDueOn: OfficeDate;
}

/** Duties with one last day, which count as done in time or not. */
export const duties = ['acknowledge', 'review', 'feedback'] as const;
/** `reply` comes with each message of the reporter, `news` again and again until the report is closed. */
export type Duty = (typeof duties)[number] | 'reply' | 'news';

/** Days of the conversation after the report itself. */
export interface Conversation {
  /** The office's newest message to the reporter. */
  readonly officeSpokeOn: OfficeDate | null;
  /** The reporter's oldest message, after the report itself, that no message of the office followed. */
  readonly reporterWaitsSince: OfficeDate | null;
}

/** Days without a word to the reporter of an open report (regulations.md §4.3). */
export const newsEveryDays = 30;

/** Counted from the acknowledgement and, as long as there is none, from its last day. */
export function reportDeadlines(
  { receivedOn, acknowledgedOn }: Pick<ReportDays, 'receivedOn' | 'acknowledgedOn'>,
  calendar: WorkingCalendar,
  limits: WbsLimits
): ReportDeadlines {
  const target = addWorkingDays(calendar, receivedOn, limits.acknowledge);
  const latest = addDays(receivedOn, latestAcknowledgeDays);
  const acknowledgeDueOn = target < latest ? target : latest;
  const from = acknowledgedOn ?? acknowledgeDueOn;
  return {
    acknowledgeDueOn,
    reviewDueOn: addWorkingDays(calendar, from, limits.review),
    feedbackDueOn: addMonthsTo(from, limits.feedbackMonths)
  };
}

type OnceDuty = (typeof duties)[number];

const dueOn = (deadlines: ReportDeadlines): Readonly<Record<OnceDuty, OfficeDate>> => ({
  acknowledge: deadlines.acknowledgeDueOn,
  review: deadlines.reviewDueOn,
  feedback: deadlines.feedbackDueOn
});

const doneOn = (days: ReportDays): Readonly<Record<OnceDuty, OfficeDate | null>> => ({
  acknowledge: days.acknowledgedOn,
  review: days.reviewedOn,
  feedback: days.feedbackOn
});

export interface OpenDuty {
  readonly duty: Duty;
  readonly dueOn: OfficeDate;
  readonly overdue: boolean;
}

/** What the office still owes, nearest first. A closed report is owed nothing. */
export function openDuties(
  days: ReportDays,
  deadlines: ReportDeadlines,
  conversation: Conversation,
  { today, calendar, limits }: { today: OfficeDate; calendar: WorkingCalendar; limits: Pick<WbsLimits, 'review'> }
): OpenDuty[] {
  if (isClosed(days.state)) return [];
  const [due, done] = [dueOn(deadlines), doneOn(days)];
  const { officeSpokeOn, reporterWaitsSince } = conversation;
  const owed: [Duty, OfficeDate][] = duties.filter((duty) => done[duty] === null).map((duty) => [duty, due[duty]]);
  // Before the acknowledgement, the first words to the reporter answer everything.
  if (reporterWaitsSince !== null && days.acknowledgedOn !== null)
    owed.push(['reply', addWorkingDays(calendar, reporterWaitsSince, limits.review)]);
  if (officeSpokeOn !== null) owed.push(['news', addDays(officeSpokeOn, newsEveryDays)]);
  return owed
    .map(([duty, last]) => ({ duty, dueOn: last, overdue: last < today }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Whether a duty was done on its last day or before; false as well while it is not done. */
export function wasInTime(duty: OnceDuty, days: ReportDays, deadlines: ReportDeadlines): boolean {
  const done = doneOn(days)[duty];
  return done !== null && done <= dueOn(deadlines)[duty];
}

/** The days a change of state sets for the first time. */
export function daysAfterStep(days: ReportDays, next: ReportState, today: OfficeDate): Omit<ReportDays, 'receivedOn'> {
  const isDecision = next !== 'under_review';
  const isFeedback = isDecision && next !== 'needs_information';
  return {
    state: next,
    acknowledgedOn: days.acknowledgedOn ?? today,
    reviewedOn: days.reviewedOn ?? (isDecision ? today : null),
    feedbackOn: days.feedbackOn ?? (isFeedback ? today : null)
  };
}
