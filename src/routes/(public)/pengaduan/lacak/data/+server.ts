import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/i18n/generated/runtime.js';
import { exportOwnData } from '#lib/server/complaints/own-data.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** The copy of one's own data (UU 27/2022); by POST, so that the code stands in no address. */
export const POST = withDomainErrors(async ({ request }: RequestEvent) => {
  const { fileName, json } = await exportOwnData(currentRuntime(), textField(await readForm(request), 'code'));
  return new Response(json, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`
    }
  });
});

export const GET = () => redirect(303, localizeHref('/pengaduan/lacak'));
