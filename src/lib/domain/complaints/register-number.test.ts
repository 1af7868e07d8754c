import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRegisterNumber, registerNumber } from './register-number.ts';

test('a register number has the year, the month in Roman numerals and four digits or more', () => {
  expect(registerNumber(2026, 11, 7)).toBe('DUMAS/2026/XI/0007');
  expect(registerNumber(2027, 1, 12345)).toBe('DUMAS/2027/I/12345');
});

test('what was written can be read', () => {
  const number = fc.tuple(
    fc.integer({ min: 2000, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 999_999 })
  );
  fc.assert(
    fc.property(number, ([year, month, sequence]) => {
      expect(parseRegisterNumber(registerNumber(year, month, sequence))).toEqual({ year, month, sequence });
    })
  );
});

test('typing is forgiven', () => {
  expect(parseRegisterNumber(' dumas / 2026 / xi / 7 ')).toEqual({ year: 2026, month: 11, sequence: 7 });
});

test.each([
  '',
  'DUMAS/2026/XIII/0007',
  'DUMAS/2026/IIII/0007',
  'DUMAS/2026/11/0007',
  'DUMAS/26/XI/0007',
  'DUMAS/2026/XI/0000',
  'x'
])('%j is no register number', (text) => {
  expect(parseRegisterNumber(text)).toBeUndefined();
});

test.each([
  [2026, 0, 1],
  [2026, 13, 1],
  [2026, 1, 0],
  [2026, 1, 1.5]
])('there is no number for %d, %d, %d', (year, month, sequence) => {
  expect(() => registerNumber(year, month, sequence)).toThrow(RangeError);
});
