import type { Attachment } from 'svelte/attachments';
import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { currentTheme, watchTheme } from './current-theme.ts';

/** Printers have more dots than screens. */
const printPixelRatio = 3;

/**
 * Draws the chart on the canvas as large as its parent and again whenever that, the theme or the medium changes. Chart.js is
 * fetched when the chart comes near the screen; until then, and if that fails, the server's picture stays.
 */
export function liveChart(drawing: ChartDrawing, locale: Locale, drawn: () => void): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    const box = canvas.parentElement;
    if (!box) return;
    const stopping = new AbortController();
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        seen.disconnect();
        void start(canvas, box, stopping.signal);
      },
      { rootMargin: '400px' }
    );
    seen.observe(box);
    stopping.signal.addEventListener('abort', () => seen.disconnect());
    return () => stopping.abort();
  };

  async function start(canvas: HTMLCanvasElement, box: HTMLElement, signal: AbortSignal): Promise<void> {
    const { drawChart, loadChartFont } = await import('./draw-chart.ts');
    await loadChartFont();
    if (signal.aborted) return;
    let remove: (() => void) | undefined;
    const draw = (onPaper = false) => {
      remove?.();
      remove = drawChart(canvas, drawing, {
        theme: onPaper ? 'light' : currentTheme(),
        locale,
        width: box.clientWidth,
        height: box.clientHeight,
        devicePixelRatio: onPaper ? printPixelRatio : devicePixelRatio
      });
    };
    const resized = new ResizeObserver(() => draw());
    resized.observe(box);
    const unwatch = watchTheme(() => draw());
    addEventListener('beforeprint', () => draw(true), { signal });
    addEventListener('afterprint', () => draw(), { signal });
    signal.addEventListener('abort', () => {
      resized.disconnect();
      unwatch();
      remove?.();
    });
    draw();
    drawn();
  }
}
