import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { dueMonth as lastMonthOf, type Period } from '#lib/domain/calendar/period.ts';
import { publicationDueOn, type RoundStatus } from '#lib/domain/surveys/round.ts';

/** How far the work is (belum, berjalan, selesai); says nothing about its time. */
export type Progress = 'not_started' | 'in_progress' | 'done';

/** How the work stands to its due day (mendatang, tepat waktu, terlambat); says nothing about how far it is. */
export type Schedule = 'upcoming' | 'on_time' | 'late';

const progressOfStatus: Readonly<Record<RoundStatus, Progress>> = {
  planned: 'not_started',
  open: 'in_progress',
  closed: 'in_progress',
  reviewed: 'in_progress',
  published: 'done',
  corrected: 'done'
};

/** A survey is done when its result is published: until then nobody outside sees any proof. */
export function progressOfRound(status: RoundStatus): Progress {
  return progressOfStatus[status];
}

/** The month of the quarter in which the plan wants the proof: the last one due; undefined if none is. */
export function dueMonthInQuarter(dueMonths: readonly number[], period: Period): number | undefined {
  const last = lastMonthOf(period);
  const inQuarter = dueMonths.filter((month) => month > last - 3 && month <= last);
  return inQuarter.length === 0 ? undefined : Math.max(...inQuarter);
}

/** `doneOn`: the day the proof appeared, null while it has not. On the last day itself the work is still on time. */
export function scheduleOn(today: OfficeDate, until: OfficeDate, doneOn: OfficeDate | null): Schedule {
  if (doneOn !== null) return doneOn <= until ? 'on_time' : 'late';
  return today <= until ? 'upcoming' : 'late';
}

export interface QuarterInput {
  readonly period: Period;
  /** Due months of the plan's action, 1–12. */
  readonly dueMonths: readonly number[];
  readonly status: RoundStatus;
  /** Day of the first publication; a later correction does not move it. */
  readonly publishedOn: OfficeDate | null;
  readonly today: OfficeDate;
  /** Calendar days after the due month. */
  readonly graceDays: number;
}

export interface QuarterState {
  readonly progress: Progress;
  readonly schedule: Schedule;
  readonly dueMonth: number;
  readonly until: OfficeDate;
}

/** A survey's quarter as the plan sees it; undefined where the plan asks nothing of the quarter. */
export function quarterState(quarter: QuarterInput): QuarterState | undefined {
  const dueMonth = dueMonthInQuarter(quarter.dueMonths, quarter.period);
  if (dueMonth === undefined) return undefined;
  const until = publicationDueOn(quarter.period, quarter.graceDays, dueMonth);
  return {
    progress: progressOfRound(quarter.status),
    schedule: scheduleOn(quarter.today, until, quarter.publishedOn),
    dueMonth,
    until
  };
}
