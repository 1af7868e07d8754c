import { categories, type Category } from '#lib/domain/complaints/category.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { listPublished } from '#lib/server/complaints/published-complaints.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

function parseCategory(text: string | null): Category | undefined {
  return categories.find((category) => category === text);
}

/** The page asked for; the first one for whatever is no number. */
function parsePage(text: string | null): number {
  return /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : 1;
}

export const load = withDomainErrors(async ({ url }: PageServerLoadEvent) => {
  const category = parseCategory(url.searchParams.get('kategori'));
  const page = parsePage(url.searchParams.get('halaman'));
  return { category, published: await listPublished(currentRuntime(), { page, category }, getLocale()) };
});
