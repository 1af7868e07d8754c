import type { ChartConfiguration } from 'chart.js';
import { axisCut } from './axis-cut.ts';
import { barLabels } from './bar-labels.ts';
import { chartFont, type ChartSetting } from './chart-setting.ts';
import { missingBar, respondentsText } from './chart-words.ts';
import type { ItemChartData } from './item-chart-data.ts';
import { tooltipOptions } from './tooltip.ts';

export type ItemChart = ChartConfiguration<'bar', (number | null)[], string>;

const rowHeight = 52;

/** Height in CSS pixels for a drawing with that many items. */
export function itemChartHeight(items: number, { fontSize }: Pick<ChartSetting, 'fontSize'>): number {
  return Math.round((items * rowHeight + 40) * (fontSize / 16));
}

/** Means per item as bars over the scale, each under its name with value and grade at its end. */
export function itemChart(data: ItemChartData, setting: ChartSetting): ItemChart {
  const { palette, locale, fontSize } = setting;
  const { items, scaleMax } = data;
  return {
    type: 'bar',
    data: {
      labels: items.map(({ label }) => label[locale]),
      datasets: [
        {
          data: items.map(({ mean }) => (mean === null ? null : mean / 100)),
          backgroundColor: palette.series[0],
          barThickness: Math.round(fontSize * 0.75),
          base: 1
        }
      ]
    },
    options: {
      animation: false,
      indexAxis: 'y',
      locale,
      font: { family: chartFont, size: fontSize },
      color: palette.ink,
      interaction: { mode: 'nearest', axis: 'y', intersect: false },
      layout: { padding: { right: fontSize * 4.5, left: 2, top: 6, bottom: 2 } },
      scales: {
        x: {
          min: 1,
          max: scaleMax,
          grid: { display: false },
          border: { color: palette.border },
          ticks: { color: palette.soft, stepSize: 1, precision: 0, maxRotation: 0, font: { size: fontSize } }
        },
        y: { grid: { display: false }, border: { display: false }, ticks: { display: false } }
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipOptions(setting),
          callbacks: {
            label: ({ dataIndex }) => {
              const n = items[dataIndex]?.n ?? null;
              return n === null ? missingBar(n)[locale] : respondentsText(n, locale);
            }
          }
        }
      }
    },
    plugins: [barLabels(data, setting), axisCut(palette, 'x')]
  };
}
