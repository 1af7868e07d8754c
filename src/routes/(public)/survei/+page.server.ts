import { getLocale } from '#lib/i18n/generated/runtime.js';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentCard } from '#lib/server/surveys/presenter.ts';
import { listSurveysNow } from '#lib/server/surveys/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const surveys = await listSurveysNow(currentRuntime());
  return { surveys: surveys.map((survey) => presentCard(survey, getLocale())) };
};
