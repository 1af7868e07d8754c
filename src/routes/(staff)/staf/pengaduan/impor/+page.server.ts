import { fail, redirect } from '@sveltejs/kit';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { importComplaints, planImport, type ImportPlan } from '#lib/server/complaints/import-complaints.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, readForm, textField, type FormErrors } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';
import { readCsv } from './read-csv.ts';

interface Answer {
  readonly errors?: FormErrors;
  readonly plan?: ImportPlan;
  /** The checked file, to be sent again with the decision. */
  readonly csv?: string;
}

export const load = withDomainErrors(({ locals, url }: PageServerLoadEvent) => {
  requirePermission(locals, 'complaints.handle');
  const imported = Number(url.searchParams.get('selesai') ?? NaN);
  return { imported: Number.isSafeInteger(imported) && imported >= 0 ? imported : null };
});

export const actions = {
  periksa: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'complaints.handle');
    try {
      const csv = await readCsv(await readForm(request));
      const plan = await planImport(currentRuntime(), actor, csv);
      return { plan, csv: csv.toString('base64') } satisfies Answer;
    } catch (problem) {
      return fail(422, { errors: formErrors(problem) } satisfies Answer as Answer);
    }
  }),
  impor: withDomainErrors(
    async ({ locals, request }: RequestEvent) => {
      const actor = requirePermission(locals, 'complaints.handle');
      const csv = Buffer.from(textField(await readForm(request), 'csv'), 'base64');
      let counts: ImportPlan['counts'];
      try {
        ({ counts } = await importComplaints(currentRuntime(), actor, csv));
      } catch (problem) {
        return fail(422, { errors: formErrors(problem) } satisfies Answer as Answer);
      }
      redirect(303, `/staf/pengaduan/impor?selesai=${counts.new}`);
    },
    { patient: true }
  )
};
