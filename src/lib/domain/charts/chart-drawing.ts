import type { ChartConfiguration } from 'chart.js';
import type { ChartSetting } from './chart-setting.ts';
import type { FrameLayout } from './chart-frame.ts';
import { countsChart, countsChartHeight } from './counts-chart.ts';
import type { CountsChartData } from './counts-chart-data.ts';
import { indexChart, indexChartHeight } from './index-chart.ts';
import type { IndexChartData } from './index-chart-data.ts';
import { itemChart, itemChartHeight } from './item-chart.ts';
import type { ItemChartData } from './item-chart-data.ts';
import { quarterChart, quarterChartHeight } from './quarter-chart.ts';
import type { QuarterChartData } from './quarter-chart-data.ts';

/** A chart without its looks: what the page hands to the browser and to the picture on the server. */
export type ChartDrawing =
  | { readonly kind: 'index'; readonly data: IndexChartData }
  | { readonly kind: 'items'; readonly data: ItemChartData }
  | { readonly kind: 'counts'; readonly data: CountsChartData }
  | { readonly kind: 'quarters'; readonly data: QuarterChartData };

export function chartHeight(drawing: ChartDrawing, setting: Pick<ChartSetting, 'width' | 'fontSize'>): number {
  switch (drawing.kind) {
    case 'index':
      return indexChartHeight(setting);
    case 'items':
      return itemChartHeight(drawing.data.items.length, setting);
    case 'counts':
      return countsChartHeight(drawing.data, setting);
    case 'quarters':
      return quarterChartHeight(setting);
  }
}

/** The Chart.js config of a drawing; the same in the browser and on the server. */
export function chartConfig(drawing: ChartDrawing, setting: ChartSetting, frame?: FrameLayout): ChartConfiguration {
  const config = configOf(drawing, setting) as ChartConfiguration;
  return frame ? framed(config, frame) : config;
}

function configOf(drawing: ChartDrawing, setting: ChartSetting): unknown {
  switch (drawing.kind) {
    case 'index':
      return indexChart(drawing.data, setting);
    case 'items':
      return itemChart(drawing.data, setting);
    case 'counts':
      return countsChart(drawing.data, setting);
    case 'quarters':
      return quarterChart(drawing.data, setting);
  }
}

function framed(config: ChartConfiguration, { padding, plugin }: FrameLayout): ChartConfiguration {
  const inner = config.options?.layout?.padding;
  const own = typeof inner === 'object' ? (inner as Partial<typeof padding>) : {};
  const sum = (side: keyof typeof padding) => padding[side] + (own[side] ?? 0);
  return {
    ...config,
    options: {
      ...config.options,
      layout: { padding: { top: sum('top'), right: sum('right'), bottom: sum('bottom'), left: sum('left') } }
    },
    plugins: [plugin, ...(config.plugins ?? [])]
  };
}
