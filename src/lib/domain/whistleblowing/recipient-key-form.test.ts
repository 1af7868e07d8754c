import { expect, test } from 'vitest';
import { sealedKeySchema } from './recipient-key-form.ts';

test('a sealed key holds flat texts and numbers that the database can keep', () => {
  const accepts = (value: unknown) => sealedKeySchema.safeParse(value).success;
  expect(accepts({ v: 1, salt: 'AAAA', note: null })).toBe(true);
  expect(accepts({ v: 1, salt: 'AA\u0000AA' })).toBe(false);
  expect(accepts({ 'v\u0000': 1 })).toBe(false);
  expect(accepts({ v: { deep: 1 } })).toBe(false);
  expect(accepts({ v: 'A'.repeat(4_000), w: 'A'.repeat(4_000), x: 'A'.repeat(4_000) })).toBe(false);
});
