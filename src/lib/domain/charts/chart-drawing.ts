import type { ChartConfiguration } from 'chart.js';
import type { ChartSetting } from './chart-setting.ts';
import type { FrameLayout } from './chart-frame.ts';
import { indexChart, indexChartHeight } from './index-chart.ts';
import type { IndexChartData } from './index-chart-data.ts';
import { itemChart, itemChartHeight } from './item-chart.ts';
import type { ItemChartData } from './item-chart-data.ts';

/** A chart without its looks: what the page hands to the browser and to the picture on the server. */
export type ChartDrawing =
  { readonly kind: 'index'; readonly data: IndexChartData } | { readonly kind: 'items'; readonly data: ItemChartData };

export function chartHeight(drawing: ChartDrawing, setting: Pick<ChartSetting, 'width' | 'fontSize'>): number {
  return drawing.kind === 'index' ? indexChartHeight(setting) : itemChartHeight(drawing.data.items.length, setting);
}

/** The Chart.js config of a drawing; the same in the browser and on the server. */
export function chartConfig(drawing: ChartDrawing, setting: ChartSetting, frame?: FrameLayout): ChartConfiguration {
  const config = (
    drawing.kind === 'index' ? indexChart(drawing.data, setting) : itemChart(drawing.data, setting)
  ) as ChartConfiguration;
  return frame ? framed(config, frame) : config;
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
