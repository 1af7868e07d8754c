import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentInboxLines } from '#lib/server/whistleblowing/desk-presenter.ts';
import { listReports, ownKeys } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  const [keys, lines] = await Promise.all([ownKeys(runtime, actor), listReports(runtime, actor)]);
  return {
    inbox: presentInboxLines(lines, officeDateAt(runtime.now())),
    hasKey: keys.length > 0,
    isListed: keys.some(({ live }) => live)
  };
});
