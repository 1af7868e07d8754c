import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartPalettes, type ChartTheme } from './chart-palette.ts';

const css = readFileSync(new URL('../../components/ui/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const bodies = [...css.matchAll(/^(:root\S*) \{([^}]*)\}/gm)].filter(([, name]) => name === selector);
  const text = bodies.map(([, , body]) => body).join('');
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value])
  );
}

const light = tokensOf(':root');
const tokens: Record<ChartTheme, Record<string, string>> = {
  light,
  dark: { ...light, ...tokensOf(":root[data-theme='dark']") },
  contrast: { ...light, ...tokensOf(":root[data-theme='contrast']") }
};

describe.each(Object.entries(chartPalettes))('the %s chart palette', (theme, palette) => {
  it('has the colours of the page', () => {
    const page = tokens[theme as ChartTheme];
    const { background, ink, soft, line, border, gold, series } = palette;
    expect({ bg: background, ink, soft, line, border, gold }).toEqual({
      bg: page.bg,
      ink: page.ink,
      soft: page.soft,
      line: page.line,
      border: page.border,
      gold: page.gold
    });
    expect(series).toEqual([1, 2, 3, 4, 5, 6].map((place) => page[`series-${place}`]));
  });
});
