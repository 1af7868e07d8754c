import type { Plugin } from 'chart.js';
import type { MeasureTarget } from '#lib/domain/plan/measure.ts';
import type { ChartPalette } from './chart-palette.ts';

/** Targets as gold lines, or the borders of the grades as fine ones; their names stand in the margin. */
export function referenceLines(target: MeasureTarget, palette: ChartPalette): Plugin<'line'> {
  const isTarget = target.kind === 'lines';
  const values = isTarget ? target.lines.map(({ value }) => value) : target.borders.map(({ value }) => value);
  return {
    id: 'referenceLines',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      ctx.strokeStyle = isTarget ? palette.gold : palette.border;
      ctx.lineWidth = isTarget ? 2.5 : 1;
      if (!isTarget) ctx.setLineDash([2, 4]);
      for (const value of values) {
        const y = Math.round(scales.y?.getPixelForValue(value) ?? 0) + 0.5;
        ctx.beginPath();
        ctx.moveTo(chartArea.left, y);
        ctx.lineTo(chartArea.right, y);
        ctx.stroke();
      }
      ctx.restore();
    }
  };
}
