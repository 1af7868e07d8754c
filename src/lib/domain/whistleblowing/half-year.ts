import {
  formatHalfYear,
  halfYearName,
  halfYearOf,
  endedHalfYears,
  parseHalfYear,
  type HalfYear
} from '#lib/domain/calendar/half-year.ts';
import { countOf, countText, smallestCount, type Count } from '#lib/domain/statistics/small-count.ts';
import { isClosed, type ReportState } from './report-state.ts';
import type { ClosingReason } from './closing-reason.ts';

export {
  countText,
  endedHalfYears,
  formatHalfYear,
  halfYearName,
  halfYearOf,
  parseHalfYear,
  type Count,
  type HalfYear
};

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
