import { expect, test } from 'vitest';
import { tallyDifferences } from './tally-difference.ts';
import { tallyOf } from './tally.ts';

const stored = tallyOf(
  [
    [4, 3],
    [1, null]
  ],
  2,
  4
);

test('tallies of the same responses are identical', () => {
  expect(
    tallyDifferences(
      stored,
      tallyOf(
        [
          [1, null],
          [4, 3]
        ],
        2,
        4
      )
    )
  ).toEqual([]);
});

test('every differing number is named with both readings', () => {
  expect(tallyDifferences(stored, tallyOf([[4, 3]], 2, 4))).toEqual([
    { where: 'n', stored: 2, recounted: 1 },
    { where: 'item 1, value 1', stored: 1, recounted: 0 },
    { where: 'mean 2520/2520', stored: 1, recounted: 0 }
  ]);
});
