import type { ChartConfiguration } from 'chart.js';
import { periodName } from '#lib/domain/calendar/period.ts';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { axisCut } from './axis-cut.ts';
import { chartFont, isWide, type ChartSetting } from './chart-setting.ts';
import { pointText } from './chart-words.ts';
import { gapLabels } from './gap-labels.ts';
import type { IndexChartData } from './index-chart-data.ts';
import { intervalBand } from './interval-band.ts';
import { marginLabels, marginWidth } from './margin-labels.ts';
import { quarterLabel } from './quarter-words.ts';
import { referenceLines } from './reference-lines.ts';
import { tooltipOptions } from './tooltip.ts';

export type IndexChart = ChartConfiguration<'line', (number | null)[], string[]>;

/** Height in CSS pixels for a drawing of the setting's width. */
export function indexChartHeight(setting: Pick<ChartSetting, 'width' | 'fontSize'>): number {
  return Math.round((isWide(setting) ? 380 : 330) * Math.sqrt(setting.fontSize / 16));
}

/** An index over the quarters: line, 95 % interval, targets or grade borders, gaps in words. */
export function indexChart(data: IndexChartData, setting: ChartSetting): IndexChart {
  const { palette, locale, fontSize } = setting;
  const [colour] = palette.series;
  const { points } = data;
  return {
    type: 'line',
    data: {
      labels: points.map(({ period }, place) => quarterLabel(period, points[place - 1]?.period, locale)),
      datasets: [
        {
          label: data.code,
          data: points.map(({ value }) => (value === null ? null : value / 100)),
          spanGaps: false,
          borderColor: colour,
          borderWidth: 3,
          pointStyle: 'circle',
          pointRadius: points.map((_, place) => (place === points.length - 1 ? 7 : 5)),
          pointHoverRadius: 8,
          pointBorderColor: colour,
          pointBorderWidth: 2.5,
          pointBackgroundColor: points.map(({ reliability }) => (reliability === 'full' ? colour : palette.background)),
          clip: false
        }
      ]
    },
    options: {
      animation: false,
      locale,
      font: { family: chartFont, size: fontSize },
      color: palette.ink,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: fontSize, right: marginWidth(data, setting), left: 2, bottom: 2 } },
      scales: {
        x: {
          offset: true,
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
        y: {
          ...valueRange(data),
          grid: { display: false },
          border: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = tickValues(data).map((value) => ({ value }));
          },
          ticks: {
            color: palette.soft,
            autoSkip: false,
            font: { size: fontSize },
            callback: (value) => tickText(Number(value), locale)
          }
        }
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipOptions(setting),
          callbacks: {
            title: ([item]) =>
              item && points[item.dataIndex] ? periodName(points[item.dataIndex]!.period, locale) : '',
            label: ({ dataIndex }) => {
              const point = points[dataIndex];
              return point ? `${data.code} ${pointText(point, locale)}` : '';
            }
          }
        }
      }
    },
    plugins: [
      referenceLines(data.target, palette),
      intervalBand(points, palette),
      gapLabels(points, setting),
      marginLabels(data, setting),
      axisCut(palette, 'y')
    ]
  };
}

/** The scale's full range, so that a small change looks small; a result below 1 of 4 widens it. */
export function valueRange({ outOf, points }: Pick<IndexChartData, 'outOf' | 'points'>): { min: number; max: number } {
  const lowest = outOf === 100 ? 25 : 1;
  const below = points.some(
    ({ value, interval }) => Math.min(value ?? Infinity, interval?.[0] ?? Infinity) < lowest * 100
  );
  return { min: below ? 0 : lowest, max: outOf };
}

function tickValues(data: IndexChartData): number[] {
  const { min, max } = valueRange(data);
  if (max === 4) return [0, 1, 2, 3, 4].filter((value) => value >= min);
  const borders = data.target.kind === 'grades' ? data.target.borders.map(({ value }) => value) : [50, 75];
  return [min, ...[...borders].sort((a, b) => a - b), max];
}

function tickText(value: number, locale: ChartSetting['locale']): string {
  return Number.isInteger(value) ? String(value) : formatHundredths(Math.round(value * 100), locale);
}
