import { presentContents } from '#lib/server/plan/plan-presenter.ts';
import { listPlans } from '#lib/server/plan/service.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import type { LayoutServerLoad } from './$types';

/** What there is to find, also for somebody whose address leads nowhere. */
export const load: LayoutServerLoad = withDomainErrors(async () => {
  const plans = await listPlans(currentRuntime());
  const newest = plans.at(-1);
  return {
    planYears: plans.map(({ year }) => year),
    newestPlan: newest ? { year: newest.year, chapters: presentContents(newest) } : null
  };
});
