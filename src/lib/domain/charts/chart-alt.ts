import { periodName } from '#lib/domain/calendar/period.ts';
import { formatCount, formatHundredths } from '#lib/domain/statistics/number-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { missingBar, pointText, respondentsText } from './chart-words.ts';
import type { CountsChartData } from './counts-chart-data.ts';
import type { IndexChartData } from './index-chart-data.ts';
import type { ItemChartData } from './item-chart-data.ts';
import type { QuarterChartData } from './quarter-chart-data.ts';
import { quarterValue } from './quarter-words.ts';

/** A chart in words: what it says first, then every value that is drawn. */
export function chartAlt(drawing: ChartDrawing, message: string, locale: Locale): string {
  return `${message}. ${valuesOf(drawing, locale).join('. ')}.`;
}

function valuesOf(drawing: ChartDrawing, locale: Locale): string[] {
  switch (drawing.kind) {
    case 'index':
      return indexValues(drawing.data, locale);
    case 'items':
      return itemValues(drawing.data, locale);
    case 'counts':
      return countValues(drawing.data, locale);
    case 'quarters':
      return quarterValues(drawing.data, locale);
  }
}

function indexValues({ code, points, target, outOf }: IndexChartData, locale: Locale): string[] {
  const kind = locale === 'id' ? `Grafik garis ${code} per triwulan` : `Line chart of ${code} by quarter`;
  const quarters = points.map((point) => `${periodName(point.period, locale)}: ${pointText(point, locale)}`);
  const marks =
    target.kind === 'lines'
      ? target.lines.map(({ value, label }) => `${label[locale]}: ${numberText(value, locale)}`)
      : target.borders.map(({ value, code: grade, label }) => {
          const from = locale === 'id' ? 'mulai' : 'from';
          return `${grade} (${label[locale]}) ${from} ${numberText(value, locale)}`;
        });
  const scale = locale === 'id' ? `Skala sampai ${outOf}` : `Scale up to ${outOf}`;
  return [kind, ...quarters, ...marks, scale];
}

function itemValues({ items, scaleMax }: ItemChartData, locale: Locale): string[] {
  const kind =
    locale === 'id'
      ? `Grafik batang nilai rata-rata per pertanyaan, skala 1 sampai ${scaleMax}`
      : `Bar chart of the mean of each question, scale 1 to ${scaleMax}`;
  const bars = items.map(({ label, mean, grade, n }) => {
    const value =
      mean === null ? missingBar(n)[locale] : `${formatHundredths(mean, locale)}${grade ? ` (${grade})` : ''}`;
    return n === null ? `${label[locale]}: ${value}` : `${label[locale]}: ${value}, ${respondentsText(n, locale)}`;
  });
  return [kind, ...bars];
}

function countValues({ groups }: CountsChartData, locale: Locale): string[] {
  return groups.map(({ title, bars }) => {
    const counts = bars.map(({ label, count }) => `${label[locale]}: ${formatCount(count, locale)}`);
    return `${title[locale]}: ${counts.join(', ')}`;
  });
}

function quarterValues(data: QuarterChartData, locale: Locale): string[] {
  const name = data.label[locale];
  const kind = locale === 'id' ? `Grafik batang ${name} per triwulan` : `Bar chart of ${name} by quarter`;
  return [
    kind,
    ...data.points.map(({ period, value }) => `${periodName(period, locale)}: ${quarterValue(data, value, locale)}`)
  ];
}

function numberText(value: number, locale: Locale): string {
  return formatHundredths(Math.round(value * 100), locale);
}
