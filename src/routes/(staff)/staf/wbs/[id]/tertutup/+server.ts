import { json } from '@sveltejs/kit';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { openClosed } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

export const GET = withDomainErrors(async ({ locals, params }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  return json(await openClosed(currentRuntime(), actor, params.id));
});
