import { error } from '@sveltejs/kit';
import { isSurveySlug } from '#lib/domain/surveys/survey.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentCard, presentRound } from '#lib/server/surveys/presenter.ts';
import { listSurveysNow } from '#lib/server/surveys/service.ts';
import type { LayoutServerLoadEvent } from './$types';

/** The survey's round in words and the other surveys that are open. */
export const load = withDomainErrors(async ({ params }: LayoutServerLoadEvent) => {
  const surveys = isSurveySlug(params.slug) ? await listSurveysNow(currentRuntime()) : [];
  const now = surveys.find(({ survey }) => survey.slug === params.slug);
  if (!now) error(404);
  return {
    name: now.survey.name[getLocale()],
    round: presentRound(now, getLocale()),
    others: surveys
      .filter(({ survey, status }) => survey.slug !== params.slug && status === 'open')
      .map((other) => presentCard(other, getLocale()))
      .map(({ slug, name, minutes, questions }) => ({ slug, name, minutes, questions }))
  };
});
