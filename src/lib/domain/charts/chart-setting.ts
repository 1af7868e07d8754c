import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { ChartPalette } from './chart-palette.ts';

/** Everything about a drawing that is not its figures. */
export interface ChartSetting {
  readonly palette: ChartPalette;
  readonly locale: Locale;
  /** CSS pixels. */
  readonly width: number;
  /** CSS pixels of the chart's labels, as `labelSize` allows them. */
  readonly fontSize: number;
}

/** Below this width in CSS pixels labels get less room beside the plot. */
const wideFrom = 560;

export function isWide({ width, fontSize }: Pick<ChartSetting, 'width' | 'fontSize'>): boolean {
  return width >= (wideFrom * fontSize) / 16;
}

/**
 * The page's text size in CSS pixels, as far as a drawing of `width` has room for it: on a phone at 150 % the labels would
 * leave no room for the line. Never under 16, or the page's own size where that is smaller.
 */
export function labelSize(pageSize: number, width: number): number {
  return Math.min(pageSize, Math.max(16, width / 18));
}

/** The page's font, in the browser and as the server registers it. */
export const chartFont = '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", sans-serif';

export function fontOf(sizePx: number, weight: 400 | 600 = 400): string {
  return `${weight} ${sizePx}px ${chartFont}`;
}
