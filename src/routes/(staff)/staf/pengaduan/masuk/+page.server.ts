import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { fieldProblemText } from '#lib/domain/complaints/complaint-fields.ts';
import { entrySchema } from '#lib/domain/complaints/complaint-form.ts';
import { refusedFilesText } from '#lib/domain/files/upload-rules.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { enterComplaint, type Entered } from '#lib/server/complaints/enter-complaint.ts';
import { readUpload } from '#lib/server/files/read-upload.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, textField, type FormErrors, type FormValues } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

interface Answer {
  readonly errors?: FormErrors;
  readonly values?: FormValues;
  readonly entered?: Entered;
}

const inWords = (errors: FormErrors): FormErrors =>
  Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, fieldProblemText(code, field)]));

/** The form's own; a text that is none is no reason to lose what was typed. */
const submissionIdOf = (text: string): string => (z.uuid().safeParse(text).success ? text : randomUUID());

export const load = withDomainErrors(({ locals }: PageServerLoadEvent) => {
  requirePermission(locals, 'complaints.handle');
  return { submissionId: randomUUID(), today: officeDateAt(currentRuntime().now()) };
});

export const actions = {
  default: withDomainErrors(
    async ({ locals, request }: RequestEvent) => {
      const actor = requirePermission(locals, 'complaints.handle');
      const runtime = currentRuntime();
      const { form, files, refused } = await readUpload(request, runtime.config);
      const parsed = parseForm(entrySchema(officeDateAt(runtime.now())), form);
      const submissionId = submissionIdOf(textField(form, 'submissionId'));
      const values = { ...parsed.values, submissionId };
      if (!parsed.ok || refused.length > 0) {
        const filesError: FormErrors = refused.length > 0 ? { files: refusedFilesText(refused, 'id') } : {};
        const errors = { ...(parsed.ok ? {} : inWords(parsed.errors)), ...filesError };
        return fail(422, { errors, values } satisfies Answer as Answer);
      }
      try {
        const entered = await enterComplaint(runtime, actor, { submissionId, form: parsed.value, files });
        return { entered } satisfies Answer;
      } catch (problem) {
        // Nothing was kept under the old number; under it, other words would be refused again.
        return fail(422, { errors: formErrors(problem), values: { ...values, submissionId: randomUUID() } } as Answer);
      }
    },
    { patient: true }
  )
};
