import { addQuarters, periodIndex, periodName, type Period } from '#lib/domain/calendar/period.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { surveyOf, type SurveySlug } from '#lib/domain/surveys/survey.ts';
import { formatCount, formatHundredths } from './number-format.ts';
import { resultPath } from './result-rows.ts';
import type { SurveyResult } from './result.ts';

/** The newest published quarter of an index, formatted for the page's language. */
export interface QuarterNumber {
  /** Such as `Indeks Kepuasan Masyarakat (IKM)`. */
  readonly label: string;
  /** Such as `86,31`; null when there were too few answers to publish an index. */
  readonly value: string | null;
  /** The best possible value; null without an index. */
  readonly outOf: number | null;
  /** Grade in words; null without an index. */
  readonly word: string | null;
  /** Such as `84,10` and `88,52`. */
  readonly interval: { readonly low: string; readonly high: string } | null;
  /** Such as `124`. */
  readonly n: string;
  /** Such as `Triwulan III Tahun 2026`. */
  readonly period: string;
  /** Fewer respondents than an index needs to be reliable. */
  readonly limited: boolean;
  /** Path of the full result, without a language prefix. */
  readonly href: string;
  /** The last eight quarters, oldest first; null where there was no survey. */
  readonly series: readonly (number | null)[];
  readonly range: readonly [low: number, high: number];
}

const quartersShown = 8;

/** The number to show for a survey's published quarters, oldest first; undefined when there are none. */
export function quarterNumber(
  slug: SurveySlug,
  results: readonly { readonly period: Period; readonly result: SurveyResult }[],
  locale: Locale
): QuarterNumber | undefined {
  const last = results.at(-1);
  if (!last) return undefined;
  const { indexName, indexCode } = surveyOf(slug);
  const { index, n, reliability } = last.result;
  const values = new Map(results.map(({ period, result }) => [periodIndex(period), result.index]));
  const quarters = Array.from({ length: quartersShown }, (_, place) =>
    addQuarters(last.period, place + 1 - quartersShown)
  );
  return {
    label: `${indexName[locale]} (${indexCode})`,
    value: index && formatHundredths(index.value, locale),
    outOf: index && index.outOf,
    word: index && index.grade.label[locale],
    interval: index?.interval
      ? { low: formatHundredths(index.interval.low, locale), high: formatHundredths(index.interval.high, locale) }
      : null,
    n: formatCount(n, locale),
    period: periodName(last.period, locale),
    limited: index !== null && reliability === 'limited',
    href: resultPath(slug, last.period),
    series: quarters.map((period) => values.get(periodIndex(period))?.value100 ?? null),
    range: [2500, 10000]
  };
}
