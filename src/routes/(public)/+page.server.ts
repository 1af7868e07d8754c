import { getLocale } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { chartQuarters } from '#lib/server/statistics/chart-presenter.ts';
import { presentLatest } from '#lib/server/statistics/result-page-presenter.ts';
import { listRecentResults } from '#lib/server/statistics/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async (_: PageServerLoadEvent) => ({
  latest: presentLatest(await listRecentResults(currentRuntime(), chartQuarters), getLocale())
}));
