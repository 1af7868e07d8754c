import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Custom properties of the rule with exactly this selector; of the one inside `media` when that is given. */
function tokensOf(selector: string, media?: string): Record<string, string> {
  const scope = media ? css.slice(css.indexOf(`@media (${media})`)) : css;
  const rules = [...scope.matchAll(/^[ ]*(:root\S*) \{([^}]*)\}/gm)].filter(([, name]) => name === selector);
  const body = (media ? rules.slice(0, 1) : rules).map(([, , declarations]) => declarations).join('');
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value])
  );
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const channel = (offset: number) => {
    const value = parseInt(colour.slice(offset, offset + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const light = tokensOf(':root');
const themes = {
  light,
  dark: { ...light, ...tokensOf(":root[data-theme='dark']") },
  contrast: { ...light, ...tokensOf(":root[data-theme='contrast']") }
};

const surfaces = ['bg', 'surface', 'sunk'];
const texts = ['ink', 'soft', 'accent', 'accent-strong', 'good', 'warn', 'bad', 'info'];

describe.each(Object.entries(themes))('the %s theme', (_, tokens) => {
  const ratio = (one: string, other: string) => contrast(tokens[one] ?? '', tokens[other] ?? '');

  it.each(surfaces.flatMap((surface) => texts.map((text) => [text, surface] as const)))(
    'sets %s on %s at 7:1 or more',
    (text, surface) => {
      expect(ratio(text, surface)).toBeGreaterThanOrEqual(7);
    }
  );

  it.each([
    ['ink', 'accent-soft'],
    ['accent-strong', 'accent-soft'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong']
  ])('sets %s on %s at 7:1 or more', (text, surface) => {
    expect(ratio(text, surface)).toBeGreaterThanOrEqual(7);
  });

  it.each(
    surfaces.flatMap((surface) => ['border', 'focus', 'gold', ...series()].map((edge) => [edge, surface] as const))
  )('draws %s on %s at 3:1 or more', (edge, surface) => {
    expect(ratio(edge, surface)).toBeGreaterThanOrEqual(3);
  });
});

function series(): string[] {
  return [1, 2, 3, 4, 5, 6].map((number) => `series-${number}`);
}

describe('a theme that the system asks for', () => {
  it.each([
    ['prefers-color-scheme: dark', 'dark'],
    ['prefers-contrast: more', 'contrast']
  ])('is for %s the one that can be chosen', (media, theme) => {
    const asked = tokensOf(':root:not([data-theme])', media);
    expect(Object.keys(asked).length).toBeGreaterThan(20);
    expect(asked).toEqual(tokensOf(`:root[data-theme='${theme}']`));
  });
});
