import { expect, test } from 'vitest';
import { dueMonthText, officeDateText } from './office-date-text.ts';

test('dates are written as the office writes them', () => {
  expect(officeDateText('2026-03-05', 'id')).toBe('5 Maret 2026');
  expect(officeDateText('2026-12-31', 'en')).toBe('31 December 2026');
});

test('the result of a quarter is due in its last month', () => {
  expect(dueMonthText({ year: 2026, quarter: 2 }, 'id')).toBe('Juni 2026');
  expect(dueMonthText({ year: 2026, quarter: 4 }, 'en')).toBe('December 2026');
});
