import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { accountNames } from '#lib/server/staff/account-list.ts';
import { presentResets } from '#lib/server/whistleblowing/resets-presenter.ts';
import { deskTrust, listAccountResets, ownKeys } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  const [keys, { rootKey, instanceId }, resets, names] = await Promise.all([
    ownKeys(runtime, actor),
    deskTrust(runtime, actor),
    listAccountResets(runtime, actor),
    accountNames(runtime)
  ]);
  const own = resets.filter(({ accountId }) => actor.kind === 'staff' && accountId === actor.accountId);
  return { keys, rootKey, instanceId, resets: presentResets(own, names) };
});
