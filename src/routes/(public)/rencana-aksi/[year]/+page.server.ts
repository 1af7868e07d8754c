import { getLocale } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { getPlanDocument } from '#lib/server/plan/plan-pages.ts';
import { presentDocument } from '#lib/server/plan/plan-presenter.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

const longestQuery = 100;

export const load = withDomainErrors(async ({ params, url }: PageServerLoadEvent) => {
  const query = (url.searchParams.get('cari') ?? '').trim().slice(0, longestQuery);
  return presentDocument(await getPlanDocument(currentRuntime(), params.year, query), query, getLocale());
});
