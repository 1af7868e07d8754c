import { fail, redirect } from '@sveltejs/kit';
import { voidSchema } from '#lib/domain/surveys/void-form.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, readForm } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { presentStaffRound } from '#lib/server/statistics/staff-presenter.ts';
import { voidOne } from '#lib/server/surveys/change-round.ts';
import { countUncounted, requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(async ({ locals, params }: PageServerLoadEvent) => {
  requirePermission(locals, 'rounds.manage');
  const runtime = currentRuntime();
  const staff = await getStaffResult(runtime, requireSurveySlug(params.slug), requirePeriod(params.period));
  return { round: presentStaffRound(staff, await countUncounted(runtime, staff.round), runtime.now()) };
});

export const actions = {
  default: withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'rounds.manage');
    const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
    const parsed = parseForm(voidSchema, await readForm(request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors, values: parsed.values });
    try {
      await voidOne(currentRuntime(), actor, { slug, period, ...parsed.value });
    } catch (problem) {
      return fail(422, { errors: formErrors(problem), values: parsed.values });
    }
    redirect(303, `/staf/survei/${slug}/${params.period}?dibatalkan`);
  })
};
