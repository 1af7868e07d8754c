import { json } from '@sveltejs/kit';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { keepMemory } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

/** What the recipient's browser remembers, sealed. */
export const POST = withDomainErrors(async ({ locals, request }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  await keepMemory(currentRuntime(), actor, await request.json().catch(() => null));
  return json({});
});
