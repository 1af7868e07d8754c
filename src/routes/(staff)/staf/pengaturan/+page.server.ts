import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentSettings } from '#lib/server/settings/presenter.ts';
import { listSettingHistory } from '#lib/server/settings/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'settings.manage');
  const runtime = currentRuntime();
  return {
    groups: presentSettings(await listSettingHistory(runtime, actor), officeDateAt(runtime.now())),
    isSaved: url.searchParams.has('tersimpan')
  };
});
