import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addQuarters,
  dueMonth,
  formatPeriod,
  parsePeriod,
  periodAt,
  periodIndex,
  periodName,
  quartersOf,
  samePeriod,
  shortPeriodName
} from './period.ts';

const anyPeriod = fc.integer({ min: 1000 * 4, max: 9999 * 4 + 3 }).map(periodAt);

test('a period survives its address and its index', () => {
  fc.assert(
    fc.property(anyPeriod, (period) => {
      expect(parsePeriod(formatPeriod(period))).toEqual(period);
      expect(periodAt(periodIndex(period))).toEqual(period);
    })
  );
});

test.each([
  '2026-tw0',
  '2026-tw5',
  '2026-TW1',
  '26-tw1',
  '2026-tw1 ',
  ' 2026-tw1',
  '2026-q1',
  '2026',
  '',
  '2026-tw1\n'
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test('quarters are counted across years', () => {
  expect(addQuarters({ year: 2026, quarter: 1 }, -1)).toEqual({ year: 2025, quarter: 4 });
  expect(addQuarters({ year: 2026, quarter: 3 }, 6)).toEqual({ year: 2028, quarter: 1 });
  expect(samePeriod(addQuarters({ year: 2025, quarter: 4 }, 1), { year: 2026, quarter: 1 })).toBe(true);
  expect(samePeriod({ year: 2025, quarter: 1 }, { year: 2026, quarter: 1 })).toBe(false);
});

test('evidence is due in March, June, September and December', () => {
  expect(quartersOf(2026).map(dueMonth)).toEqual([3, 6, 9, 12]);
});

test('names follow the language', () => {
  const period = { year: 2026, quarter: 4 } as const;
  expect(periodName(period)).toBe('Triwulan IV Tahun 2026');
  expect(periodName(period, 'en')).toBe('Quarter 4 of 2026');
  expect(shortPeriodName(period)).toBe('TW IV 2026');
  expect(shortPeriodName(period, 'en')).toBe('Q4 2026');
});
