import { requirePermission } from '#lib/server/auth/permissions.ts';
import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentResult } from '#lib/server/statistics/result-presenter.ts';
import { findServedIndicators } from '#lib/server/statistics/served-indicators.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { listSurveyRounds, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** Every quarter of a survey that has begun or is planned, oldest first. */
export const GET = apiEndpoint(async ({ locals, params }: RequestEvent) => {
  requirePermission(locals, 'surveys.read');
  const deps = currentRuntime();
  const slug = requireSurveySlug(params.slug);
  const rounds = await listSurveyRounds(deps, slug);
  const presented = rounds.map(async ({ period }) => {
    const { indicators } = await findServedIndicators(deps, slug, period);
    return presentResult(await getStaffResult(deps, slug, period), indicators);
  });
  return Response.json({ survey: slug, results: await Promise.all(presented) });
});
