import { lastDayOfMonth, makeOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { rational, roundHalfUp } from '#lib/domain/statistics/rational.ts';
import { categories, type Category } from './category.ts';
import { complaintChannels, type ComplaintChannel } from './complaint-channel.ts';
import { counterOf } from './complaint-state.ts';
import { recapRow, type RecapCase, type RecapRow, type RecapRules } from './recap-row.ts';

/** The counters of a span of whole months; `toFollowUp = carriedOver + received − rejectedOrWithdrawn = inProcess + done`. */
export interface RecapCounts {
  /** Open when the span began. */
  readonly carriedOver: number;
  /** Came in the span, those opened again in it included. */
  readonly received: number;
  readonly rejectedOrWithdrawn: number;
  readonly toFollowUp: number;
  readonly inProcess: number;
  readonly done: number;
  /** Of `done`: handed to the competent body. */
  readonly forwarded: number;
  /** Of `inProcess`: not answered, and past the day by which they had to be. */
  readonly overdue: number;
  /** Answered or handed on within the span. */
  readonly answered: number;
  readonly answeredOnTime: number;
  /** `done` of `toFollowUp`, in hundredths of a percent: 66,67 % is 6667. Null when there was nothing to follow up. */
  readonly doneRate: number | null;
  /** `answeredOnTime` of `answered`, in hundredths of a percent; null when nothing was answered. */
  readonly onTimeRate: number | null;
  /** Of `toFollowUp`; every category and channel is there. */
  readonly byCategory: Readonly<Record<Category, number>>;
  readonly byChannel: Readonly<Record<ComplaintChannel, number>>;
}

export interface MonthRecap extends RecapCounts {
  readonly year: number;
  readonly month: number;
  /** By day of receipt, then register number; rejected and withdrawn ones included. */
  readonly rows: readonly RecapRow[];
}

export interface QuarterRecap extends RecapCounts, Period {}

/**
 * The recap of a month from the events of all cases, in any order of cases. A case opened again in a later month counts there
 * again (regulations.md §3.2).
 *
 * @throws Error when the counters' identity does not hold, which no sequence of events can bring about
 */
export function monthRecap(
  cases: readonly RecapCase[],
  { year, month }: { readonly year: number; readonly month: number },
  rules: RecapRules
): MonthRecap {
  const rows = rowsOf(cases, makeOfficeDate(year, month, 1), lastDayOfMonth(year, month), rules);
  return { year, month, ...countsOf(rows), rows };
}

/** The same counters over a quarter, for the measures of the plan. @throws as `monthRecap` */
export function quarterRecap(cases: readonly RecapCase[], period: Period, rules: RecapRules): QuarterRecap {
  const { year, quarter } = period;
  const last = quarter * 3;
  return {
    year,
    quarter,
    ...countsOf(rowsOf(cases, makeOfficeDate(year, last - 2, 1), lastDayOfMonth(year, last), rules))
  };
}

function rowsOf(cases: readonly RecapCase[], from: OfficeDate, to: OfficeDate, rules: RecapRules): RecapRow[] {
  const key = ({ receivedOn, registerNumber }: RecapRow) => `${receivedOn} ${registerNumber}`;
  return cases
    .flatMap((one) => recapRow(one, from, to, rules) ?? [])
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function countsOf(rows: readonly RecapRow[]): RecapCounts {
  const count = (holds: (row: RecapRow) => boolean) => rows.filter(holds).length;
  const followed = rows.filter(({ state }) => counterOf(state) !== undefined);
  const answered = count(({ resolvedInSpan }) => resolvedInSpan);
  const answeredOnTime = count(({ resolvedInSpan, onTime }) => resolvedInSpan && onTime === true);
  const carriedOver = count(({ origin }) => origin === 'carried_over');
  const rejectedOrWithdrawn = count(({ state }) => counterOf(state) === undefined);
  const done = count(({ state }) => counterOf(state) === 'done');
  const received = rows.length - carriedOver;
  const counts = {
    carriedOver,
    received,
    rejectedOrWithdrawn,
    toFollowUp: carriedOver + received - rejectedOrWithdrawn,
    inProcess: count(({ state }) => counterOf(state) === 'in_process'),
    done,
    forwarded: count(({ state }) => state === 'forwarded'),
    overdue: count(({ overdue }) => overdue),
    answered,
    answeredOnTime,
    doneRate: rate(done, followed.length),
    onTimeRate: rate(answeredOnTime, answered),
    byCategory: tally(categories, followed, ({ category }) => category),
    byChannel: tally(complaintChannels, followed, ({ channel }) => channel)
  };
  requireBalance(counts);
  return counts;
}

/** The identity of every published matrix (PermenPANRB 90/2021). @throws Error */
export function requireBalance({
  carriedOver,
  received,
  rejectedOrWithdrawn,
  toFollowUp,
  inProcess,
  done
}: Pick<RecapCounts, 'carriedOver' | 'received' | 'rejectedOrWithdrawn' | 'toFollowUp' | 'inProcess' | 'done'>): void {
  const isBalanced = toFollowUp === inProcess + done && toFollowUp === carriedOver + received - rejectedOrWithdrawn;
  if (!isBalanced) {
    throw new Error(
      `The recap does not add up: ${toFollowUp} to follow up, ${inProcess} in process, ${done} done, ` +
        `${carriedOver} carried over, ${received} received, ${rejectedOrWithdrawn} rejected or withdrawn`
    );
  }
}

const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : roundHalfUp(rational(100 * part, whole), 2);

function tally<Code extends string>(
  codes: readonly Code[],
  rows: readonly RecapRow[],
  codeOf: (row: RecapRow) => Code
): Record<Code, number> {
  const counts = Object.fromEntries(codes.map((code) => [code, 0])) as Record<Code, number>;
  for (const row of rows) counts[codeOf(row)] += 1;
  return counts;
}
