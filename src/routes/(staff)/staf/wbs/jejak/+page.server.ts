import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { accountNames } from '#lib/server/staff/account-list.ts';
import { presentWbsEntry, presentWbsVerdict } from '#lib/server/whistleblowing/audit-presenter.ts';
import { presentResets } from '#lib/server/whistleblowing/resets-presenter.ts';
import { listAccountResets, listWbsAudit, verifyWbsAudit } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.handle');
  const runtime = currentRuntime();
  const before = Number(url.searchParams.get('sebelum'));
  const isContinued = Number.isSafeInteger(before) && before > 0;
  const [trail, names, resets] = await Promise.all([
    listWbsAudit(runtime, actor, isContinued ? before : undefined),
    accountNames(runtime),
    listAccountResets(runtime, actor)
  ]);
  const shown = { resets: presentResets(resets, names) };
  if (!trail) return { isKeyed: false as const, ...shown };
  return {
    isKeyed: true as const,
    ...shown,
    verdict: presentWbsVerdict(await verifyWbsAudit(runtime.db)),
    isContinued,
    older: trail.older,
    entries: trail.entries.map((entry) => presentWbsEntry(entry, names))
  };
});
