import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentCase } from '#lib/server/whistleblowing/desk-presenter.ts';
import { openClosed } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals, params }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const closed = await openClosed(currentRuntime(), actor, params.id);
  return { ...closed, shown: presentCase(closed.opened, closed.trust.history, closed.trust.today) };
});
