import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { categoryNames, type Category } from '#lib/domain/complaints/category.ts';
import { stateNames, type ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { named } from './case-presenter.ts';
import type { Named } from './presented.ts';
import { countPublished, listPublishedRows, listSimilar, type PublishedRow } from './published-repository.ts';

export interface PublishedComplaint {
  readonly registerNumber: string;
  readonly category: Named<Category>;
  readonly state: Named<ComplaintState>;
  /** `5 Maret 2026` */
  readonly receivedOn: string;
  /** Written by staff. */
  readonly summary: string;
}

export interface PublishedPage {
  readonly items: readonly PublishedComplaint[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

const perPage = 20;

/** Newest first, 20 a page. */
export async function listPublished(
  { db }: Pick<ReadDependencies, 'db'>,
  { page, category }: { readonly page: number; readonly category?: Category | undefined },
  locale: Locale = 'id'
): Promise<PublishedPage> {
  const categories = category && [category];
  const shown = Math.max(1, page);
  const rows = await listPublishedRows(db, { categories, limit: perPage, offset: (shown - 1) * perPage });
  const total = await countPublished(db, { categories });
  return {
    items: rows.map((row) => present(row, locale)),
    page: shown,
    pages: Math.max(1, Math.ceil(total / perPage)),
    total
  };
}

function present({ registerNumber, category, state, receivedOn, summary }: PublishedRow, locale: Locale) {
  return {
    registerNumber,
    category: named(categoryNames, category, locale),
    state: named(stateNames, state, locale),
    receivedOn: formatDate(receivedOn, locale),
    summary
  };
}

const similarAtMost = 5;
/** Words of a text that are compared, the longest first: they say most. */
const wordsAtMost = 20;
const shortestWord = 4;

/** Up to five published complaints whose summaries share words with the text, best first. */
export async function similarPublished(
  { db }: Pick<ReadDependencies, 'db'>,
  text: string,
  locale: Locale = 'id'
): Promise<readonly PublishedComplaint[]> {
  const words = [
    ...new Set(
      text
        .slice(0, 10_000)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
  ]
    .filter((word) => word.length >= shortestWord && word.length <= 40)
    .sort((a, b) => b.length - a.length)
    .slice(0, wordsAtMost);
  if (words.length === 0) return [];
  return (await listSimilar(db, words, similarAtMost)).map((row) => present(row, locale));
}
