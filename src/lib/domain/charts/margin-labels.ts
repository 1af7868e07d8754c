import type { Plugin } from 'chart.js';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { fontOf, isWide, type ChartSetting } from './chart-setting.ts';
import type { IndexChartData } from './index-chart-data.ts';
import { drawLines, wrapText } from './text-lines.ts';

interface Label {
  readonly text: string;
  /** Place on the value axis. */
  readonly value: number;
  readonly weight: 400 | 600;
}

interface Block {
  readonly lines: readonly string[];
  readonly height: number;
  readonly weight: 400 | 600;
  middle: number;
}

/** Room for the labels right of the plot, in CSS pixels. */
export function marginWidth({ target }: Pick<IndexChartData, 'target'>, setting: ChartSetting): number {
  const narrow = target.kind === 'grades' ? 96 : 104;
  return (isWide(setting) ? 152 : narrow) * (setting.fontSize / 16);
}

/** The line's name and last value at its end, the names of targets or grades beside them: no legend to look up. */
export function marginLabels(data: IndexChartData, setting: ChartSetting): Plugin<'line'> {
  const { palette, fontSize } = setting;
  const lineHeight = fontSize * 1.2;
  return {
    id: 'marginLabels',
    afterDatasetsDraw({ ctx, chartArea, scales: { y } }) {
      if (!y) return;
      const left = chartArea.right + 10;
      const blockOf = ({ text, value, weight }: Label): Block => {
        ctx.font = fontOf(fontSize, weight);
        const lines = wrapText(text, marginWidth(data, setting) - 12, (part) => ctx.measureText(part).width);
        return { lines, weight, height: lines.length * lineHeight + 5, middle: y.getPixelForValue(value) };
      };
      ctx.save();
      ctx.textAlign = 'left';
      const end = endLabel(data, setting);
      for (const { lines, middle, weight } of spread(
        end && blockOf(end),
        referenceLabels(data, setting).map(blockOf),
        chartArea.top - fontSize
      )) {
        ctx.font = fontOf(fontSize, weight);
        const text = weight === 600 ? palette.series[0] : palette.ink;
        drawLines(ctx, lines, { x: left, middle, lineHeight }, { text });
      }
      ctx.restore();
    }
  };
}

function endLabel({ code, points }: IndexChartData, { locale }: ChartSetting): Label | undefined {
  const last = points.at(-1)?.value;
  if (last == null) return undefined;
  return { text: `${code} ${formatHundredths(last, locale)}`, value: last / 100, weight: 600 };
}

function referenceLabels({ target, outOf }: IndexChartData, setting: ChartSetting): Label[] {
  const { locale } = setting;
  if (target.kind === 'lines') {
    return target.lines.map(({ value, label }): Label => {
      const figure = formatHundredths(Math.round(value * 100), locale);
      return { text: `${label[locale]} ${figure}`, value, weight: 400 };
    });
  }
  const borders = [...target.borders].sort((a, b) => b.value - a.value);
  return borders.map(({ value, code, label }, place): Label => {
    const above = borders[place - 1]?.value ?? outOf;
    // On a phone the letter alone: the words stand in the table below.
    const text = isWide(setting) ? `${code} ${label[locale]}` : code;
    return { text, value: (value + above) / 2, weight: 400 };
  });
}

/** Moves labels apart so that none covers another nor leaves the picture; else the line's own label keeps its place. */
function spread(fixed: Block | undefined, others: readonly Block[], top: number): Block[] {
  const byPlace = [...others].sort((a, b) => a.middle - b.middle);
  const above = fixed ? byPlace.filter(({ middle }) => middle < fixed.middle).reverse() : [];
  const below = byPlace.filter((block) => !above.includes(block));
  pushAway(fixed, above, -1);
  const highest = above.at(-1) ?? fixed;
  if (highest && highest.middle < top + highest.height / 2) {
    highest.middle = top + highest.height / 2;
    pushAway(highest, [...above.slice(0, -1).reverse(), ...(fixed && fixed !== highest ? [fixed] : [])], 1);
  }
  pushAway(fixed, below, 1);
  return fixed ? [fixed, ...others] : [...others];
}

function pushAway(start: Block | undefined, blocks: readonly Block[], direction: 1 | -1): void {
  let before = start;
  for (const block of blocks) {
    if (before) {
      const nearest = before.middle + (direction * (before.height + block.height)) / 2;
      block.middle = direction === 1 ? Math.max(block.middle, nearest) : Math.min(block.middle, nearest);
    }
    before = block;
  }
}
