import type { Period } from '#lib/domain/calendar/period.ts';
import { formatCount, formatPercent } from '#lib/domain/statistics/number-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { gapWords } from './chart-words.ts';
import type { QuarterChartData } from './quarter-chart-data.ts';

/** `12 pengaduan`, `87,5%`, or why there is no value. */
export function quarterValue(
  { unit, things }: Pick<QuarterChartData, 'unit' | 'things'>,
  value: number | null,
  locale: Locale
): string {
  if (value === null) return gapWords.no_recap[locale];
  if (unit === 'percent') return formatPercent(value, locale);
  return `${formatCount(value, locale)} ${things[locale]}`;
}

/** `I`, and the year under the first quarter shown of it: short enough for eight quarters on a phone. */
export function quarterLabel({ year, quarter }: Period, before: Period | undefined, locale: Locale): string[] {
  const name = locale === 'id' ? ['I', 'II', 'III', 'IV'][quarter - 1] : `Q${quarter}`;
  return [name ?? '', before?.year === year ? '' : String(year)];
}
