import { addQuarters, periodIndex, type Period } from '#lib/domain/calendar/period.ts';
import type { MeasureTarget } from '#lib/domain/plan/measure.ts';
import type { Reliability } from '#lib/domain/statistics/publication.ts';
import type { SurveyResult } from '#lib/domain/statistics/result.ts';

/** One quarter of an index. Values on the index's own scale in whole hundredths; null is a gap, never a zero. */
export interface IndexPoint {
  readonly period: Period;
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly n: number;
  readonly reliability: Reliability;
  /** Why there is no value. */
  readonly gap: 'no_survey' | 'no_index' | null;
}

export interface IndexChartData {
  readonly code: 'IKM' | 'IPAK' | 'IPKP';
  readonly outOf: 4 | 100;
  /** Consecutive quarters, oldest first. */
  readonly points: readonly IndexPoint[];
  readonly target: MeasureTarget;
}

export interface QuarterResult {
  readonly period: Period;
  readonly result: SurveyResult;
}

/**
 * The quarters of an index up to the newest one given, at most `quarters` of them; a quarter without a result between two others
 * stays as a gap.
 */
export function indexChartData(
  index: Pick<IndexChartData, 'code' | 'outOf' | 'target'>,
  results: readonly QuarterResult[],
  quarters = 8
): IndexChartData {
  const { code, outOf, target } = index;
  const [first, last] = [results[0], results.at(-1)];
  if (!first || !last) return { code, outOf, target, points: [] };
  const found = new Map(results.map(({ period, result }) => [periodIndex(period), result]));
  const count = Math.min(quarters, periodIndex(last.period) - periodIndex(first.period) + 1);
  const points = Array.from({ length: count }, (_, place) => {
    const period = addQuarters(last.period, place - count + 1);
    return pointOf(period, found.get(periodIndex(period)));
  });
  return { code, outOf, target, points };
}

function pointOf(period: Period, result: SurveyResult | undefined): IndexPoint {
  if (!result || result.n === 0) {
    return { period, value: null, interval: null, n: 0, reliability: 'suppressed', gap: 'no_survey' };
  }
  const { index, n, reliability } = result;
  if (!index) return { period, value: null, interval: null, n, reliability, gap: 'no_index' };
  const { value, interval } = index;
  return { period, value, interval: interval && [interval.low, interval.high], n, reliability, gap: null };
}
