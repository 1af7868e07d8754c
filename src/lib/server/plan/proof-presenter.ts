import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { formatPeriod, periodName, shortPeriodName } from '#lib/domain/calendar/period.ts';
import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import { indexSubtitle } from '#lib/domain/charts/chart-subtitle.ts';
import { indexChartData } from '#lib/domain/charts/index-chart-data.ts';
import type { IndexMeasure } from '#lib/domain/plan/measure.ts';
import { messageOf, messageText } from '#lib/domain/statistics/message.ts';
import { formatCount, formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { changeText, intervalText, resultPath } from '#lib/domain/statistics/result-rows.ts';
import type { TargetReading } from '#lib/domain/statistics/result.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { surveyOf } from '#lib/domain/surveys/survey.ts';
import { presentComplaints } from './complaints-proof-presenter.ts';
import type { PlanProof, PublicRoundResult, QuarterProof, SurveyProof } from './indicator-proof.ts';
import { presentWhistleblowing } from './whistleblowing-proof-presenter.ts';

function presentQuarter({ period, state, publishedOn, published }: QuarterProof, locale: Locale) {
  const index = published?.result.index;
  return {
    name: shortPeriodName(period, locale),
    href: published && resultPath(published.result.survey, period),
    value: index ? formatHundredths(index.value, locale) : null,
    interval: published && intervalText(published.result, locale),
    respondents: published && formatCount(published.result.n, locale),
    suppressed: published !== null && !index,
    state: state && {
      progress: state.progress,
      schedule: state.schedule,
      publishedOn: publishedOn && formatDate(publishedOn, locale),
      until: formatDate(state.until, locale)
    }
  };
}

/** Thresholds of the same value in one line: `WBK dan WBBM`. */
function presentTargets(targets: readonly TargetReading[], locale: Locale) {
  return [...new Set(targets.map(({ target }) => target))].map((target) => {
    const same = targets.filter((reading) => reading.target === target);
    return {
      name: same.map(({ name }) => name).join(locale === 'id' ? ' dan ' : ' and '),
      value: formatHundredths(target, locale),
      reached: same.every(({ reached }) => reached)
    };
  });
}

/** The newest published quarter, with its meaning. */
function presentLatest(latest: PublicRoundResult, locale: Locale) {
  const { round, result, change } = latest;
  const { index } = result;
  return {
    href: resultPath(result.survey, round.period),
    period: periodName(round.period, locale),
    message: messageText(messageOf(result, locale)),
    change: changeText(change, round.period, locale),
    value: index ? formatHundredths(index.value, locale) : null,
    interval: intervalText(result, locale),
    respondents: formatCount(result.n, locale),
    limited: result.reliability === 'limited',
    targets: presentTargets(index?.targets ?? [], locale)
  };
}

/** Lower borders of the grades, where an index has them instead of a target. */
function presentBorders({ target }: IndexMeasure, locale: Locale) {
  if (target.kind !== 'grades') return [];
  return [...target.borders]
    .sort((a, b) => a.value - b.value)
    .map(({ value, label }) => ({
      value: formatHundredths(Math.round(value * 100), locale),
      label: label[locale].toLowerCase()
    }));
}

/** The index over the last eight quarters; null while nothing is published. */
function presentChart({ survey, outOf, target }: IndexMeasure, series: readonly PublicRoundResult[], locale: Locale) {
  const results = series.map(({ round, result }) => ({ period: round.period, result }));
  const data = indexChartData({ code: surveyOf(survey).indexCode, outOf, target }, results);
  const last = data.points.at(-1);
  if (!last) return null;
  const drawing: ChartDrawing = { kind: 'index', data };
  return {
    drawing,
    subtitle: indexSubtitle(survey, locale),
    src: `${resultPath(survey)}.svg?sampai=${formatPeriod(last.period)}`
  };
}

function presentSurvey({ measure, series, quarters }: SurveyProof, years: readonly number[], locale: Locale) {
  const latest = series.at(-1);
  return {
    survey: measure.survey,
    title: measure.label[locale],
    code: surveyOf(measure.survey).indexCode,
    outOf: measure.outOf,
    chart: presentChart(measure, series, locale),
    latest: latest ? presentLatest(latest, locale) : null,
    borders: presentBorders(measure, locale),
    /** The newest quarter first; of a year without any survey only that fact is told. */
    years: [...years].reverse().map((year) => {
      const ofYear = quarters.filter(({ period }) => period.year === year);
      const hasSurvey = ofYear.some(({ state, published }) => state ?? published);
      return { year, quarters: hasSurvey ? ofYear.reverse().map((quarter) => presentQuarter(quarter, locale)) : [] };
    })
  };
}

/** What proves an item: its indicators' surveys with figures, schedule and targets in words. */
export function presentProof({ years, indicators }: PlanProof, locale: Locale) {
  return indicators.map(({ key, surveys, complaints, whistleblowing }) => ({
    key,
    surveys: surveys.map((survey) => presentSurvey(survey, years, locale)),
    complaints: complaints.map((proof) => presentComplaints(proof, locale)),
    whistleblowing: whistleblowing ? presentWhistleblowing(whistleblowing, locale) : null
  }));
}
