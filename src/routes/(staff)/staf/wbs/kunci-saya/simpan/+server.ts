import { json } from '@sveltejs/kit';
import type { NewKey } from '#lib/domain/whistleblowing/recipient-key-form.ts';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { registerKey, replaceSealedKey } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

/** A new key pair, its private half sealed; the use case checks the shape. */
export const POST = withDomainErrors(async ({ locals, request }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const typed = (await request.json().catch(() => null)) as NewKey;
  return json({ keyId: await registerKey(currentRuntime(), actor, typed) });
});

/** The same key under another passphrase. */
export const PUT = withDomainErrors(async ({ locals, request }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  requireRecentProof(locals, runtime.now());
  await replaceSealedKey(runtime, actor, await request.json().catch(() => null));
  return json({});
});
