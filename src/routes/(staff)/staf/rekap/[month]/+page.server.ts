import { fail, redirect } from '@sveltejs/kit';
import { actorMay } from '#lib/domain/staff/actor.ts';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { correctRecap } from '#lib/server/complaints/freeze-recaps.ts';
import { getStaffRecapPage } from '#lib/server/complaints/recap-pages.ts';
import { requireMonth } from '#lib/server/complaints/recap.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(async ({ locals, params }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'complaints.recap');
  return {
    recap: await getStaffRecapPage(currentRuntime(), actor, params.month),
    mayCorrect: actorMay(actor, 'complaints.handle')
  };
});

export const actions = {
  ralat: withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'complaints.handle');
    requireRecentProof(locals, currentRuntime().now());
    const version = Number(textField(await readForm(request), 'version'));
    try {
      await correctRecap(currentRuntime(), actor, { month: requireMonth(params.month), version });
    } catch (problem) {
      return fail(409, { errors: formErrors(problem) });
    }
    redirect(303, `/staf/rekap/${params.month}?diralat`);
  })
};
