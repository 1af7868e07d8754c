import { expect, test } from 'vitest';
import { difficultyAfter } from './difficulty.ts';
import { findProof, leadingZeroBits, workText } from './proof-of-work.ts';
import { sha256 } from './sha256.ts';

test('nobody works while the hour is ordinary; in a flood work grows from 14 to 18 bits and no further', () => {
  expect([0, 59, 60, 119, 120, 180, 240, 300, 100_000].map((count) => difficultyAfter(count))).toEqual([
    0, 0, 14, 14, 15, 16, 17, 18, 18
  ]);
});

test('zero bits are counted across bytes', () => {
  expect(
    [[0x80], [0x01], [0, 0x40], [0, 0, 0xff], [0, 0]].map((bytes) => leadingZeroBits(Uint8Array.from(bytes)))
  ).toEqual([0, 7, 9, 16, 16]);
});

test('a proof that is found fits, and the search goes on where it stopped', () => {
  const found = findProof('nonce', 10, 0, 100_000) ?? NaN;
  expect(leadingZeroBits(sha256(workText('nonce', found)))).toBeGreaterThanOrEqual(10);
  expect(findProof('nonce', 10, 0, found)).toBeUndefined();
  expect(findProof('nonce', 10, found, 1)).toBe(found);
});
