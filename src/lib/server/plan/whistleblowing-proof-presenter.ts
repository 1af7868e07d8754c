import { formatHalfYear, halfYearName } from '#lib/domain/calendar/half-year.ts';
import type { WhistleblowingMeasure } from '#lib/domain/plan/measure.ts';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import { countText, smallestCount } from '#lib/domain/statistics/small-count.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { WbsHalfYear } from '#lib/server/statistics/service.ts';
import type { WhistleblowingProof } from './indicator-proof.ts';

/** `kurang dari 5`, `12`, `87%`; null for a rate that would tell of single people. */
function valueText(counter: WhistleblowingMeasure['counter'], counts: WbsHalfYear, locale: Locale): string | null {
  if (counter !== 'on_time_rate') return countText(counts[counter], locale);
  return counts.onTimeRate === undefined ? null : `${formatCount(counts.onTimeRate, locale)}%`;
}

/** Below an indicator: every half-year that is over, the newest first, and nothing of the running one. */
export function presentWhistleblowing({ measures, halfYears }: WhistleblowingProof, locale: Locale) {
  return {
    measures: measures.map(({ name, label }) => ({ name, label: label[locale] })),
    smallest: smallestCount,
    halfYears: [...halfYears].reverse().map((counts) => ({
      name: halfYearName(counts.halfYear, locale),
      values: measures.map(({ counter }) => valueText(counter, counts, locale))
    }))
  };
}

/** Beside an item of the document: the counts of the newest half-year. */
export function presentNewestHalfYear({ measures, halfYears }: WhistleblowingProof, locale: Locale) {
  const newest = halfYears.at(-1);
  return {
    period: newest ? halfYearName(newest.halfYear, locale) : null,
    counts: newest
      ? measures
          .filter(({ counter }) => counter !== 'on_time_rate')
          .map(({ label, counter }) => ({ label: label[locale], value: valueText(counter, newest, locale) }))
      : []
  };
}

/** The series for programs: `value` is null for a small count, and for a rate that is not told. */
export function presentHalfYearSeries({ measures, halfYears }: WhistleblowingProof) {
  return measures.flatMap(({ name, counter, unit }) =>
    halfYears.map((counts) => ({
      measure: name,
      halfYear: formatHalfYear(counts.halfYear),
      unit: unit.id,
      value: numberOf(counter, counts),
      text: valueText(counter, counts, 'id') ?? 'tidak ditampilkan'
    }))
  );
}

function numberOf(counter: WhistleblowingMeasure['counter'], counts: WbsHalfYear): number | null {
  if (counter === 'on_time_rate') return counts.onTimeRate ?? null;
  const count = counts[counter];
  return count.kind === 'exact' ? count.value : null;
}
