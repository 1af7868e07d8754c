import type { Period } from '#lib/domain/calendar/period.ts';
import { indicatorsForMeasure } from '#lib/domain/plan/lookup.ts';
import { getMeasure, measuresOfSurvey } from '#lib/domain/plan/measure.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { findPlanFor } from '#lib/server/plan/service.ts';
import { servedIndicator, type ServedIndicator } from './result-presenter.ts';

export interface ServedPlan {
  readonly indicators: readonly ServedIndicator[];
  /** The quarter's year has no plan of its own: the indicators are those of the newest earlier one. */
  readonly inherited: boolean;
}

/** The plan's indicators that a survey's index proves in a quarter, each once. */
export async function findServedIndicators(
  deps: Dependencies,
  slug: SurveySlug,
  { year }: Period
): Promise<ServedPlan> {
  const found = await findPlanFor(deps, year);
  if (!found) return { indicators: [], inherited: false };
  const measures = measuresOfSurvey(slug).filter((name) => getMeasure(name).kind === 'index');
  return {
    indicators: measures
      .flatMap((name) => indicatorsForMeasure(found.plan, name))
      .map((place) => servedIndicator(found.plan.year, place)),
    inherited: found.inherited
  };
}
