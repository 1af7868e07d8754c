import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formatDateRange } from '#lib/domain/calendar/date-format.ts';
import { formatPeriod } from '#lib/domain/calendar/period.ts';
import { roleHas } from '#lib/domain/staff/role.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, readForm } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { presentStaffRound } from '#lib/server/statistics/staff-presenter.ts';
import { presentDone } from '#lib/server/statistics/step-presenter.ts';
import { changeRoundDates } from '#lib/server/surveys/change-round.ts';
import { countUncounted, requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const dates = z.object({ opensOn: z.string().trim().default(''), closesOn: z.string().trim().default('') });

export const load = withDomainErrors(async ({ locals, params, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'surveys.read');
  const runtime = currentRuntime();
  const staff = await getStaffResult(runtime, requireSurveySlug(params.slug), requirePeriod(params.period));
  const may = (permission: 'rounds.manage' | 'exports.download') =>
    actor.kind === 'staff' && roleHas(actor.role, permission);
  return {
    round: presentStaffRound(staff, await countUncounted(runtime, staff.round), runtime.now()),
    window: formatDateRange(staff.round.opensOn, staff.round.closesOn),
    notice: presentDone(url.searchParams),
    readyToDownload: url.searchParams.has('unduh'),
    mayManage: may('rounds.manage'),
    mayDownload: may('exports.download')
  };
});

export const actions = {
  jadwal: withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'rounds.manage');
    const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
    const parsed = parseForm(dates, await readForm(request));
    if (!parsed.ok) return fail(422, parsed);
    let moved: readonly { readonly period: typeof period }[];
    try {
      ({ moved } = await changeRoundDates(currentRuntime(), actor, { slug, period, dates: parsed.value }));
    } catch (problem) {
      return fail(422, { errors: formErrors(problem), values: parsed.values });
    }
    const follows = moved.map((round) => `&ikut=${formatPeriod(round.period)}`).join('');
    redirect(303, `/staf/survei/${slug}/${formatPeriod(period)}?jadwal${follows}`);
  })
};
