import type { Chart, Plugin } from 'chart.js';
import type { ChartPalette } from './chart-palette.ts';
import type { IndexPoint } from './index-chart-data.ts';

/** The 95 % interval as an area behind the line; a quarter with no neighbour gets a bar of its own. */
export function intervalBand(points: readonly IndexPoint[], palette: ChartPalette): Plugin<'line'> {
  return {
    id: 'intervalBand',
    beforeDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.globalAlpha = palette.bandOpacity;
      ctx.fillStyle = palette.series[0];
      for (const run of runsOf(points)) {
        ctx.beginPath();
        outline(chart, points, run).forEach(([x, y], corner) => (corner === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
        ctx.closePath();
        ctx.fill();
      }
      ctx.restore();
    }
  };
}

/** Places of neighbouring quarters that all have an interval. */
function runsOf(points: readonly IndexPoint[]): number[][] {
  const runs: number[][] = [];
  points.forEach(({ interval }, place) => {
    if (!interval) return;
    const run = runs.at(-1);
    if (run?.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  });
  return runs;
}

const halfBarPx = 6;

function outline(chart: Chart, points: readonly IndexPoint[], run: readonly number[]): [number, number][] {
  const end = (place: number, which: 0 | 1): [number, number] => [
    chart.scales.x?.getPixelForValue(place) ?? 0,
    chart.scales.y?.getPixelForValue((points[place]?.interval?.[which] ?? 0) / 100) ?? 0
  ];
  const [low, high] = ([0, 1] as const).map((which) => run.map((place) => end(place, which)));
  const corners = [...(high ?? []), ...(low ?? []).reverse()];
  const [top, bottom] = corners;
  if (run.length > 1 || !top || !bottom) return corners;
  return [
    [top[0] - halfBarPx, top[1]],
    [top[0] + halfBarPx, top[1]],
    [bottom[0] + halfBarPx, bottom[1]],
    [bottom[0] - halfBarPx, bottom[1]]
  ];
}
