import { json } from '@sveltejs/kit';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { takeDeskStep } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

export const POST = withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  const prove = () => requireRecentProof(locals, runtime.now());
  await takeDeskStep(runtime, actor, params.id, await request.json().catch(() => null), prove);
  return json({});
});
