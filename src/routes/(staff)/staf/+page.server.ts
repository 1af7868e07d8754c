import { mailTroubleText } from '#lib/domain/mail/trouble-text.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { findMailTrouble } from '#lib/server/mail/service.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { listDueItems } from '#lib/server/staff/due-items.ts';
import { listOpenRounds } from '#lib/server/staff/open-rounds.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'surveys.read');
  const runtime = currentRuntime();
  const [due, open, trouble] = await Promise.all([
    listDueItems(runtime, actor),
    listOpenRounds(runtime, actor),
    findMailTrouble(runtime)
  ]);
  return { due, open, mailTrouble: trouble && mailTroubleText(trouble) };
});
