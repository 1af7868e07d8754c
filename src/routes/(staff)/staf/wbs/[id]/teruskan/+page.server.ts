import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentCase } from '#lib/server/whistleblowing/desk-presenter.ts';
import { deskTrust, openReport, ownKeys } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals, params }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  requireRecentProof(locals, runtime.now());
  const opened = await openReport(runtime, actor, params.id);
  const [trust, keys] = await Promise.all([deskTrust(runtime, actor), ownKeys(runtime, actor)]);
  return {
    opened,
    trust,
    shown: presentCase(opened, trust.history, trust.today),
    keys: keys.map(({ keyId, sealed, memory }) => ({ keyId, sealed, memory }))
  };
});
