import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getPresentedResult } from '#lib/server/statistics/published-results.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** A published quarter. */
export const GET = apiEndpoint(async ({ params }: RequestEvent) => {
  const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
  return Response.json(await getPresentedResult(currentRuntime(), slug, period));
});
