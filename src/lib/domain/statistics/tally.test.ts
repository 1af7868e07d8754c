import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTallies, emptyTally, scaledMean, tallyOf, type Tally } from './tally.ts';

const response = fc
  .array(fc.option(fc.integer({ min: 1, max: 6 }), { freq: 4 }), { minLength: 5, maxLength: 5 })
  .filter((answers) => answers.some((value) => value !== null));
const responses = fc.array(response, { maxLength: 20 });
const count = (answers: readonly (readonly (number | null)[])[]) => tallyOf(answers, 5, 6);

const negative = (tally: Tally): Tally => ({
  n: -tally.n,
  counts: tally.counts.map((row) => row.map((value) => 0 - value)),
  means: tally.means.map(({ mean, count }) => ({ mean, count: -count }))
});

describe('scaledMean', () => {
  test('is a whole number for one to ten answers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 10 }), (answers) => {
        expect(Number.isInteger(scaledMean(answers))).toBe(true);
      })
    );
  });

  test('leaves skipped items out, and needs one answer', () => {
    expect(scaledMean([null, 3, 4])).toBe(3.5 * 2520);
    expect(() => scaledMean([null, null])).toThrow(RangeError);
    expect(() => scaledMean([])).toThrow(RangeError);
  });
});

describe('tallies', () => {
  test('count values, respondents and means', () => {
    expect(
      tallyOf(
        [
          [1, 3],
          [3, null],
          [3, 3]
        ],
        2,
        3
      )
    ).toEqual({
      n: 3,
      counts: [
        [1, 0, 2],
        [0, 0, 2]
      ],
      means: [
        { mean: 2 * 2520, count: 1 },
        { mean: 3 * 2520, count: 2 }
      ]
    });
  });

  test('add up in any order and grouping', () => {
    fc.assert(
      fc.property(responses, responses, responses, (a, b, c) => {
        const whole = count([...a, ...b, ...c]);
        expect(addTallies(addTallies(count(a), count(b)), count(c))).toEqual(whole);
        expect(addTallies(count(c), addTallies(count(b), count(a)))).toEqual(whole);
        expect(addTallies(emptyTally(5, 6), whole)).toEqual(whole);
      })
    );
  });

  test('give a response back when it is subtracted', () => {
    fc.assert(
      fc.property(responses, responses, (kept, voided) => {
        expect(addTallies(count([...kept, ...voided]), negative(count(voided)))).toEqual(count(kept));
      })
    );
  });

  test.each([
    [[[7, 1, 1, 1, 1]]],
    [[[0, 1, 1, 1, 1]]],
    [[[1.5, 1, 1, 1, 1]]],
    [[[1, 1, 1, 1]]],
    [[[1, 1, 1, 1, 1, 1]]]
  ])('refuse %j, which the scale or the instrument does not have', (answers) => {
    expect(() => count(answers)).toThrow(RangeError);
  });
});
