import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { accountNames } from '#lib/server/staff/account-list.ts';
import { presentWbsEntry, presentWbsVerdict } from '#lib/server/whistleblowing/audit-presenter.ts';
import { listWbsAudit, verifyWbsAudit } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  const before = Number(url.searchParams.get('sebelum'));
  const isContinued = Number.isSafeInteger(before) && before > 0;
  const [trail, names] = await Promise.all([
    listWbsAudit(runtime, actor, isContinued ? before : undefined),
    accountNames(runtime)
  ]);
  if (!trail) return { isKeyed: false as const };
  return {
    isKeyed: true as const,
    verdict: presentWbsVerdict(await verifyWbsAudit(runtime.db)),
    isContinued,
    older: trail.older,
    entries: trail.entries.map((entry) => presentWbsEntry(entry, names))
  };
});
