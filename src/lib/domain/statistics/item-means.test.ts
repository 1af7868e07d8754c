import { expect, test } from 'vitest';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';
import { spak20211 } from '#lib/domain/surveys/instruments/spak-2021-1.ts';
import { itemFigures } from './item-means.ts';
import { tallyOf } from './tally.ts';

test('vector D: means, grades and ranks of the statements', () => {
  const tally = tallyOf(
    [
      [6, 6, 6, 6, 6],
      [6, 5, 6, 6, 6],
      [5, 5, 5, 6, 6],
      [6, 6, 6, 6, 5]
    ],
    5,
    6
  );
  const figures = itemFigures(spak20211, tally);
  expect(figures.map(({ mean }) => mean)).toEqual([575, 550, 575, 600, 575]);
  expect(figures.map(({ value100 }) => value100)).toEqual([9583, 9167, 9583, 10000, 9583]);
  expect(figures.map(({ rank }) => rank)).toEqual([2, 1, 2, 5, 2]);
  expect(figures[1]).toEqual({
    key: 'fraud',
    n: 4,
    mean: 550,
    meanThousandths: 5500,
    weightedThousandths: null,
    value100: 9167,
    grade: 'A',
    rank: 1
  });
});

test('an element is graded by its mean × 25 and weighted by a ninth', () => {
  const answers = [3, 4, 3].map((first) => [first, 4, 4, 4, 4, 4, 4, 4, 4]);
  expect(itemFigures(skm20171, tallyOf(answers, 9, 4))[0]).toEqual({
    key: 'requirements',
    n: 3,
    mean: 333,
    meanThousandths: 3333,
    weightedThousandths: 370,
    value100: 8333,
    grade: 'B',
    rank: 1
  });
});

test('an item nobody answered has no figures and no rank', () => {
  const [first, second] = itemFigures(spak20211, tallyOf([[null, 2, 3, 4, 5]], 5, 6));
  expect(first).toEqual({
    key: 'discrimination',
    n: 0,
    mean: null,
    meanThousandths: null,
    weightedThousandths: null,
    value100: null,
    grade: null,
    rank: null
  });
  expect(second?.rank).toBe(1);
});
