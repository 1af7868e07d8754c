import { requirePermission } from '#lib/server/auth/permissions.ts';
import { attachmentResponse } from '#lib/server/http/attachment-response.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { readFileChunk } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

export const GET = withDomainErrors(async ({ locals, params }: RequestEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const { id, file: fileId, chunk } = params;
  const number = /^\d{1,5}$/.test(chunk) ? Number(chunk) : Number.NaN;
  return attachmentResponse({
    name: 'bagian.bin',
    bytes: await readFileChunk(currentRuntime(), actor, id, { fileId, number })
  });
});
