import { getLocale } from '#lib/i18n/generated/runtime.js';
import { quarterFileSizes } from '#lib/server/exports/file-sizes.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getQuarterInSeries } from '#lib/server/statistics/published-results.ts';
import { presentQuarterPage } from '#lib/server/statistics/result-page-presenter.ts';
import { presentResult } from '#lib/server/statistics/result-presenter.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ params }: PageServerLoadEvent) => {
  const locale = getLocale();
  const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
  const quarter = await getQuarterInSeries(currentRuntime(), slug, period, locale);
  return {
    quarter: presentQuarterPage(quarter, locale),
    sizes: quarterFileSizes(presentResult(quarter.entry, quarter.plan.indicators), locale)
  };
});
