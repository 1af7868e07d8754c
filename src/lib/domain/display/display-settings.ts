export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const textSizes = [100, 125, 150] as const;

export type Theme = (typeof themes)[number];
/** Percent of the browser's own text size. */
export type TextSize = (typeof textSizes)[number];

export interface DisplaySettings {
  theme: Theme;
  textSize: TextSize;
}

export const defaultDisplay: DisplaySettings = { theme: 'system', textSize: 100 };

/** The theme named by `value`, or undefined when there is none of that name. */
export const parseTheme = (value: unknown): Theme | undefined => themes.find((theme) => theme === value);

/** The text size written in `value` as a whole number of percent, or undefined when it is not offered. */
export const parseTextSize = (value: unknown): TextSize | undefined => textSizes.find((size) => String(size) === value);

/** Reads the cookie's value (`dark-125`); a part that is missing or unknown falls back to its default. */
export function parseDisplayCookie(value: string | undefined): DisplaySettings {
  const [theme, textSize] = (value ?? '').split('-');
  return {
    theme: parseTheme(theme) ?? defaultDisplay.theme,
    textSize: parseTextSize(textSize) ?? defaultDisplay.textSize
  };
}

/** The cookie's value, or undefined when nothing differs from the default and no cookie is needed. */
export function formatDisplayCookie({ theme, textSize }: DisplaySettings): string | undefined {
  const isDefault = theme === defaultDisplay.theme && textSize === defaultDisplay.textSize;
  return isDefault ? undefined : `${theme}-${textSize}`;
}

/** Attributes for the root element, with a leading space each; empty where the default holds. */
export function displayAttributes({ theme, textSize }: DisplaySettings): string {
  const chosenTheme = theme === 'system' ? '' : ` data-theme="${theme}"`;
  const chosenSize = textSize === 100 ? '' : ` data-text-size="${textSize}"`;
  return chosenTheme + chosenSize;
}
