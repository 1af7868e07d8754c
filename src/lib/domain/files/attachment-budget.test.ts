import { expect, test } from 'vitest';
import { attachmentRefusal, shippedBudget } from './attachment-budget.ts';

const mebibyte = 1024 * 1024;
const plenty = { lastHour: 0, database: 0, freeDisk: 50_000 * mebibyte };
const refusal = (facts: Partial<typeof plenty>, bytes: number, from: 'public' | 'office' = 'public') =>
  attachmentRefusal(shippedBudget, { ...plenty, ...facts }, { bytes, from });

test('200 MiB an hour are taken from the public and not a byte more; staff are not held to the hour', () => {
  const lastHour = 190 * mebibyte;
  expect(refusal({ lastHour }, 10 * mebibyte)).toBeUndefined();
  expect(refusal({ lastHour }, 10 * mebibyte + 1)).toBe('hour');
  expect(refusal({ lastHour }, 10 * mebibyte + 1, 'office')).toBeUndefined();
});

test('1 GiB of the disk stays free whoever sends', () => {
  expect(refusal({ freeDisk: 1054 * mebibyte }, 10 * mebibyte)).toBeUndefined();
  expect(refusal({ freeDisk: 1053 * mebibyte }, 10 * mebibyte)).toBe('disk');
  expect(refusal({ freeDisk: 0 }, 1, 'office')).toBe('disk');
});

test('a database on another machine is held to its own limit', () => {
  const elsewhere = (database: number) =>
    attachmentRefusal(
      shippedBudget,
      { lastHour: 0, database, freeDisk: undefined },
      { bytes: mebibyte, from: 'public' }
    );
  expect(elsewhere(20_479 * mebibyte)).toBeUndefined();
  expect(elsewhere(20_480 * mebibyte)).toBe('disk');
});
