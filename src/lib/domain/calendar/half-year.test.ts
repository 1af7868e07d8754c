import { describe, expect, it } from 'vitest';
import {
  daysOfHalfYear,
  endedHalfYears,
  formatHalfYear,
  halfYearName,
  halfYearOf,
  parseHalfYear
} from './half-year.ts';

describe('a half-year', () => {
  it('begins in January and in July', () => {
    expect(
      ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map((day) => formatHalfYear(halfYearOf(day)))
    ).toEqual(['2026-s1', '2026-s1', '2026-s2', '2026-s2']);
    expect(parseHalfYear('2026-s2')).toEqual({ year: 2026, half: 2 });
    expect([parseHalfYear('2026-s3'), parseHalfYear('x2026-s1')]).toEqual([undefined, undefined]);
    expect(halfYearName({ year: 2026, half: 2 })).toBe('Semester II Tahun 2026');
    expect(halfYearName({ year: 2026, half: 1 }, 'en')).toBe('First half of 2026');
    expect(halfYearOf(daysOfHalfYear({ year: 2026, half: 2 }).from)).toEqual({ year: 2026, half: 2 });
  });
});

it('is told of only when it is over', () => {
  const names = (today: string) => endedHalfYears(2025, today).map(formatHalfYear);
  expect(names('2026-06-30')).toEqual(['2025-s1', '2025-s2']);
  expect(names('2026-07-01')).toEqual(['2025-s1', '2025-s2', '2026-s1']);
  expect(names('2025-01-01')).toEqual([]);
  expect(names('2024-12-31')).toEqual([]);
});
