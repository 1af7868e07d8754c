import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { seriesFileSizes } from '#lib/server/exports/file-sizes.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getSeries } from '#lib/server/statistics/published-results.ts';
import { presentSeriesPage } from '#lib/server/statistics/result-page-presenter.ts';
import { requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ params }: PageServerLoadEvent) => {
  const [runtime, locale] = [currentRuntime(), getLocale()];
  const slug = requireSurveySlug(params.slug);
  const series = await getSeries(runtime, slug);
  return {
    series: presentSeriesPage(slug, series, officeDateAt(runtime.now()), locale),
    sizes: seriesFileSizes({ survey: slug, results: series.presented }, locale)
  };
});
