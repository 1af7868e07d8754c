import { periodName } from '#lib/domain/calendar/period.ts';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { missingBar, pointText, respondentsText } from './chart-words.ts';
import type { IndexChartData } from './index-chart-data.ts';
import type { ItemChartData } from './item-chart-data.ts';

/** A chart in words: what it says first, then every value that is drawn. */
export function chartAlt(drawing: ChartDrawing, message: string, locale: Locale): string {
  const values = drawing.kind === 'index' ? indexValues(drawing.data, locale) : itemValues(drawing.data, locale);
  return `${message}. ${values.join('. ')}.`;
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

function numberText(value: number, locale: Locale): string {
  return formatHundredths(Math.round(value * 100), locale);
}
