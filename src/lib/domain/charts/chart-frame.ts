import type { Plugin } from 'chart.js';
import type { ChartPalette } from './chart-palette.ts';
import { fontOf, type ChartSetting } from './chart-setting.ts';
import { drawLines, wrapText, type MeasureText } from './text-lines.ts';

/** What a picture has to say once it has left its page. */
export interface ChartFrame {
  readonly title: string;
  /** What is drawn, when and of how many people. */
  readonly subtitle: string;
  /** Numbers set large in a row above the chart, each over its few words. */
  readonly figures?: readonly FrameFigure[];
  /** Lines under the chart: date, source, address. */
  readonly footer: readonly string[];
}

export interface FrameFigure {
  readonly value: string;
  readonly label: string;
}

interface FrameText {
  readonly lines: readonly string[];
  readonly size: number;
  readonly weight: 400 | 600;
  readonly gapAfter: number;
}

const edge = 28;

export interface FrameLayout {
  /** Room in CSS pixels that the frame takes from each side of the picture. */
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly plugin: Plugin;
}

/** Sets title, subtitle and footer for a picture of the setting's width; `measure` has to know the font. */
export function layOutFrame(
  { title, subtitle, figures = [], footer }: ChartFrame,
  { palette, width, fontSize }: ChartSetting,
  measure: (font: string) => MeasureText
): FrameLayout {
  const set = (text: string, size: number, weight: 400 | 600, gapAfter: number): FrameText => ({
    lines: wrapText(text, width - 2 * edge, measure(fontOf(size, weight))),
    size,
    weight,
    gapAfter
  });
  const head = [set(title, fontSize * 1.5, 600, 8), set(subtitle, fontSize, 400, 16)];
  const foot = footer.map((text) => set(text, fontSize, 400, 0));
  const row = setFigures(figures, (width - 2 * edge) / Math.max(1, figures.length), fontSize, measure);
  const padding = {
    top: edge + heightOf(head) + row.height,
    right: edge,
    bottom: edge + 12 + heightOf(foot),
    left: edge
  };
  return {
    padding,
    plugin: {
      id: 'chartFrame',
      beforeDraw({ ctx, width: fullWidth, height }) {
        ctx.save();
        ctx.fillStyle = palette.background;
        ctx.fillRect(0, 0, fullWidth, height);
        ctx.textAlign = 'left';
        draw(ctx, head, edge, palette.ink);
        drawFigures(ctx, row, edge + heightOf(head), palette);
        draw(ctx, foot, height - edge - heightOf(foot), palette.soft);
        ctx.restore();
      }
    }
  };
}

interface FigureRow {
  readonly columns: readonly { readonly value: string; readonly lines: readonly string[] }[];
  readonly columnWidth: number;
  readonly size: number;
  readonly fontSize: number;
  readonly height: number;
}

function setFigures(
  figures: readonly FrameFigure[],
  columnWidth: number,
  fontSize: number,
  measure: (font: string) => MeasureText
): FigureRow {
  const size = fontSize * 3;
  const columns = figures.map(({ value, label }) => ({
    value,
    lines: wrapText(label, columnWidth - 16, measure(fontOf(fontSize)))
  }));
  const lines = Math.max(0, ...columns.map((column) => column.lines.length));
  const height = figures.length === 0 ? 0 : size * leading + lines * fontSize * leading + 24;
  return { columns, columnWidth, size, fontSize, height };
}

function drawFigures(ctx: CanvasRenderingContext2D, row: FigureRow, top: number, palette: ChartPalette) {
  const { columns, columnWidth, size, fontSize } = row;
  columns.forEach(({ value, lines }, place) => {
    const x = edge + place * columnWidth;
    ctx.font = fontOf(size, 600);
    drawLines(ctx, [value], { x, middle: top + (size * leading) / 2, lineHeight: size }, { text: palette.series[0] });
    ctx.font = fontOf(fontSize);
    const height = lines.length * fontSize * leading;
    const middle = top + size * leading + height / 2;
    drawLines(ctx, lines, { x, middle, lineHeight: fontSize * leading }, { text: palette.ink });
  });
}

const leading = 1.25;

function heightOf(texts: readonly FrameText[]): number {
  return texts.reduce((sum, { lines, size, gapAfter }) => sum + lines.length * size * leading + gapAfter, 0);
}

function draw(ctx: CanvasRenderingContext2D, texts: readonly FrameText[], top: number, colour: string) {
  let y = top;
  for (const { lines, size, weight, gapAfter } of texts) {
    const height = lines.length * size * leading;
    ctx.font = fontOf(size, weight);
    drawLines(ctx, lines, { x: edge, middle: y + height / 2, lineHeight: size * leading }, { text: colour });
    y += height + gapAfter;
  }
}
