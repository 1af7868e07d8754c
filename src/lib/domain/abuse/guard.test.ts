import { expect, test } from 'vitest';
import { looksAutomatic } from './guard.ts';

test('a filled trap, a form filled in under three seconds and one without our challenge look automatic', () => {
  const person = { trap: '', filledMs: 3_000 };
  expect(looksAutomatic(person)).toBe(false);
  expect(looksAutomatic({ ...person, trap: 'http://spam.example' })).toBe(true);
  expect(looksAutomatic({ ...person, filledMs: 2_999 })).toBe(true);
  expect(looksAutomatic({ ...person, filledMs: undefined })).toBe(true);
});
