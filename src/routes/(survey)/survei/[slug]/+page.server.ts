import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isoInstant } from '#lib/domain/calendar/instant.ts';
import { plainFormProblems, readPlainForm, submissionOf, type PlainForm } from '#lib/domain/surveys/plain-form.ts';
import { isSurveySlug } from '#lib/domain/surveys/survey.ts';
import { profileFields } from '#lib/domain/surveys/survey-form.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { readForm } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentForm } from '#lib/server/surveys/presenter.ts';
import { getSurveyNow } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

// No script: the page is small and whole without one, and the questions one by one are loaded when somebody starts.
export const csr = false;

export const load = withDomainErrors(async ({ params, locals, setHeaders }: PageServerLoadEvent) => {
  if (!isSurveySlug(params.slug)) error(404);
  const runtime = currentRuntime();
  const form = presentForm(await getSurveyNow(runtime, params.slug), getLocale());
  const empty: PlainForm = {
    ...(locals.formMarks ?? { id: randomUUID(), startedAt: isoInstant(runtime.now()) }),
    instrument: form.instrument,
    answers: {},
    profile: {},
    suggestion: ''
  };
  // The page carries an id of its own for one answer; a stored copy would give it to a second person.
  setHeaders({ 'cache-control': 'no-store' });
  return { form, profileFields: profileFields(getLocale()), empty };
});

export const actions = {
  default: withDomainErrors(async ({ params, url, request, getClientAddress }: RequestEvent) => {
    if (!isSurveySlug(params.slug)) error(404);
    const runtime = currentRuntime();
    const { instrument } = await getSurveyNow(runtime, params.slug);
    const values = readPlainForm(await readForm(request), instrument);
    const problems = plainFormProblems(values, instrument);
    if (problems.length > 0) return fail(422, { values, problems });

    const submission = submissionOf(values, params.slug, url.searchParams.has('qr') ? 'qr' : 'web');
    const outcome = await submitResponse(runtime, values.id, submission, getClientAddress());
    if (outcome.kind === 'invalid') {
      const renewed = { ...values, id: randomUUID(), instrument: instrument.id, startedAt: isoInstant(runtime.now()) };
      return fail(422, { values: renewed, problems: [{ field: 'isi', kind: 'form_outdated' as const }] });
    }
    const note = outcome.kind === 'late' || outcome.kind === 'conflicting' ? `?catatan=${outcome.kind}` : '';
    redirect(303, localizeHref(`/survei/${params.slug}/terima-kasih${note}`));
  })
};
