import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import type { Named } from './presented.ts';

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

/** Newest first, 20 a page. */
export function listPublished(
  _deps: ReadDependencies,
  _query: { readonly page: number; readonly category?: Category | undefined },
  _locale: Locale = 'id'
): Promise<PublishedPage> {
  throw new Error('not built yet');
}

/** Up to five published complaints whose summaries share words with the text, best first. */
export function similarPublished(
  _deps: ReadDependencies,
  _text: string,
  _locale: Locale = 'id'
): Promise<readonly PublishedComplaint[]> {
  throw new Error('not built yet');
}
