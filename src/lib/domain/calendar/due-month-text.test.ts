import { expect, test } from 'vitest';
import { dueMonthText } from './due-month-text.ts';

test('the result of a quarter is due in its last month', () => {
  expect(dueMonthText({ year: 2026, quarter: 2 }, 'id')).toBe('Juni 2026');
  expect(dueMonthText({ year: 2026, quarter: 4 }, 'en')).toBe('December 2026');
});
