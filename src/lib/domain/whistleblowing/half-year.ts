import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { isClosed, type ReportState } from './report-state.ts';
import type { ClosingReason } from './closing-reason.ts';

/** Semester: January to June, July to December; reported in June and December (plan row V.2). */
export interface HalfYear {
  readonly year: number;
  readonly half: 1 | 2;
}

export function halfYearOf(date: OfficeDate): HalfYear {
  return { year: Number(date.slice(0, 4)), half: Number(date.slice(5, 7)) <= 6 ? 1 : 2 };
}

/** `2026-s2` */
export const formatHalfYear = ({ year, half }: HalfYear): string => `${year}-s${half}`;

export function parseHalfYear(text: string): HalfYear | undefined {
  const match = /^(\d{4})-s([12])$/.exec(text);
  return match ? { year: Number(match[1]), half: Number(match[2]) as 1 | 2 } : undefined;
}

/** `Semester II Tahun 2026` */
export const halfYearName = ({ year, half }: HalfYear): string => `Semester ${half === 1 ? 'I' : 'II'} Tahun ${year}`;

/**
 * The half-years from a year on that are over on a day. The running one is never told of: a figure that grows says when somebody
 * reported.
 */
export function endedHalfYears(fromYear: number, today: OfficeDate): HalfYear[] {
  const running = formatHalfYear(halfYearOf(today));
  const years = Array.from(
    { length: Math.max(0, halfYearOf(today).year - fromYear + 1) },
    (_, index) => fromYear + index
  );
  return years
    .flatMap((year): HalfYear[] => [
      { year, half: 1 },
      { year, half: 2 }
    ])
    .filter((halfYear) => formatHalfYear(halfYear) < running);
}

/** What is counted of one report; nothing that leads back to it. Outlives it. */
export interface CountedReport {
  readonly received: string;
  /** Null while it is open. */
  readonly closed: string | null;
  readonly state: ReportState;
  readonly reason: ClosingReason | null;
  readonly acknowledgedInTime: boolean;
  readonly feedbackInTime: boolean;
}

/** Below this number everything is one class: in a small office a "1" is a person. */
export const smallestCount = 5;

export type Count = { readonly kind: 'few' } | { readonly kind: 'exact'; readonly value: number };

export const countOf = (value: number): Count => (value < smallestCount ? { kind: 'few' } : { kind: 'exact', value });

export const countText = (count: Count): string =>
  count.kind === 'few' ? `kurang dari ${smallestCount}` : String(count.value);

export interface HalfYearCounts {
  readonly received: Count;
  readonly closed: Count;
  /** Percent, rounded half up; undefined below the smallest count. */
  readonly onTimeRate: number | undefined;
}

/** What may leave (whistleblowing.md §8.0.16). In time: both the acknowledgement and the feedback of a closed report were. */
export function countHalfYear(reports: readonly CountedReport[], halfYear: HalfYear): HalfYearCounts {
  const name = formatHalfYear(halfYear);
  const closed = reports.filter((report) => report.closed === name && isClosed(report.state));
  const inTime = closed.filter((report) => report.acknowledgedInTime && report.feedbackInTime).length;
  const others = closed.length - inTime;
  const mayTell = closed.length >= smallestCount && !isSmall(inTime) && !isSmall(others);
  return {
    received: countOf(reports.filter((report) => report.received === name).length),
    closed: countOf(closed.length),
    onTimeRate: mayTell ? Math.floor((inTime * 200 + closed.length) / (closed.length * 2)) : undefined
  };
}

/** A rate that leaves one to four people on one side tells of them. */
const isSmall = (count: number): boolean => count > 0 && count < smallestCount;
