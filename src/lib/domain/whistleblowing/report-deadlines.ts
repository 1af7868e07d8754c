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

export const duties = ['acknowledge', 'review', 'feedback'] as const;
export type Duty = (typeof duties)[number];

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

const dueOn = (deadlines: ReportDeadlines): Readonly<Record<Duty, OfficeDate>> => ({
  acknowledge: deadlines.acknowledgeDueOn,
  review: deadlines.reviewDueOn,
  feedback: deadlines.feedbackDueOn
});

const doneOn = (days: ReportDays): Readonly<Record<Duty, OfficeDate | null>> => ({
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
export function openDuties(days: ReportDays, deadlines: ReportDeadlines, today: OfficeDate): OpenDuty[] {
  if (isClosed(days.state)) return [];
  const [due, done] = [dueOn(deadlines), doneOn(days)];
  return duties
    .filter((duty) => done[duty] === null)
    .map((duty) => ({ duty, dueOn: due[duty], overdue: due[duty] < today }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Whether a duty was done on its last day or before; false as well while it is not done. */
export function wasInTime(duty: Duty, days: ReportDays, deadlines: ReportDeadlines): boolean {
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
