import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentResult } from '#lib/server/statistics/result-presenter.ts';
import { findServedIndicators } from '#lib/server/statistics/served-indicators.ts';
import { getPublicResult } from '#lib/server/statistics/service.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** A published quarter. */
export const GET = apiEndpoint(async ({ params }: RequestEvent) => {
  const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
  const result = await getPublicResult(currentRuntime(), slug, period);
  const { indicators } = await findServedIndicators(currentRuntime(), slug, period);
  return Response.json(presentResult(result, indicators));
});
