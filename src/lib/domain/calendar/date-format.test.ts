import { expect, test } from 'vitest';
import { formatDate, formatDateRange, monthName } from './date-format.ts';
import { epochOf } from './instant.ts';
import { formatDateTime, formatTime } from './time-format.ts';

test('dates are written as people say them', () => {
  expect(formatDate('2026-03-05')).toBe('5 Maret 2026');
  expect(formatDate('2026-08-17', 'en')).toBe('17 August 2026');
  expect(monthName(12)).toBe('Desember');
});

test.each([
  ['2025-12-21', '2026-03-20', '21 Desember 2025 – 20 Maret 2026'],
  ['2026-03-21', '2026-06-20', '21 Maret – 20 Juni 2026'],
  ['2026-03-01', '2026-03-20', '1–20 Maret 2026'],
  ['2026-03-20', '2026-03-20', '20 Maret 2026']
])('%s to %s is %s', (from, to, range) => {
  expect(formatDateRange(from, to)).toBe(range);
});

test('a broken date is refused', () => {
  expect(() => formatDate('5 Maret 2026')).toThrow(RangeError);
  expect(() => formatDate('2026-13-01')).toThrow(RangeError);
});

test('times are those of the office', () => {
  const instant = epochOf('2026-12-31T16:05:00Z');
  expect(formatTime(instant)).toBe('00.05 WITA');
  expect(formatTime(instant, 'en')).toBe('00:05 WITA');
  expect(formatDateTime(instant)).toBe('1 Januari 2027, 00.05 WITA');
  expect(formatDateTime(epochOf('2026-03-05T14:30:00+08:00'), 'en')).toBe('5 March 2026, 14:30 WITA');
});
