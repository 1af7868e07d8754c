import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { shippedInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';
import { spak20211 } from '#lib/domain/surveys/instruments/spak-2021-1.ts';
import { spkp20211 } from '#lib/domain/surveys/instruments/spkp-2021-1.ts';
import { gradeOf } from './grade.ts';
import { exactIndex, indexOf, roundIndex } from './index-value.ts';
import { rational, roundHalfUp } from './rational.ts';
import { addTallies, tallyOf, type Tally } from './tally.ts';

type Weight = 'exact' | '0.111' | '0.11';

const skmWeighted = (weight: Weight): Instrument => ({
  ...skm20171,
  index: { method: 'weighted-25', code: 'IKM', weight, outOf: 100 }
});
const spakLinear: Instrument = {
  ...spak20211,
  index: { method: 'out-of-4', code: 'IPAK', conversion: 'linear', outOf: 4, targets: [] }
};

/** Counts of `n` answers that add up to `total` on a scale of four. */
function countsWithTotal(total: number, n: number): number[] {
  const low = Math.floor(total / n);
  const above = total - low * n;
  return [1, 2, 3, 4].map((value) => (value === low ? n - above : value === low + 1 ? above : 0));
}

function value(instrument: Instrument, tally: Tally) {
  const reading = indexOf(instrument, tally);
  return reading.ok ? reading.index : undefined;
}

describe('IKM', () => {
  test.each<[Weight, number, string]>([
    ['exact', 8756, 'B'],
    ['0.11', 8668, 'B'],
    ['0.111', 8747, 'B']
  ])('vector A (NRR list of a published result) with weight %s', (weight, hundredths, grade) => {
    const means = [358, 354, 329, 324, 357, 342, 378, 338, 372].map((nrr) => rational(nrr, 100));
    const instrument = skmWeighted(weight);
    const index = roundIndex(instrument, exactIndex(instrument, means));
    expect(index).toEqual({ value: hundredths, value100: hundredths, points: null });
    expect(gradeOf(instrument, index.value100).code).toBe(grade);
  });

  test('vector A to four decimals', () => {
    const means = [358, 354, 329, 324, 357, 342, 378, 338, 372].map((nrr) => rational(nrr, 100));
    expect(roundHalfUp(exactIndex(skm20171, means), 4)).toBe(875556);
    expect(roundHalfUp(exactIndex(skmWeighted('0.111'), means), 3)).toBe(87468);
  });

  test.each<[Weight, number, number]>([
    ['exact', 914751, 9148],
    ['0.11', 905603, 9056],
    ['0.111', 913836, 9138]
  ])('vector B (totals of 29 respondents) with weight %s', (weight, tenThousandths, hundredths) => {
    const totals = [105, 101, 100, 116, 102, 105, 106, 105, 115];
    const tally = { n: 29, counts: totals.map((total) => countsWithTotal(total, 29)), means: [] };
    const reading = indexOf(skmWeighted(weight), tally);
    expect(reading.ok && roundHalfUp(reading.exact, 4)).toBe(tenThousandths);
    expect(reading.ok && reading.index.value).toBe(hundredths);
    expect(reading.ok && gradeOf(skm20171, reading.index.value100).code).toBe('A');
  });

  test.each([
    [4, 10000, 'A'],
    [3, 7500, 'C'],
    [1, 2500, 'D']
  ])('vector C: all answers %i', (answer, hundredths, grade) => {
    const index = value(skm20171, tallyOf([Array<number>(9).fill(answer)], 9, 4));
    expect(index?.value).toBe(hundredths);
    expect(gradeOf(skm20171, index?.value100 ?? -1).code).toBe(grade);
  });

  test.each<[Weight, number]>([
    ['0.11', 9900],
    ['0.111', 9990],
    ['exact', 10000]
  ])('reaches at most, with weight %s, %i hundredths', (weight, hundredths) => {
    expect(value(skmWeighted(weight), tallyOf([Array<number>(9).fill(4)], 9, 4))?.value).toBe(hundredths);
  });

  test('averages each item over those who answered it, then the items', () => {
    const answers = [
      [4, 4, 4, 4, 4, 4, 4, 4, 4],
      [1, null, null, null, null, null, null, null, null]
    ];
    // (2.5 + 8 × 4) / 9 × 25; the average of all ten cells would be 92.50
    expect(value(skm20171, tallyOf(answers, 9, 4))?.value).toBe(9583);
  });
});

describe('IPAK and IPKP', () => {
  const vectorD = tallyOf(
    [
      [6, 6, 6, 6, 6],
      [6, 5, 6, 6, 6],
      [5, 5, 5, 6, 6],
      [6, 6, 6, 6, 5]
    ],
    5,
    6
  );

  test('vector D by ratio', () => {
    expect(value(spak20211, vectorD)).toEqual({ value: 383, value100: 9583, points: 1677 });
    const reading = indexOf(spak20211, vectorD);
    expect(reading.ok && roundHalfUp(reading.exact, 4)).toBe(38333);
  });

  test('vector D by the linear conversion', () => {
    expect(value(spakLinear, vectorD)).toEqual({ value: 385, value100: 9625, points: 1684 });
  });

  test('the linear conversion keeps 1 and carries 6 to 4', () => {
    expect(value(spakLinear, tallyOf([[1, 1, 1, 1, 1]], 5, 6))?.value).toBe(100);
    expect(value(spakLinear, tallyOf([[6, 6, 6, 6, 6]], 5, 6))?.value).toBe(400);
  });

  test('the targets need means of 5.40 and 4.80', () => {
    const five = Array.from({ length: 5 }, () => rational(54, 10));
    const eight = Array.from({ length: 8 }, () => rational(48, 10));
    expect(roundIndex(spak20211, exactIndex(spak20211, five))).toEqual({ value: 360, value100: 9000, points: 1575 });
    expect(roundIndex(spkp20211, exactIndex(spkp20211, eight))).toEqual({ value: 320, value100: 8000, points: 1400 });
  });

  test('a four-point instrument needs no conversion: its mean is the index', () => {
    const fourPoints: Instrument = { ...spak20211, scaleMax: 4 };
    expect(value(fourPoints, tallyOf([[4, 3, 3, 4, 4]], 5, 4))).toEqual({ value: 360, value100: 9000, points: 1575 });
  });
});

describe('no index', () => {
  test('without respondents', () => {
    expect(indexOf(spak20211, tallyOf([], 5, 6))).toEqual({ ok: false, missing: { reason: 'no_answers' } });
  });

  test('when nobody answered an item, which is named', () => {
    expect(indexOf(spak20211, tallyOf([[6, 6, 6, null, 6]], 5, 6))).toEqual({
      ok: false,
      missing: { reason: 'item_without_answers', items: ['extortion'] }
    });
  });
});

describe('properties', () => {
  const survey = fc.constantFrom(...shippedInstruments).chain((instrument) =>
    fc.record({
      instrument: fc.constant(instrument),
      answers: fc.array(
        fc
          .array(fc.option(fc.integer({ min: 1, max: instrument.scaleMax }), { freq: 6 }), {
            minLength: instrument.items.length,
            maxLength: instrument.items.length
          })
          .filter((row) => row.some((answer) => answer !== null)),
        { minLength: 1, maxLength: 30 }
      )
    })
  );
  const count = (instrument: Instrument, answers: readonly (readonly (number | null)[])[]) =>
    tallyOf(answers, instrument.items.length, instrument.scaleMax);

  test('the order of answers does not matter', () => {
    fc.assert(
      fc.property(survey, fc.infiniteStream(fc.nat()), ({ instrument, answers }, keys) => {
        const shuffled = answers
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(indexOf(instrument, count(instrument, shuffled))).toEqual(
          indexOf(instrument, count(instrument, answers))
        );
      })
    );
  });

  test('a higher answer never lowers the index', () => {
    fc.assert(
      fc.property(survey, fc.nat(), fc.nat(), ({ instrument, answers }, person, item) => {
        const before = value(instrument, count(instrument, answers));
        const raised = answers.map((row, at) =>
          at !== person % answers.length
            ? row
            : row.map((answer, place) =>
                place === item % row.length && answer !== null ? Math.min(answer + 1, instrument.scaleMax) : answer
              )
        );
        const after = value(instrument, count(instrument, raised));
        expect(after === undefined).toBe(before === undefined);
        expect(after?.value ?? 0).toBeGreaterThanOrEqual(before?.value ?? 0);
      })
    );
  });

  test('adding tallies is counting both sets', () => {
    fc.assert(
      fc.property(survey, fc.nat(), ({ instrument, answers }, cut) => {
        const at = cut % (answers.length + 1);
        const parts = addTallies(count(instrument, answers.slice(0, at)), count(instrument, answers.slice(at)));
        expect(parts).toEqual(count(instrument, answers));
      })
    );
  });
});
