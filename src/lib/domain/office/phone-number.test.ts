import { expect, it } from 'vitest';
import { dialled, international } from './phone-number.ts';

it('dials only digits and the plus sign at the start', () => {
  expect(dialled('+62 (549) 123-456')).toBe('+62549123456');
  expect(dialled('0549 12.34+56')).toBe('0549123456');
});

it('writes a number of this country with the country’s number in front', () => {
  expect(international('0812 3456-7890')).toBe('6281234567890');
  expect(international('+62 812 3456 7890')).toBe('6281234567890');
});
