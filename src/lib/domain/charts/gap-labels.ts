import type { Plugin } from 'chart.js';
import { fontOf, type ChartSetting } from './chart-setting.ts';
import { gapWords, type GapReason } from './chart-words.ts';
import { drawLines, wrapText } from './text-lines.ts';

interface GapPoint {
  readonly gap: GapReason | null;
}

interface Gap {
  readonly reason: GapReason;
  readonly from: number;
  to: number;
}

/** Says in the gap itself why there is no value; upright where the column is narrow. */
export function gapLabels(points: readonly GapPoint[], setting: ChartSetting): Plugin {
  const { palette, fontSize, locale } = setting;
  return {
    id: 'gapLabels',
    afterDatasetsDraw({ ctx, chartArea, scales: { x } }) {
      if (!x) return;
      const column = chartArea.width / Math.max(1, points.length);
      ctx.save();
      ctx.font = fontOf(fontSize);
      ctx.textAlign = 'center';
      for (const gap of gapsOf(points)) {
        const words = gapWords[gap.reason][locale];
        const room = (gap.to - gap.from + 1) * column - 8;
        const lines = wrapText(words, room, (text) => ctx.measureText(text).width);
        const fits = lines.every((line) => ctx.measureText(line).width <= room);
        const centre = (x.getPixelForValue(gap.from) + x.getPixelForValue(gap.to)) / 2;
        const middle = (chartArea.top + chartArea.bottom) / 2;
        ctx.save();
        ctx.translate(centre, middle);
        if (!fits) ctx.rotate(-Math.PI / 2);
        const colours = { text: palette.soft, background: palette.background };
        drawLines(ctx, fits ? lines : [words], { x: 0, middle: 0, lineHeight: fontSize * 1.25 }, colours);
        ctx.restore();
      }
      ctx.restore();
    }
  };
}

/** Neighbouring quarters with the same reason share one label. */
function gapsOf(points: readonly GapPoint[]): Gap[] {
  const gaps: Gap[] = [];
  points.forEach(({ gap: reason }, place) => {
    if (!reason) return;
    const before = gaps.at(-1);
    if (before?.reason === reason && before.to === place - 1) before.to = place;
    else gaps.push({ reason, from: place, to: place });
  });
  return gaps;
}
