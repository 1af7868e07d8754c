import { textSizes, type TextSize } from '#lib/domain/display/display-settings.ts';
import { chartThemes, type ChartTheme } from './chart-palette.ts';

/** Widths in CSS pixels in which a page asks for its pictures: a phone's and a wide column's. */
export const pictureWidths = { narrow: 360, wide: 760 } as const;
export type PictureWidth = keyof typeof pictureWidths;

/** How a page wants a chart drawn that it shows before, or without, drawing it itself. */
export interface PictureRequest {
  readonly theme: ChartTheme;
  readonly width: PictureWidth;
  readonly textSize: TextSize;
}

/** `lebar=narrow&warna=dark&huruf=125` */
export function formatPictureRequest({ theme, width, textSize }: PictureRequest): string {
  return new URLSearchParams({ lebar: width, warna: theme, huruf: String(textSize) }).toString();
}

/** Undefined where the address asks for no page's picture, but for the complete one to keep. */
export function parsePictureRequest(query: URLSearchParams): PictureRequest | undefined {
  const width = query.get('lebar');
  if (width !== 'narrow' && width !== 'wide') return undefined;
  return {
    width,
    theme: chartThemes.find((theme) => theme === query.get('warna')) ?? 'light',
    textSize: textSizes.find((size) => String(size) === query.get('huruf')) ?? 100
  };
}
