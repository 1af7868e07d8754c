import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { listPresentedResults } from '#lib/server/statistics/published-results.ts';
import { requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** The published quarters of a survey, oldest first. */
export const GET = apiEndpoint(async ({ params }: RequestEvent) =>
  Response.json(await listPresentedResults(currentRuntime(), requireSurveySlug(params.slug)))
);
