import { requirePermission } from '#lib/server/auth/permissions.ts';
import { attachmentResponse } from '#lib/server/http/attachment-response.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { ceremonyFile } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

export const GET = withDomainErrors(async ({ locals }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.keys');
  const file = JSON.stringify(await ceremonyFile(currentRuntime(), actor));
  return attachmentResponse({ name: 'upacara-wbs.json', bytes: Buffer.from(file) });
});
