import { error, redirect } from '@sveltejs/kit';
import { isSurveySlug } from '#lib/domain/surveys/survey.ts';
import { profileFields } from '#lib/domain/surveys/survey-form.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentForm } from '#lib/server/surveys/presenter.ts';
import { getSurveyNow } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent } from './$types';

/** The questions one by one; everything they need comes with the page. */
export const load = withDomainErrors(async ({ params, setHeaders }: PageServerLoadEvent) => {
  if (!isSurveySlug(params.slug)) error(404);
  const runtime = currentRuntime();
  const now = await getSurveyNow(runtime, params.slug);
  if (now.status !== 'open') redirect(303, localizeHref(`/survei/${params.slug}`));
  setHeaders({ 'cache-control': 'no-store' });
  return {
    form: presentForm(now, getLocale()),
    profileFields: profileFields(getLocale()),
    serverTime: runtime.now()
  };
});
