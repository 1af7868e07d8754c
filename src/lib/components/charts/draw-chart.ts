import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
} from 'chart.js';
import { chartConfig, type ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import { chartPalettes, type ChartTheme } from '#lib/domain/charts/chart-palette.ts';
import { fontOf, labelSize } from '#lib/domain/charts/chart-setting.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
);

/** Resolves when the page's font can be drawn with; a canvas does not wait for it by itself. */
export async function loadChartFont(): Promise<void> {
  await Promise.all([document.fonts.load(fontOf(16, 400)), document.fonts.load(fontOf(16, 600))]);
}

export interface CanvasSetting {
  readonly theme: ChartTheme;
  readonly locale: Locale;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

/** Draws on a canvas of the page; the returned function takes the chart away. */
export function drawChart(canvas: HTMLCanvasElement, drawing: ChartDrawing, setting: CanvasSetting): () => void {
  const { width, height, devicePixelRatio, locale } = setting;
  const fontSize = labelSize(parseFloat(getComputedStyle(document.documentElement).fontSize), width);
  const config = chartConfig(drawing, { palette: chartPalettes[setting.theme], locale, width, fontSize });
  canvas.width = width;
  canvas.height = height;
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, animation: false, devicePixelRatio }
  });
  return () => chart.destroy();
}
