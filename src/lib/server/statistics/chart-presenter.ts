import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import { indexChartData } from '#lib/domain/charts/index-chart-data.ts';
import { itemChartData } from '#lib/domain/charts/item-chart-data.ts';
import { getMeasure, measuresOfSurvey, type IndexMeasure } from '#lib/domain/plan/measure.ts';
import { surveyOf, type SurveySlug } from '#lib/domain/surveys/survey.ts';
import { instrumentOf } from '#lib/server/surveys/service.ts';
import type { RoundResult } from './service.ts';

/** Quarters in the chart of a quarter's page. */
export const chartQuarters = 8;

/** Quarters in the chart of a survey's page. */
export const seriesQuarters = 12;

/** The chart of a survey's index over published quarters, oldest first. */
export function presentIndexChart(
  slug: SurveySlug,
  results: readonly RoundResult<'public'>[],
  quarters: number
): ChartDrawing {
  const { outOf, target } = indexMeasure(slug);
  const series = results.map(({ round, result }) => ({ period: round.period, result }));
  return { kind: 'index', data: indexChartData({ code: surveyOf(slug).indexCode, outOf, target }, series, quarters) };
}

type ItemDrawing = Extract<ChartDrawing, { kind: 'items' }>;

/** The chart of a quarter's items; null where they are kept back. */
export function presentItemChart({ round, result }: RoundResult<'public'>): ItemDrawing | null {
  if (result.items.length === 0) return null;
  return { kind: 'items', data: itemChartData(instrumentOf(round), result) };
}

export function indexMeasure(slug: SurveySlug): IndexMeasure {
  for (const name of measuresOfSurvey(slug)) {
    const measure = getMeasure(name);
    if (measure.kind === 'index') return measure;
  }
  throw new Error(`No measure is the index of ${slug}`);
}
