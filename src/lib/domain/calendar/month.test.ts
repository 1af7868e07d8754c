import { describe, expect, it } from 'vitest';
import {
  addMonths,
  firstDayOf,
  formatMonth,
  lastDayOf,
  monthOf,
  monthsBetween,
  monthsOf,
  monthTitle,
  parseMonth,
  quarterEndingWith
} from './month.ts';

describe('a month of the office', () => {
  it('is written and read as in an address', () => {
    expect(formatMonth({ year: 2026, month: 3 })).toBe('2026-03');
    expect(parseMonth('2026-03')).toEqual({ year: 2026, month: 3 });
    expect(['2026-3', '2026-13', '2026-00', '26-01', '2026-01-01', ''].map(parseMonth)).toEqual(
      Array.from({ length: 6 }, () => undefined)
    );
    expect(monthTitle({ year: 2026, month: 11 })).toBe('November 2026');
    expect(monthTitle({ year: 2026, month: 5 }, 'en')).toBe('May 2026');
  });

  it('knows its days, also in February of a leap year', () => {
    expect([firstDayOf({ year: 2028, month: 2 }), lastDayOf({ year: 2028, month: 2 })]).toEqual([
      '2028-02-01',
      '2028-02-29'
    ]);
    expect(monthOf('2026-12-31')).toEqual({ year: 2026, month: 12 });
  });

  it('has neighbours across the years', () => {
    expect(addMonths({ year: 2026, month: 1 }, -1)).toEqual({ year: 2025, month: 12 });
    expect(monthsBetween({ year: 2025, month: 11 }, { year: 2026, month: 2 }).map(formatMonth)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02'
    ]);
    expect(monthsBetween({ year: 2026, month: 2 }, { year: 2026, month: 1 })).toEqual([]);
  });

  it('ends a quarter in March, June, September and December', () => {
    expect(quarterEndingWith({ year: 2026, month: 9 })).toEqual({ year: 2026, quarter: 3 });
    expect(quarterEndingWith({ year: 2026, month: 8 })).toBeUndefined();
    expect(monthsOf({ year: 2026, quarter: 4 }).map(({ month }) => month)).toEqual([10, 11, 12]);
  });
});
