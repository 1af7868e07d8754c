import { getLocale } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentCard } from '#lib/server/surveys/presenter.ts';
import { listSurveysNow } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async (_: PageServerLoadEvent) => {
  const surveys = await listSurveysNow(currentRuntime());
  return { surveys: surveys.map((survey) => presentCard(survey, getLocale())) };
});
