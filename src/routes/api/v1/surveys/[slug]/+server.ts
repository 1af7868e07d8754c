import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getSurveyNow, requireSurveySlug } from '#lib/server/surveys/service.ts';
import { presentSurvey } from '#lib/server/surveys/survey-presenter.ts';
import type { RequestEvent } from './$types';

export const GET = apiEndpoint(async ({ params }: RequestEvent) => {
  const survey = await getSurveyNow(currentRuntime(), requireSurveySlug(params.slug));
  return Response.json(presentSurvey(survey));
});
