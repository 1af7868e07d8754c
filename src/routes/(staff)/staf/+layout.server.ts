import { requireSignedIn } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import type { LayoutServerLoadEvent } from './$types';

export const load = withDomainErrors(({ locals }: LayoutServerLoadEvent) => {
  const { account, secondFactorDue } = requireSignedIn(locals);
  return { staff: { name: account.name, role: account.role, isSettingUp: secondFactorDue } };
});
