import { officeDateAt, yearOf, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { quartersOf, samePeriod, type Period } from '#lib/domain/calendar/period.ts';
import { yearsOfPlan, type IndicatorPlace } from '#lib/domain/plan/lookup.ts';
import { getMeasure, type IndexMeasure, type Measure, type WhistleblowingMeasure } from '#lib/domain/plan/measure.ts';
import type { Indicator, Plan } from '#lib/domain/plan/plan.ts';
import { quarterState, type QuarterState } from '#lib/domain/plan/schedule.ts';
import { graceDaysOf, type SettingsOn } from '#lib/domain/settings/setting-readings.ts';
import { roundStatusOn } from '#lib/domain/surveys/round.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { QuarterRecap } from '#lib/domain/complaints/recap.ts';
import { listQuarterRecaps } from '#lib/server/complaints/service.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import {
  listPublicResults,
  listWbsCounts,
  type RoundResult,
  type WbsHalfYear
} from '#lib/server/statistics/service.ts';
import { listSurveyRounds, type Round } from '#lib/server/surveys/service.ts';
import { complaintsProof, type ComplaintsProof } from './complaints-proof.ts';
import { listPlans } from './service.ts';

export type PublicRoundResult = RoundResult<'public'>;

/** One quarter of a survey as the proof of an indicator. */
export interface QuarterProof {
  readonly period: Period;
  /** Undefined where there was no survey, or the plan asks nothing of the quarter. */
  readonly state: QuarterState | undefined;
  /** Day of the first publication. */
  readonly publishedOn: OfficeDate | null;
  readonly published: PublicRoundResult | null;
}

/** The figures of one survey below an indicator: its index, and the respondents beside it. */
export interface SurveyProof {
  readonly measure: IndexMeasure;
  /** Every published quarter up to the end of `years`, oldest first; also those before the plan. */
  readonly series: readonly PublicRoundResult[];
  /** The quarters of `years`, oldest first. */
  readonly quarters: readonly QuarterProof[];
}

export interface IndicatorProof {
  readonly itemCode: string;
  readonly key: string;
  readonly dueMonths: readonly number[];
  readonly surveys: readonly SurveyProof[];
  readonly complaints: readonly ComplaintsProof[];
  /** Undefined where the indicator hangs on no figure of whistleblowing. */
  readonly whistleblowing: WhistleblowingProof | undefined;
}

/** The figures that whistleblowing lets out, below an indicator. */
export interface WhistleblowingProof {
  readonly measures: readonly WhistleblowingMeasure[];
  /** The half-years of `years` that are over, oldest first. */
  readonly halfYears: readonly WbsHalfYear[];
}

export interface PlanProof {
  /** The years whose figures hang on the plan, oldest first; after the first one they have no plan of their own. */
  readonly years: readonly number[];
  readonly indicators: readonly IndicatorProof[];
}

interface SurveyHistory {
  readonly rounds: readonly Round[];
  readonly results: readonly PublicRoundResult[];
}

/**
 * What the published surveys and the frozen recaps of complaints prove of a plan's indicators, from the plan's year to today. The
 * numbers are those that were published and nothing else.
 */
export async function proveIndicators(
  deps: Dependencies,
  plan: Plan,
  places: readonly IndicatorPlace[]
): Promise<PlanProof> {
  const today = officeDateAt(deps.now());
  const [plans, settings] = await Promise.all([listPlans(deps), readSettings(deps.db)]);
  const years = yearsOfPlan(plans, plan, yearOf(today));
  const measuresOf = ({ measures }: Indicator) => measures.map(getMeasure);
  const indexesOf = (indicator: Indicator) => measuresOf(indicator).filter((measure) => measure.kind === 'index');
  const slugs = [...new Set(places.flatMap(({ indicator }) => indexesOf(indicator).map(({ survey }) => survey)))];
  const histories = new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await readHistory(deps, slug)] as const))
  );
  const [recaps, halfYears] = await Promise.all([
    readRecaps(deps, places),
    hangsOn(places, 'whistleblowing') ? listWbsCounts(deps, plan.year) : []
  ]);
  const indicators = places.map(({ item, indicator }) => {
    const dueMonths = dueMonthsOf(indicator);
    return {
      itemCode: item.code,
      key: indicator.key,
      dueMonths,
      surveys: indexesOf(indicator).map((measure) =>
        surveyProof(measure, histories.get(measure.survey) ?? { rounds: [], results: [] }, {
          years,
          dueMonths,
          today,
          settings
        })
      ),
      complaints: measuresOf(indicator)
        .filter((measure) => measure.kind === 'complaints')
        .map((measure) => complaintsProof(measure, recaps, years.at(-1) ?? 0)),
      whistleblowing: whistleblowingProof(
        measuresOf(indicator).filter((measure) => measure.kind === 'whistleblowing'),
        halfYears.filter(({ halfYear }) => years.includes(halfYear.year))
      )
    };
  });
  return { years, indicators };
}

/** Figures are read only where an indicator hangs on them. */
const hangsOn = (places: readonly IndicatorPlace[], kind: Measure['kind']): boolean =>
  places.some(({ indicator }) => indicator.measures.some((name) => getMeasure(name).kind === kind));

async function readRecaps(deps: Dependencies, places: readonly IndicatorPlace[]): Promise<QuarterRecap[]> {
  return hangsOn(places, 'complaints') ? listQuarterRecaps(deps) : [];
}

const whistleblowingProof = (
  measures: readonly WhistleblowingMeasure[],
  halfYears: readonly WbsHalfYear[]
): WhistleblowingProof | undefined => (measures.length > 0 ? { measures, halfYears } : undefined);

async function readHistory(deps: Dependencies, slug: SurveySlug): Promise<SurveyHistory> {
  const [rounds, results] = await Promise.all([listSurveyRounds(deps, slug), listPublicResults(deps, slug)]);
  return { rounds, results };
}

/** The months in which any step of the indicator is due, ascending. */
function dueMonthsOf({ actions }: Indicator): number[] {
  return [...new Set(actions.flatMap(({ dueMonths }) => dueMonths))].sort((a, b) => a - b);
}

interface SurveyYears {
  readonly years: readonly number[];
  readonly dueMonths: readonly number[];
  readonly today: OfficeDate;
  readonly settings: SettingsOn;
}

function surveyProof(
  measure: IndexMeasure,
  { rounds, results }: SurveyHistory,
  { years, dueMonths, today, settings }: SurveyYears
): SurveyProof {
  const quarters = years.flatMap(quartersOf).map((period) => {
    const round = rounds.find((candidate) => samePeriod(candidate.period, period));
    const publishedOn = round?.publishedAt ? officeDateAt(round.publishedAt.getTime()) : null;
    const state =
      round &&
      quarterState({
        period,
        dueMonths,
        status: roundStatusOn(round, today),
        publishedOn,
        today,
        graceDays: graceDaysOf(settings, period)
      });
    const published = results.find((candidate) => samePeriod(candidate.round.period, period)) ?? null;
    return { period, state, publishedOn, published };
  });
  const until = years.at(-1) ?? 0;
  return { measure, quarters, series: results.filter(({ round }) => round.period.year <= until) };
}
