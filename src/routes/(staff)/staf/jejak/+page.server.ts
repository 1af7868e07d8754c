import { presentEntry } from '#lib/server/audit/presenter.ts';
import { listAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { accountNames } from '#lib/server/staff/account-list.ts';
import type { PageServerLoadEvent } from './$types';

const pageSize = 50;

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  requirePermission(locals, 'audit.read');
  const runtime = currentRuntime();
  const before = Number(url.searchParams.get('sebelum'));
  const isContinued = Number.isSafeInteger(before) && before > 0;
  const [entries, names, verdict] = await Promise.all([
    listAudit(runtime.db, isContinued ? before : undefined, pageSize),
    accountNames(runtime),
    verifyAudit(runtime.db)
  ]);
  return {
    verdict,
    isContinued,
    older: (entries.at(-1)?.number ?? 1) > 1 ? entries.at(-1)?.number : undefined,
    entries: entries.map((entry) => presentEntry(entry, names))
  };
});
