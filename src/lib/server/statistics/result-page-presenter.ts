import { formatDate, formatDateRange } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { formatPeriod, periodIndex, periodName, type Period } from '#lib/domain/calendar/period.ts';
import { messageOf, messageText } from '#lib/domain/statistics/message.ts';
import { methodSentences } from '#lib/domain/statistics/method-text.ts';
import { formatCount, formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { quarterNumber, type QuarterNumber } from '#lib/domain/statistics/quarter-number.ts';
import { changeText, channelRows, itemRows, quarterRow, resultPath } from '#lib/domain/statistics/result-rows.ts';
import { unpublishedText } from '#lib/domain/statistics/unpublished-text.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { surveyOf, type SurveySlug } from '#lib/domain/surveys/survey.ts';
import { instrumentOf, type SurveyNow } from '#lib/server/surveys/service.ts';
import { chartQuarters, presentIndexChart, presentItemChart, seriesQuarters } from './chart-presenter.ts';
import type { getGlance, QuarterInSeries, Series } from './published-results.ts';
import type { ServedPlan } from './served-indicators.ts';
import type { listRecentResults, RoundResult } from './service.ts';

/** What every page about a survey says of it. */
export function presentSurveyNames(slug: SurveySlug, locale: Locale) {
  const { name, indexName, indexCode } = surveyOf(slug);
  return { slug, name: name[locale], index: `${indexName[locale]} (${indexCode})`, code: indexCode };
}

/** The page of a published quarter; all numbers formatted, nothing computed. */
export function presentQuarterPage({ entry, series, plan }: QuarterInSeries, locale: Locale) {
  const { round, result, change, status } = entry;
  const instrument = instrumentOf(round);
  const message = messageOf(result, locale);
  return {
    ...presentSurveyNames(result.survey, locale),
    period: { code: formatPeriod(round.period), name: periodName(round.period, locale), year: round.period.year },
    dates: formatDateRange(round.opensOn, round.closesOn, locale),
    published: publishedOn(entry, locale),
    correctedVersion: status === 'corrected' ? round.version : null,
    message,
    headline: messageText(message),
    n: formatCount(result.n, locale),
    figure: presentFigure(entry, locale),
    reliability: result.reliability,
    limitedBelow: result.method.rules.limitedBelow,
    change: changeText(change, round.period, locale),
    items: presentItemChart(entry),
    itemRows: itemRows(instrument, result, locale),
    scaleMax: instrument.scaleMax,
    chart: presentIndexChart(result.survey, series, chartQuarters),
    quarters: quarterRows(series, locale),
    channels: channelRows(result, locale),
    method: methodSentences(result.method, instrument, locale),
    plan: presentPlan(plan)
  };
}

/** The page of a survey: its index over the quarters. */
export function presentSeriesPage(slug: SurveySlug, { results, plan, now }: Series, today: OfficeDate, locale: Locale) {
  const last = results.at(-1);
  return {
    ...presentSurveyNames(slug, locale),
    last: last
      ? {
          message: messageOf(last.result, locale),
          headline: messageText(messageOf(last.result, locale)),
          period: periodName(last.round.period, locale),
          change: changeText(last.change, last.round.period, locale),
          n: formatCount(last.result.n, locale),
          href: resultPath(slug, last.round.period)
        }
      : null,
    chart: presentIndexChart(slug, results, seriesQuarters),
    year: (last ?? now).round.period.year,
    quarters: quarterRows(results, locale),
    plan: presentPlan(plan),
    next: nextText(now, results, today, locale)
  };
}

/** The newest number of each survey, null for one without a published quarter, and when the next one comes. */
export function presentGlance(surveys: Awaited<ReturnType<typeof getGlance>>, today: OfficeDate, locale: Locale) {
  return surveys.map(({ slug, results, now }) => ({
    ...presentSurveyNames(slug, locale),
    number: numberOf(slug, results, locale),
    next: now ? nextText(now, results, today, locale) : null
  }));
}

/** The newest quarter that anything is published for, and its numbers; null before the first one. */
export function presentLatest(
  surveys: Awaited<ReturnType<typeof listRecentResults>>,
  locale: Locale
): LatestNumbers | null {
  const numbers = surveys.flatMap(({ slug, results }) => numberOf(slug, results, locale) ?? []);
  const newest = surveys
    .flatMap(({ results }) => results.at(-1)?.round.period ?? [])
    .reduce<Period | undefined>(
      (best, period) => (best && periodIndex(best) >= periodIndex(period) ? best : period),
      undefined
    );
  return newest ? { period: periodName(newest, locale), numbers } : null;
}

export interface LatestNumbers {
  readonly period: string;
  readonly numbers: readonly QuarterNumber[];
}

function numberOf(slug: SurveySlug, results: readonly RoundResult<'public'>[], locale: Locale): QuarterNumber | null {
  const quarters = results.map(({ round, result }) => ({ period: round.period, result }));
  return quarterNumber(slug, quarters, locale) ?? null;
}

/** When the round of today will have its result; null when that is the newest one shown. */
function nextText(
  { round, status }: SurveyNow,
  results: readonly RoundResult[],
  today: OfficeDate,
  locale: Locale
): string | null {
  const newest = results.at(-1);
  if (newest && periodIndex(newest.round.period) >= periodIndex(round.period)) return null;
  return unpublishedText(round, status, today, locale);
}

/** Value, interval and targets of a quarter's index; null where only counts are shown. */
function presentFigure({ result }: RoundResult<'public'>, locale: Locale) {
  const { index } = result;
  if (!index) return null;
  return {
    value: formatHundredths(index.value, locale),
    outOf: index.outOf,
    grade: index.grade.label[locale],
    gradeCode: index.grade.code,
    interval: index.interval && {
      low: formatHundredths(index.interval.low, locale),
      high: formatHundredths(index.interval.high, locale)
    },
    targets: index.targets.map(({ name, target, reached }) => ({
      name,
      value: formatHundredths(target, locale),
      reached
    }))
  };
}

/** Newest first, as a table is read. */
function quarterRows(results: readonly RoundResult<'public'>[], locale: Locale) {
  return results
    .map(({ round, result, change }) => quarterRow({ period: round.period, result, change }, locale))
    .reverse();
}

function presentPlan({ indicators, inherited }: ServedPlan) {
  return {
    inherited,
    indicators: indicators.map(({ year, code, key, text }) => ({
      key,
      code,
      text,
      year,
      href: `/rencana-aksi/${year}/${code}`
    }))
  };
}

function publishedOn({ round }: RoundResult, locale: Locale): string | null {
  return round.publishedAt && formatDate(officeDateAt(round.publishedAt.getTime()), locale);
}
