import { requirePermission } from '#lib/server/auth/permissions.ts';
import { getStaffRecapList } from '#lib/server/complaints/recap-pages.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'complaints.recap');
  return getStaffRecapList(currentRuntime(), actor);
});
