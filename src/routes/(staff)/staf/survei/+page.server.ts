import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { listRoundOverviews } from '#lib/server/statistics/service.ts';
import { presentOverviews } from '#lib/server/statistics/staff-presenter.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  requirePermission(locals, 'surveys.read');
  return { surveys: presentOverviews(await listRoundOverviews(currentRuntime())) };
});
