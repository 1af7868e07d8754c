import { requirePermission } from '#lib/server/auth/permissions.ts';
import { openOfficeAttachment } from '#lib/server/complaints/office-case.ts';
import { attachmentResponse } from '#lib/server/http/attachment-response.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

export const GET = withDomainErrors(async ({ locals, params }: RequestEvent) => {
  const actor = requirePermission(locals, 'complaints.handle');
  const { id, attachment } = params;
  return attachmentResponse(await openOfficeAttachment(currentRuntime(), actor, { id, attachmentId: attachment }));
});
