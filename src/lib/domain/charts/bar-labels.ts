import type { Plugin } from 'chart.js';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { fontOf, type ChartSetting } from './chart-setting.ts';
import { missingBar } from './chart-words.ts';
import type { ItemChartData } from './item-chart-data.ts';

/** Name above each bar, value and grade at its end, from there a fine line to the end of the scale. */
export function barLabels(
  { items, scaleMax }: ItemChartData,
  { palette, locale, fontSize }: ChartSetting
): Plugin<'bar'> {
  return {
    id: 'barLabels',
    afterDatasetsDraw({ ctx, chartArea, width, scales: { x, y } }) {
      if (!x || !y) return;
      ctx.save();
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      items.forEach(({ label, mean, grade, n }, place) => {
        const middle = y.getPixelForValue(place);
        let left = x.getPixelForValue(Math.min((mean ?? 100) / 100, scaleMax));
        const write = (text: string, weight: 400 | 600, colour: string, gap: number) => {
          ctx.font = fontOf(fontSize, weight);
          ctx.fillStyle = colour;
          ctx.fillText(text, left + gap, middle);
          left += gap + ctx.measureText(text).width;
        };
        ctx.font = fontOf(fontSize);
        const tooWide = ctx.measureText(label[locale]).width / (width - chartArea.left);
        if (tooWide > 1) ctx.font = fontOf(fontSize / tooWide);
        ctx.fillStyle = palette.ink;
        ctx.fillText(label[locale], chartArea.left, middle - fontSize * 1.15);
        if (mean === null) write(missingBar(n)[locale], 400, palette.soft, 0);
        else write(formatHundredths(mean, locale), 600, palette.ink, 8);
        if (mean !== null && grade) write(grade, 400, palette.soft, 8);
        ctx.fillStyle = palette.line;
        ctx.fillRect(left + 8, Math.round(middle), Math.max(0, chartArea.right - left - 8), 1);
      });
      ctx.restore();
    }
  };
}
