import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { problemTexts } from '#lib/components/complaints/problem-text.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { DomainError } from '#lib/domain/errors.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';
import { checkSubmission } from '#lib/server/abuse/service.ts';
import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';
import { readUpload } from '#lib/server/files/read-upload.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { withinDeadline } from '#lib/server/http/deadline.ts';
import type { FormValues } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { qrPicture } from '#lib/server/surveys/qr-code.ts';
import { guardOf, guardProblems } from './complaint-guard.ts';
import { readComplaint } from './read-complaint.ts';
import type { RequestEvent } from './$types';

/** Takes the form: the receipt with the code, or the form again with what has to be mended and everything that was typed. */
export async function sendComplaint(event: RequestEvent) {
  const runtime = currentRuntime();
  const upload = await readUpload(event.request, runtime.config);
  const { values, problems, submission } = readComplaint(upload, officeDateAt(runtime.now()), getLocale());
  const { submissionId } = values;
  if (!submission) {
    return fail(422, { values, problems: problemTexts(problems), guard: await guardOf(submissionId, upload.form) });
  }
  try {
    const guarded = { form: 'complaint', submissionId } as const;
    const checked = await withinDeadline(checkSubmission(runtime, guarded, upload.form, getLocale()));
    if (checked.problem) return fail(422, { values, problems: guardProblems(checked.problem), guard: checked.guard });
    const { quarantined } = checked;
    // Taken all the same when it is late: the next try brings its receipt and code.
    const submitted = await withinDeadline(submitComplaint(runtime, { ...submission, quarantined }, getLocale()));
    return { submitted: { ...submitted, qr: qrPicture(trackingAddress(event)) } };
  } catch (problem) {
    if (problem instanceof DomainError && problem.code === 'conflict') return sentBefore(values, upload.form);
    if (!isDatabaseAway(problem)) throw problem;
    const guard = await guardOf(submissionId, upload.form);
    return fail(503, { values, problems: { form: m.complaints_not_sent_database() }, guard });
  }
}

/** The form was sent before with other words, as by going back and changing them: under a new number it can be sent. */
async function sentBefore(values: FormValues & { readonly submissionId: string }, sent: FormData) {
  const submissionId = randomUUID();
  const problems = { form: m.complaints_sent_before() };
  return fail(409, {
    values: { ...values, submissionId },
    problems,
    guard: await guardOf(submissionId, sent, values.submissionId)
  });
}

/** Where the code is typed; the code itself is no part of it. */
function trackingAddress(event: RequestEvent): string {
  const origin = currentRuntime().config.origin ?? visitedUrl(event).origin;
  return new URL(localizeHref('/pengaduan/lacak'), origin).href;
}
