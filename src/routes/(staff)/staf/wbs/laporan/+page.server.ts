import { redirect } from '@sveltejs/kit';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { reportSignerSchema } from '#lib/domain/reports/report-signer.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { parseForm, type FormErrors, type FormValues } from '#lib/server/http/parse-form.ts';
import { formOfQuery } from '#lib/server/http/query-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentHalfYears } from '#lib/server/whistleblowing/half-year-presenter.ts';
import { listHalfYearFigures } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

/** The form asks by GET: a report changes nothing, and its address can be kept for the next half-year. */
export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.figures');
  const runtime = currentRuntime();
  const halfYears = presentHalfYears(await listHalfYearFigures(runtime, actor));
  const first: { values: FormValues; errors: FormErrors | undefined } = {
    values: { date: officeDateAt(runtime.now()), capacity: 'holder', signature: 'wet' },
    errors: undefined
  };
  const asked = url.searchParams.get('semester');
  const half = halfYears.find(({ key }) => key === asked)?.key ?? halfYears[0]?.key;
  if (!url.searchParams.has('number')) return { halfYears, half, ...first };
  const parsed = parseForm(reportSignerSchema, formOfQuery(url));
  if (parsed.ok && half) redirect(303, `/staf/wbs/laporan/${half}/laporan.pdf${url.search}`);
  return { halfYears, half, values: parsed.values, errors: parsed.ok ? undefined : parsed.errors };
});
