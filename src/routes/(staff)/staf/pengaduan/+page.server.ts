import { requirePermission } from '#lib/server/auth/permissions.ts';
import { inboxCounts, listInbox } from '#lib/server/complaints/inbox.ts';
import { presentInbox, readInboxQuery } from '#lib/server/complaints/inbox-presenter.ts';
import { lastPurge } from '#lib/server/complaints/retention.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'complaints.handle');
  const query = readInboxQuery(url.searchParams);
  const [page, counts, purge] = await Promise.all([
    listInbox(currentRuntime(), actor, query),
    inboxCounts(currentRuntime(), actor),
    lastPurge(currentRuntime(), actor)
  ]);
  return { inbox: presentInbox(query, page, counts), purge };
});
