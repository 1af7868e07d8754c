import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { listSurveysNow } from '#lib/server/surveys/service.ts';
import { presentSurvey } from '#lib/server/surveys/survey-presenter.ts';

export const GET = apiEndpoint(async () => {
  const surveys = await listSurveysNow(currentRuntime());
  return Response.json({ surveys: surveys.map(presentSurvey) });
});
