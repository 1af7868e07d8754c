import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { samePeriod, type Period } from '#lib/domain/calendar/period.ts';
import { notFound } from '#lib/domain/errors.ts';
import { unpublishedText } from '#lib/domain/statistics/unpublished-text.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { getRound, getSurveyNow, listSurveysNow, type SurveyNow } from '#lib/server/surveys/service.ts';
import { chartQuarters } from './chart-presenter.ts';
import { presentResult, type PresentedResult } from './result-presenter.ts';
import { findServedIndicators, type ServedPlan } from './served-indicators.ts';
import { getPublicResult, listPublicResults, listRecentResults, type RoundResult } from './service.ts';

export interface QuarterInSeries {
  readonly entry: RoundResult<'public'>;
  /** Up to `chartQuarters` published quarters, oldest first; the last one is `entry`. */
  readonly series: readonly RoundResult<'public'>[];
  readonly plan: ServedPlan;
}

/** A published quarter with the quarters before it; not found, and when it will be there, for any other. */
export async function getQuarterInSeries(
  deps: Dependencies,
  slug: SurveySlug,
  period: Period,
  locale: Locale
): Promise<QuarterInSeries> {
  const [series, plan] = await Promise.all([
    listPublicResults(deps, slug, { quarters: chartQuarters, until: period }),
    findServedIndicators(deps, slug, period)
  ]);
  const entry = series.at(-1);
  if (entry && samePeriod(entry.round.period, period)) return { entry, series, plan };
  const { round, status } = await getRound(deps, slug, period);
  throw notFound(unpublishedText(round, status, officeDateAt(deps.now()), locale));
}

/** What the API and the JSON file give for a quarter. */
export async function getPresentedResult(
  deps: Dependencies,
  slug: SurveySlug,
  period: Period
): Promise<PresentedResult> {
  const [entry, plan] = await Promise.all([
    getPublicResult(deps, slug, period),
    findServedIndicators(deps, slug, period)
  ]);
  return presentResult(entry, plan.indicators);
}

/** What the API and the JSON file give for a survey: its published quarters, oldest first. */
export async function listPresentedResults(
  deps: Dependencies,
  slug: SurveySlug
): Promise<{ survey: SurveySlug; results: PresentedResult[] }> {
  return { survey: slug, results: await presentAll(deps, slug, await listPublicResults(deps, slug)) };
}

export interface Series {
  /** Published quarters, oldest first. */
  readonly results: readonly RoundResult<'public'>[];
  readonly presented: readonly PresentedResult[];
  /** The plan of the newest quarter's year, or of today's before the first result. */
  readonly plan: ServedPlan;
  readonly now: SurveyNow;
}

export async function getSeries(deps: Dependencies, slug: SurveySlug): Promise<Series> {
  const [results, now] = await Promise.all([listPublicResults(deps, slug), getSurveyNow(deps, slug)]);
  const [presented, plan] = await Promise.all([
    presentAll(deps, slug, results),
    findServedIndicators(deps, slug, results.at(-1)?.round.period ?? now.round.period)
  ]);
  return { results, presented, plan, now };
}

/** Every survey's newest quarters and its round of today. */
export async function getGlance(deps: Dependencies, quarters: number) {
  const [recent, surveys] = await Promise.all([listRecentResults(deps, quarters), listSurveysNow(deps)]);
  return recent.map((entry) => ({ ...entry, now: surveys.find(({ survey }) => survey.slug === entry.slug) }));
}

async function presentAll(deps: Dependencies, slug: SurveySlug, results: readonly RoundResult<'public'>[]) {
  const plans = new Map<number, ServedPlan>();
  for (const { round } of results) {
    const { year } = round.period;
    if (!plans.has(year)) plans.set(year, await findServedIndicators(deps, slug, round.period));
  }
  return results.map((entry) => presentResult(entry, plans.get(entry.round.period.year)?.indicators ?? []));
}
