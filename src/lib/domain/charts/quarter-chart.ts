import type { ChartConfiguration, Plugin } from 'chart.js';
import { periodName } from '#lib/domain/calendar/period.ts';
import { chartFont, fontOf, isWide, type ChartSetting } from './chart-setting.ts';
import { gapLabels } from './gap-labels.ts';
import type { QuarterChartData } from './quarter-chart-data.ts';
import { quarterLabel, quarterValue } from './quarter-words.ts';
import { tooltipOptions } from './tooltip.ts';

export type QuarterChart = ChartConfiguration<'bar', (number | null)[], string[]>;

/** Height in CSS pixels for a drawing of the setting's width. */
export function quarterChartHeight(setting: Pick<ChartSetting, 'width' | 'fontSize'>): number {
  return Math.round((isWide(setting) ? 280 : 240) * Math.sqrt(setting.fontSize / 16));
}

/** Quarterly values as columns from zero, each with its number on top; a gap says why it is one. */
export function quarterChart(data: QuarterChartData, setting: ChartSetting): QuarterChart {
  const { palette, locale, fontSize } = setting;
  const { points, unit } = data;
  const highest = Math.max(1, ...points.map(({ value }) => value ?? 0));
  return {
    type: 'bar',
    data: {
      labels: points.map(({ period }, place) => quarterLabel(period, points[place - 1]?.period, locale)),
      datasets: [
        {
          label: data.label[locale],
          data: points.map(({ value }) => value),
          backgroundColor: palette.series[0],
          maxBarThickness: fontSize * 3,
          categoryPercentage: 0.8,
          barPercentage: 0.9
        }
      ]
    },
    options: {
      animation: false,
      locale,
      font: { family: chartFont, size: fontSize },
      color: palette.ink,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: fontSize * 1.75, right: 2, left: 2, bottom: 2 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: palette.border },
          ticks: {
            color: palette.soft,
            autoSkip: false,
            maxRotation: 0,
            // Eight Roman numerals beside each other on a phone.
            font: { size: isWide(setting) ? fontSize : fontSize * 0.875 }
          }
        },
        y: { min: 0, max: unit === 'percent' ? 10_000 : highest, display: false }
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipOptions(setting),
          callbacks: {
            title: ([item]) => {
              const point = item && points[item.dataIndex];
              return point ? periodName(point.period, locale) : '';
            },
            label: ({ parsed }) => quarterValue(data, parsed.y, locale)
          }
        }
      }
    },
    plugins: [
      columnLabels(data, setting),
      gapLabels(
        points.map(({ value }) => ({ gap: value === null ? 'no_recap' : null })),
        setting
      )
    ]
  };
}

function columnLabels(data: QuarterChartData, { palette, locale, fontSize, width }: ChartSetting): Plugin<'bar'> {
  return {
    id: 'columnLabels',
    afterDatasetsDraw({ ctx, scales: { x, y } }) {
      if (!x || !y) return;
      const isNarrow = !isWide({ width, fontSize });
      ctx.save();
      ctx.textAlign = 'center';
      ctx.textBaseline = 'bottom';
      ctx.fillStyle = palette.ink;
      ctx.font = fontOf(isNarrow ? fontSize * 0.875 : fontSize, 600);
      data.points.forEach(({ value }, place) => {
        if (value === null) return;
        const text = quarterValue({ ...data, things: { id: '', en: '' } }, value, locale).trim();
        ctx.fillText(text, x.getPixelForValue(place), y.getPixelForValue(value) - 4);
      });
      ctx.restore();
    }
  };
}
