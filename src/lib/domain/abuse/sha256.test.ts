import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

const hex = (text: string) => Buffer.from(sha256(text)).toString('hex');

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'
  ],
  ['a'.repeat(1_000), '41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3']
])('the vectors of FIPS 180-4 hold: %j', (text, digest) => {
  expect(hex(text)).toBe(digest);
});

test('every text has the hash the platform gives it, around the ends of blocks too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.constantFrom('a', 'ñ', '😀'), (length, sign) => {
      const text = sign.repeat(length);
      expect(hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    })
  );
});
