import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentInbox } from '#lib/server/whistleblowing/desk-presenter.ts';
import { lacksReader, readInbox } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  return {
    inbox: presentInbox(await readInbox(runtime, actor), officeDateAt(runtime.now())),
    isReaderless: await lacksReader(runtime.db),
    hasMail: runtime.mailing !== undefined
  };
});
