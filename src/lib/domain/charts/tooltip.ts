import type { ChartSetting } from './chart-setting.ts';

/** Looks of the browser's tooltip; on the server none is drawn. */
export function tooltipOptions({ palette, fontSize }: ChartSetting) {
  return {
    backgroundColor: palette.ink,
    titleColor: palette.background,
    bodyColor: palette.background,
    titleFont: { size: fontSize },
    bodyFont: { size: fontSize },
    padding: 12,
    cornerRadius: 4,
    displayColors: false,
    animation: false as const
  };
}
