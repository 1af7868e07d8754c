import { createCanvas, SvgExportFlag, type Canvas, type SvgCanvas } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement
} from 'chart.js';
import { chartConfig, chartHeight, type ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import { layOutFrame, type ChartFrame, type FrameLayout } from '#lib/domain/charts/chart-frame.ts';
import type { ChartSetting } from '#lib/domain/charts/chart-setting.ts';
import { registerChartFonts } from './chart-fonts.ts';
import { tidySvg } from './svg-text.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

export interface ChartPicture {
  readonly drawing: ChartDrawing;
  readonly setting: ChartSetting;
  /** The picture in words. */
  readonly alt: string;
  /** For a picture that leaves its page; without it the background stays transparent. */
  readonly frame?: ChartFrame | undefined;
}

/** A complete SVG document; letters are paths, so that it looks the same without the font. */
export function drawSvg(picture: ChartPicture): string {
  const { width, height, frame } = layOut(picture);
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  const svg = painted(canvas, picture, frame, 1, () => canvas.getContent().toString('utf8'));
  return tidySvg(svg, { width, height, title: picture.alt });
}

/** PNG with two device pixels to a CSS pixel. */
export function drawPng(picture: ChartPicture): Buffer {
  const { width, height, frame } = layOut(picture);
  const canvas = createCanvas(width, height);
  return painted(canvas, picture, frame, 2, () => canvas.encodeSync('png'));
}

function layOut({ drawing, setting, frame }: ChartPicture) {
  registerChartFonts();
  const { width } = setting;
  if (!frame) return { width, height: chartHeight(drawing, setting), frame: undefined };
  const ctx = createCanvas(1, 1).getContext('2d');
  const layout = layOutFrame(frame, setting, (font) => (text) => {
    ctx.font = font;
    return ctx.measureText(text).width;
  });
  const room = layout.padding.top + layout.padding.bottom;
  return { width, height: Math.ceil(chartHeight(drawing, setting) + room), frame: layout };
}

/** Draws, lets `take` read the canvas, and clears up; Chart.js wipes the canvas when a chart is destroyed. */
function painted<Taken>(
  canvas: Canvas | SvgCanvas,
  { drawing, setting }: ChartPicture,
  frame: FrameLayout | undefined,
  devicePixelRatio: number,
  take: () => Taken
): Taken {
  const config = chartConfig(drawing, setting, frame);
  const options = { ...config.options, responsive: false, animation: false as const, devicePixelRatio };
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, { ...config, options });
  try {
    return take();
  } finally {
    chart.destroy();
  }
}
