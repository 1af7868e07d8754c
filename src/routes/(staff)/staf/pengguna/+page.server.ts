import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { listAccounts } from '#lib/server/staff/account-list.ts';
import { presentAccount } from '#lib/server/staff/presenter.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'staff.manage');
  return { accounts: (await listAccounts(currentRuntime(), actor)).map(presentAccount) };
});
