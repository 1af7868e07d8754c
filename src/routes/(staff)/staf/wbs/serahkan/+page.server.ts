import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { handOverOf, ownKeys } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  const [{ reportIds, heirs }, keys] = await Promise.all([handOverOf(runtime, actor), ownKeys(runtime, actor)]);
  return { reportIds, heirs, keys: keys.map(({ keyId, sealed, memory }) => ({ keyId, sealed, memory })) };
});
