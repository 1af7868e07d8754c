import { periodName, shortPeriodName } from '#lib/domain/calendar/period.ts';
import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import { quarterPoints, type QuarterChartData } from '#lib/domain/charts/quarter-chart-data.ts';
import { quarterValue } from '#lib/domain/charts/quarter-words.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { ComplaintsProof } from './complaints-proof.ts';

/** The quarters of a counter as they are drawn; undefined while none is frozen. */
export function complaintsDrawing({
  measure,
  series
}: ComplaintsProof): Extract<ChartDrawing, { kind: 'quarters' }> | undefined {
  if (series.length === 0) return undefined;
  const isShare = measure.counter === 'done_rate' || measure.counter === 'on_time_rate';
  const data: QuarterChartData = {
    label: measure.label,
    unit: isShare ? 'percent' : 'count',
    things: measure.unit,
    points: quarterPoints(series)
  };
  return { kind: 'quarters', data };
}

/** `Triwulan III Tahun 2026: 12 pengaduan` */
export function complaintsHeadline({ data }: { readonly data: QuarterChartData }, locale: Locale): string {
  const last = data.points.at(-1);
  return last ? `${periodName(last.period, locale)}: ${quarterValue(data, last.value, locale)}` : data.label[locale];
}

/** A counter below an indicator: chart, sentence and every frozen quarter, the newest first. */
export function presentComplaints(proof: ComplaintsProof, locale: Locale) {
  const { measure, series } = proof;
  const drawing = complaintsDrawing(proof);
  return {
    name: measure.name,
    title: measure.label[locale],
    chart: drawing
      ? { drawing, headline: complaintsHeadline(drawing, locale), src: `/pengaduan/rekap/${measure.counter}.svg` }
      : null,
    quarters: drawing
      ? [...series].reverse().map(({ period, value }) => ({
          name: shortPeriodName(period, locale),
          value: quarterValue(drawing.data, value, locale)
        }))
      : []
  };
}
