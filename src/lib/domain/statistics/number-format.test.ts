import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCount, formatDecimal, formatHundredths } from './number-format.ts';

describe('formatHundredths', () => {
  test.each([
    [8756, '87,56', '87.56'],
    [360, '3,60', '3.60'],
    [10000, '100,00', '100.00'],
    [5, '0,05', '0.05'],
    [0, '0,00', '0.00'],
    [-120, '−1,20', '−1.20'],
    [123456789, '1.234.567,89', '1,234,567.89']
  ])('writes %i as %s and %s', (hundredths, indonesian, english) => {
    expect(formatHundredths(hundredths, 'id')).toBe(indonesian);
    expect(formatHundredths(hundredths, 'en')).toBe(english);
  });

  test('agrees with Intl', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom('id', 'en'), (hundredths, locale) => {
        const intl = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', { minimumFractionDigits: 2 });
        expect(formatHundredths(hundredths, locale)).toBe(intl.format(hundredths / 100));
      })
    );
  });

  test('refuses a number that was not rounded', () => {
    expect(() => formatHundredths(87.56, 'id')).toThrow(RangeError);
    expect(() => formatHundredths(NaN, 'id')).toThrow(RangeError);
  });
});

test('counts and other decimals', () => {
  expect(formatCount(999, 'id')).toBe('999');
  expect(formatCount(12345, 'id')).toBe('12.345');
  expect(formatCount(1000000, 'en')).toBe('1,000,000');
  expect(formatDecimal(3333, 3, 'id')).toBe('3,333');
});
