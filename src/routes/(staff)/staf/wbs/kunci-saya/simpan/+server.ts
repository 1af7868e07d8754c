import { json } from '@sveltejs/kit';
import type { NewKey } from '#lib/domain/whistleblowing/recipient-key-form.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
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
  const typed = (await request.json().catch(() => null)) as { keyId?: unknown; sealed?: unknown } | null;
  await replaceSealedKey(currentRuntime(), actor, { keyId: String(typed?.keyId), sealed: typed?.sealed });
  return json({});
});
