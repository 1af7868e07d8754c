import { addQuarters, periodIndex, type Period } from '#lib/domain/calendar/period.ts';
import type { Localized } from '#lib/domain/surveys/localized.ts';

/** `count`: whole things; `percent`: whole hundredths of a per cent. */
export type QuarterUnit = 'count' | 'percent';

/** Null is a quarter without figures, never a zero. */
export interface QuarterPoint {
  readonly period: Period;
  readonly value: number | null;
}

export interface QuarterChartData {
  readonly label: Localized;
  readonly unit: QuarterUnit;
  /** What is counted, in the plural. */
  readonly things: Localized;
  /** Consecutive quarters, oldest first. */
  readonly points: readonly QuarterPoint[];
}

/** The quarters up to the newest one given, at most `quarters`; one without figures between two others stays as a gap. */
export function quarterPoints(known: readonly QuarterPoint[], quarters = 8): QuarterPoint[] {
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const found = new Map(known.map(({ period, value }) => [periodIndex(period), value]));
  const count = Math.min(quarters, periodIndex(last.period) - periodIndex(first.period) + 1);
  return Array.from({ length: count }, (_, place) => {
    const period = addQuarters(last.period, place - count + 1);
    return { period, value: found.get(periodIndex(period)) ?? null };
  });
}
