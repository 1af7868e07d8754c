import type { ChartConfiguration, Plugin } from 'chart.js';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import { chartFont, fontOf, type ChartSetting } from './chart-setting.ts';
import { countsRows, type CountsChartData } from './counts-chart-data.ts';
import { tooltipOptions } from './tooltip.ts';

export type CountsChart = ChartConfiguration<'bar', (number | null)[], string>;

const rowHeight = 50;

/** Height in CSS pixels of the drawing. */
export function countsChartHeight(data: CountsChartData, { fontSize }: Pick<ChartSetting, 'fontSize'>): number {
  return Math.round(countsRows(data).length * rowHeight * (fontSize / 16) + 8);
}

/** Counts as bars from zero, each under its name with the number at its end; no axis, since every number is written. */
export function countsChart(data: CountsChartData, setting: ChartSetting): CountsChart {
  const { palette, locale, fontSize } = setting;
  const rows = countsRows(data);
  const largest = Math.max(1, ...rows.map((row) => (row.kind === 'bar' ? row.count : 0)));
  return {
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label[locale]),
      datasets: [
        {
          data: rows.map((row) => (row.kind === 'bar' ? row.count : null)),
          backgroundColor: palette.series[0],
          barThickness: Math.round(fontSize * 0.75)
        }
      ]
    },
    options: {
      animation: false,
      indexAxis: 'y',
      locale,
      font: { family: chartFont, size: fontSize },
      color: palette.ink,
      layout: { padding: { right: fontSize * 4, left: 2, top: 0, bottom: 0 } },
      scales: {
        x: { min: 0, max: largest, display: false },
        y: { display: false }
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipOptions(setting),
          callbacks: { label: ({ parsed }) => `${formatCount(parsed.x ?? 0, locale)} ${data.unit[locale]}` }
        }
      }
    },
    plugins: [rowLabels(data, setting)]
  };
}

/** Names above the bars and numbers at their ends; a bar of zero is its number alone. */
function rowLabels(data: CountsChartData, { palette, locale, fontSize }: ChartSetting): Plugin<'bar'> {
  return {
    id: 'countLabels',
    afterDatasetsDraw({ ctx, chartArea, width, scales: { x, y } }) {
      if (!x || !y) return;
      ctx.save();
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      countsRows(data).forEach((row, place) => {
        const middle = y.getPixelForValue(place);
        const weight = row.kind === 'title' ? 600 : 400;
        ctx.font = fontOf(fontSize, weight);
        const tooWide = ctx.measureText(row.label[locale]).width / (width - chartArea.left);
        if (tooWide > 1) ctx.font = fontOf(fontSize / tooWide, weight);
        ctx.fillStyle = palette.ink;
        const above = row.kind === 'title' ? -fontSize * 0.2 : fontSize * 1.15;
        ctx.fillText(row.label[locale], chartArea.left, middle - above);
        if (row.kind === 'title') return;
        const end = x.getPixelForValue(row.count);
        ctx.font = fontOf(fontSize, 600);
        ctx.fillText(formatCount(row.count, locale), row.count === 0 ? chartArea.left : end + 8, middle);
      });
      ctx.restore();
    }
  };
}
