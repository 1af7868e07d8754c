import { redirect } from '@sveltejs/kit';
import { findCode } from '#lib/domain/plan/lookup.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { getPlanItemPage, getPlanOfYear } from '#lib/server/plan/plan-pages.ts';
import { presentItemPage } from '#lib/server/plan/plan-presenter.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

/** An item by its code. Small letters, an indicator's key and a chapter's code lead to the address they mean. */
export const load = withDomainErrors(async ({ params, url }: PageServerLoadEvent) => {
  const { plan } = await getPlanOfYear(currentRuntime(), params.year);
  const place = findCode(plan, params.code);
  if (place && place.item !== params.code) {
    const path = localizeHref(`/rencana-aksi/${params.year}${place.item ? `/${place.item}` : ''}`);
    redirect(308, path + url.search + (place.anchor ? `#${place.anchor}` : ''));
  }
  return presentItemPage(await getPlanItemPage(currentRuntime(), params.year, params.code), getLocale());
});
