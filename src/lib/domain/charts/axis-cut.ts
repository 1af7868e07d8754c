import type { Plugin } from 'chart.js';
import type { ChartPalette } from './chart-palette.ts';

/** Two strokes at the start of the axis: it begins above zero. */
export function axisCut(palette: ChartPalette, along: 'x' | 'y'): Plugin {
  return {
    id: 'axisCut',
    afterDraw({ ctx, chartArea: { left, bottom } }) {
      ctx.save();
      ctx.strokeStyle = palette.soft;
      ctx.lineWidth = 1.5;
      for (const step of [4, 9]) {
        const [x, y] = along === 'x' ? [left + step, bottom] : [left, bottom - step];
        const [dx, dy] = along === 'x' ? [2, 5] : [5, 2];
        ctx.beginPath();
        ctx.moveTo(x - dx, y + dy);
        ctx.lineTo(x + dx, y - dy);
        ctx.stroke();
      }
      ctx.restore();
    }
  };
}
