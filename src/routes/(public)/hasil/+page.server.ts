import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { chartQuarters } from '#lib/server/statistics/chart-presenter.ts';
import { getGlance } from '#lib/server/statistics/published-results.ts';
import { presentGlance } from '#lib/server/statistics/result-page-presenter.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async (_: PageServerLoadEvent) => {
  const runtime = currentRuntime();
  const glance = await getGlance(runtime, chartQuarters);
  return { surveys: presentGlance(glance, officeDateAt(runtime.now()), getLocale()) };
});
