import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/i18n/generated/runtime.js';
import { openTrackedAttachment } from '#lib/server/complaints/tracked-case.ts';
import { attachmentResponse } from '#lib/server/http/attachment-response.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** By POST: the code stands in the body, never in an address. */
export const POST = withDomainErrors(async ({ request }: RequestEvent) => {
  const form = await readForm(request);
  const file = await openTrackedAttachment(currentRuntime(), textField(form, 'code'), textField(form, 'attachment'));
  return attachmentResponse(file);
});

export const GET = () => redirect(303, localizeHref('/pengaduan/lacak'));
