import { describe, expect, it } from 'vitest';
import {
  displayAttributes,
  formatDisplayCookie,
  parseDisplayCookie,
  textSizes,
  themes
} from '#lib/domain/display/display-settings.ts';

describe('display settings', () => {
  it('come back from the cookie as they were chosen', () => {
    for (const theme of themes) {
      for (const textSize of textSizes) {
        expect(parseDisplayCookie(formatDisplayCookie({ theme, textSize }))).toEqual({ theme, textSize });
      }
    }
  });

  it('need no cookie when nothing was chosen', () => {
    expect(formatDisplayCookie({ theme: 'system', textSize: 100 })).toBeUndefined();
  });

  it.each([undefined, '', 'pink-125x', '"><script>', '125-dark', '-'])('fall back to the default for %j', (value) => {
    expect(parseDisplayCookie(value)).toEqual({ theme: 'system', textSize: 100 });
  });

  it('keep the readable half of a broken cookie', () => {
    expect(parseDisplayCookie('dark-900')).toEqual({ theme: 'dark', textSize: 100 });
  });

  it('become attributes only where they differ from the default', () => {
    expect(displayAttributes({ theme: 'system', textSize: 100 })).toBe('');
    expect(displayAttributes({ theme: 'contrast', textSize: 150 })).toBe(' data-theme="contrast" data-text-size="150"');
  });
});
