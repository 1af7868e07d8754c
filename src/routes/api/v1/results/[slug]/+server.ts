import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentResult } from '#lib/server/statistics/result-presenter.ts';
import { findServedIndicators } from '#lib/server/statistics/served-indicators.ts';
import { listPublicResults } from '#lib/server/statistics/service.ts';
import { requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** The published quarters of a survey, oldest first. */
export const GET = apiEndpoint(async ({ params }: RequestEvent) => {
  const deps = currentRuntime();
  const slug = requireSurveySlug(params.slug);
  const results = await listPublicResults(deps, slug);
  const presented = results.map(async (entry) =>
    presentResult(entry, (await findServedIndicators(deps, slug, entry.round.period)).indicators)
  );
  return Response.json({ survey: slug, results: await Promise.all(presented) });
});
