import {
  addDays,
  lastDayOfMonth,
  makeOfficeDate,
  officeDateAt,
  startOfOfficeDate,
  type OfficeDate
} from '#lib/domain/calendar/office-date.ts';
import { addQuarters, dueMonth, type Period } from '#lib/domain/calendar/period.ts';

/** The life of a round; `open` and `closed` before a person acts are decided by the dates alone. */
export const roundStatuses = ['planned', 'open', 'closed', 'reviewed', 'published', 'corrected'] as const;
export type RoundStatus = (typeof roundStatuses)[number];

/** What is stored: `scheduled` follows the dates, the rest was done by a person. */
export const roundStages = ['scheduled', 'closed', 'reviewed', 'published', 'corrected'] as const;
export type RoundStage = (typeof roundStages)[number];

export interface RoundDates {
  readonly opensOn: OfficeDate;
  /** Last day on which answers count; the round ends at 24.00 WITA of that day. */
  readonly closesOn: OfficeDate;
}

/** Day of the due month on which a round closes unless the office says otherwise. */
export const defaultClosingDay = 20;

/** Dates of a round still to be made: it opens the day after the one before it closes, as that one stands. */
export function newRoundDates(period: Period, closingDay: number, before: RoundDates | undefined): RoundDates {
  const dates = defaultRoundDates(period, closingDay);
  return before ? { ...dates, opensOn: addDays(before.closesOn, 1) } : dates;
}

/** A round opens the day after the quarter before it closed and closes on the closing day of its due month. */
export function defaultRoundDates(period: Period, closingDay = defaultClosingDay): RoundDates {
  const before = addQuarters(period, -1);
  return {
    opensOn: addDays(makeOfficeDate(before.year, dueMonth(before), closingDay), 1),
    closesOn: makeOfficeDate(period.year, dueMonth(period), closingDay)
  };
}

/** Status of a round on an office day. */
export function roundStatusOn(round: RoundDates & { readonly stage: RoundStage }, today: OfficeDate): RoundStatus {
  if (round.stage !== 'scheduled') return round.stage;
  if (today < round.opensOn) return 'planned';
  return today <= round.closesOn ? 'open' : 'closed';
}

export const roundActions = ['open', 'close', 'review', 'publish', 'correct'] as const;
export type RoundAction = (typeof roundActions)[number];

const allowedActions: Record<RoundStatus, readonly RoundAction[]> = {
  planned: ['open'],
  open: ['close'],
  closed: ['review'],
  reviewed: ['publish'],
  published: ['correct'],
  corrected: ['correct']
};

export function actionsFor(status: RoundStatus): readonly RoundAction[] {
  return allowedActions[status];
}

/** Publishing says something in public and needs its own permission; a correction is a new publication. */
export function isPublication(action: RoundAction): boolean {
  return action === 'publish' || action === 'correct';
}

/** The stored stage after each action; an opened round follows its dates again. */
export const stageAfter: Readonly<Record<RoundAction, RoundStage>> = {
  open: 'scheduled',
  close: 'closed',
  review: 'reviewed',
  publish: 'published',
  correct: 'corrected'
};

export function mayChangeDates(status: RoundStatus): boolean {
  return status === 'planned' || status === 'open';
}

/** A device's clock within this distance of ours decides the round of its answers. */
export const clockToleranceMs = 10 * 60 * 1000;

export interface AnswerTimes {
  readonly takenAt: number;
  readonly receivedAt: number;
  /** Device clock minus ours; unknown when the sender did not measure it. */
  readonly clockOffsetMs: number | null;
}

/**
 * The office day by which an answer finds its round: when it was taken, if the device's clock can be believed, else when it
 * arrived. How long it waited offline does not matter; an answer from the future never does.
 */
export function decisiveDate({ takenAt, receivedAt, clockOffsetMs }: AnswerTimes): OfficeDate {
  const clockIsRight = Math.abs(clockOffsetMs ?? 0) <= clockToleranceMs && takenAt <= receivedAt + clockToleranceMs;
  return officeDateAt(clockIsRight ? Math.min(takenAt, receivedAt) : receivedAt);
}

/** The instant at which the round stops counting answers, in milliseconds since 1970 UTC. */
export function closingInstant(round: RoundDates): number {
  return startOfOfficeDate(addDays(round.closesOn, 1));
}

/** Calendar days after the due month during which a publication is still on time, unless the office says otherwise. */
export const defaultGraceDays = 0;

/**
 * Last day on which a publication counts as on time: the end of the due month and `graceDays` calendar days more. `month`
 * where a plan wants the quarter's proof in another month than its last.
 */
export function publicationDueOn(period: Period, graceDays: number, month: number = dueMonth(period)): OfficeDate {
  return addDays(lastDayOfMonth(period.year, month), graceDays);
}
