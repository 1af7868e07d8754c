import { describe, expect, test } from 'vitest';
import { epochOf, findEpoch, isoInstant } from './instant.ts';
import {
  addDays,
  isOfficeDate,
  lastDayOfMonth,
  makeOfficeDate,
  officeDateAt,
  startOfOfficeDate,
  weekdayName,
  yearOf
} from './office-date.ts';

describe('the office day', () => {
  test.each([
    ['2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2026-12-31T23:59:00+08:00', '2026-12-31'],
    ['2026-12-31T23:59:00Z', '2027-01-01']
  ])('at %s is %s', (instant, day) => {
    expect(officeDateAt(epochOf(instant))).toBe(day);
  });

  test('begins at 16.00 UTC of the day before', () => {
    expect(startOfOfficeDate('2027-01-01')).toBe(epochOf('2026-12-31T16:00:00Z'));
    expect(officeDateAt(startOfOfficeDate('2026-03-20'))).toBe('2026-03-20');
  });
});

test('days are added across months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('dates are made of their parts', () => {
  expect(makeOfficeDate(2026, 3, 5)).toBe('2026-03-05');
  expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29');
  expect(lastDayOfMonth(2026, 12)).toBe('2026-12-31');
  expect(yearOf('2026-03-05')).toBe(2026);
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '20260101', '', 'kemarin', '2026-01-01\n'])(
  '%j is no office date',
  (text) => {
    expect(isOfficeDate(text)).toBe(false);
  }
);

test('an existing day is an office date', () => {
  expect(isOfficeDate('2028-02-29')).toBe(true);
});

test('a day has the name of its weekday', () => {
  expect(['2026-11-23', '2026-11-24', '2026-11-29'].map(weekdayName)).toEqual(['Senin', 'Selasa', 'Minggu']);
});

test('instants are read with their offset and written in UTC', () => {
  expect(isoInstant(epochOf('2026-03-05T14:30:00+08:00'))).toBe('2026-03-05T06:30:00Z');
  expect(() => epochOf('2026-03-05T14:30:00')).toThrow(RangeError);
  expect(findEpoch('2026-03-05T14:30:00Z')).toBe(epochOf('2026-03-05T22:30:00+08:00'));
  expect(['', '2026-03-05', '2026-02-30T00:00:00Z', '2026-03-05T14:30:00+29:00'].map(findEpoch)).toEqual(
    Array(4).fill(undefined)
  );
});
