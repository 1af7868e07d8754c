import { redirect } from '@sveltejs/kit';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { reportSignerSchema } from '#lib/domain/reports/report-signer.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { getStaffRecapPage } from '#lib/server/complaints/recap-pages.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { parseForm, type FormErrors, type FormValues } from '#lib/server/http/parse-form.ts';
import { formOfQuery } from '#lib/server/http/query-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

/** The form asks by GET: a report changes nothing, and its address can be kept for the next month. */
export const load = withDomainErrors(async ({ locals, params, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'complaints.recap');
  const runtime = currentRuntime();
  const { month, title } = await getStaffRecapPage(runtime, actor, params.month);
  const today = officeDateAt(runtime.now());
  const first: { values: FormValues; errors: FormErrors | undefined } = {
    values: { date: today, capacity: 'holder', signature: 'wet' },
    errors: undefined
  };
  if (!url.searchParams.has('number')) return { month, title, ...first };
  const parsed = parseForm(reportSignerSchema, formOfQuery(url));
  if (parsed.ok) redirect(303, `/staf/rekap/${month}/unduh/laporan.pdf${url.search}`);
  return { month, title, values: parsed.values, errors: parsed.errors };
});
