import { requirePermission } from '#lib/server/auth/permissions.ts';
import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentResult } from '#lib/server/statistics/result-presenter.ts';
import { findServedIndicators } from '#lib/server/statistics/served-indicators.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** Any quarter, to the moment, in the shape of the public one. */
export const GET = apiEndpoint(async ({ locals, params }: RequestEvent) => {
  requirePermission(locals, 'surveys.read');
  const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
  const result = await getStaffResult(currentRuntime(), slug, period);
  const { indicators } = await findServedIndicators(currentRuntime(), slug, period);
  return Response.json(presentResult(result, indicators));
});
