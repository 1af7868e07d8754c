import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { handOverOf } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  return handOverOf(currentRuntime(), actor);
});
