import { fail, redirect } from '@sveltejs/kit';
import { notFound } from '#lib/domain/errors.ts';
import { parseRoundStep, roundSteps, type RoundStep } from '#lib/domain/surveys/round-step.ts';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { presentStaffRound } from '#lib/server/statistics/staff-presenter.ts';
import { presentStep } from '#lib/server/statistics/step-presenter.ts';
import { takeRoundStep } from '#lib/server/surveys/change-round.ts';
import { countUncounted, requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

function requireStep(text: string): RoundStep {
  const name = parseRoundStep(text);
  if (!name) throw notFound('Langkah itu tidak ada.');
  return roundSteps[name];
}

/** What is said in public asks who is at the screen, before the page and again before the deed. */
function requirePublisher(locals: App.Locals, step: RoundStep) {
  const publishes = step === 'publish' || step === 'correct';
  const actor = requirePermission(locals, publishes ? 'rounds.publish' : 'rounds.manage');
  if (publishes) requireRecentProof(locals, currentRuntime().now());
  return actor;
}

export const load = withDomainErrors(async ({ locals, params }: PageServerLoadEvent) => {
  requirePermission(locals, 'rounds.manage');
  const step = requireStep(params.step);
  requirePublisher(locals, step);
  const runtime = currentRuntime();
  const staff = await getStaffResult(runtime, requireSurveySlug(params.slug), requirePeriod(params.period));
  return {
    step: presentStep(step, staff, runtime.now()),
    round: presentStaffRound(staff, await countUncounted(runtime, staff.round), runtime.now())
  };
});

export const actions = {
  default: withDomainErrors(
    async ({ locals, params }: RequestEvent) => {
      requirePermission(locals, 'rounds.manage');
      const step = requireStep(params.step);
      const actor = requirePublisher(locals, step);
      const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
      try {
        await takeRoundStep(currentRuntime(), actor, { slug, period, step });
      } catch (problem) {
        return fail(409, { errors: formErrors(problem) });
      }
      redirect(303, `/staf/survei/${slug}/${params.period}?selesai=${params.step}`);
    },
    { patient: true }
  )
};
