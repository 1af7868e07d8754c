import { formatCount, formatHundredths } from '#lib/domain/statistics/number-format.ts';
import type { Locale, Localized } from '#lib/domain/surveys/localized.ts';
import type { IndexPoint } from './index-chart-data.ts';

/** Why a quarter has no value. */
export type GapReason = NonNullable<IndexPoint['gap']> | 'no_recap';

export const gapWords: Readonly<Record<GapReason, Localized>> = {
  no_survey: { id: 'Tidak ada survei', en: 'No survey' },
  no_index: { id: 'Terlalu sedikit jawaban', en: 'Too few answers' },
  no_recap: { id: 'Belum ada rekap', en: 'No recap yet' }
};

const keptBack: Localized = { id: 'tidak ditampilkan', en: 'not shown' };
const noAnswers: Localized = { id: 'tidak ada jawaban', en: 'no answers' };

/** Why an item has no bar. */
export const missingBar = (n: number | null): Localized => (n === null ? keptBack : noAnswers);

/** `86,31 (84,10–88,52), 124 responden`, or why there is no value. */
export function pointText({ value, interval, n, gap }: IndexPoint, locale: Locale): string {
  if (value === null) return gapWords[gap ?? 'no_survey'][locale];
  const [low, high] = (interval ?? []).map((end) => formatHundredths(end, locale));
  const range = low && high ? ` (${low}–${high})` : '';
  return `${formatHundredths(value, locale)}${range}, ${respondentsText(n, locale)}`;
}

export function respondentsText(n: number, locale: Locale): string {
  if (locale === 'id') return `${formatCount(n, 'id')} responden`;
  return `${formatCount(n, 'en')} ${n === 1 ? 'respondent' : 'respondents'}`;
}
