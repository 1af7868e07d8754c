import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';
import { shippedInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { spak20211 } from '#lib/domain/surveys/instruments/spak-2021-1.ts';
import { gradesWithin } from './grade.ts';
import { indexOf } from './index-value.ts';
import { intervalOf } from './interval.ts';
import { respondentMeans } from './respondent-means.ts';
import { tQuantile } from './student-t.ts';
import { tallyOf } from './tally.ts';

function read(instrument: Instrument, answers: readonly (readonly (number | null)[])[]) {
  const tally = tallyOf(answers, instrument.items.length, instrument.scaleMax);
  const reading = indexOf(instrument, tally);
  return reading.ok ? { index: reading.index, interval: intervalOf(instrument, tally, reading) } : undefined;
}

const all = (value: number, items = 9) => Array<number>(items).fill(value);

describe('intervalOf', () => {
  test('is the t interval on respondent means, × 25', () => {
    // Means 3, 3, 4, 4, 3: mean 3.4, s = √0.3, t(4) = 2.776445, half width 25 · 2.776445 · √0.06 = 17.0022
    expect(read(skm20171, [all(3), all(3), all(4), all(4), all(3)])).toEqual({
      index: { value: 8500, value100: 8500, points: null },
      interval: { low: 6800, high: 10000, low100: 6800, high100: 10000 }
    });
  });

  test('vector D, on both scales', () => {
    // Means 6, 5.8, 5.4, 5.8: s = √(0.19 / 3), half width on the six points t(3) · s / √4
    const half = (3.182446305 * Math.sqrt((0.25 ** 2 + 2 * 0.05 ** 2 + 0.35 ** 2) / 3)) / 2;
    const found = read(spak20211, [
      [6, 6, 6, 6, 6],
      [6, 5, 6, 6, 6],
      [5, 5, 5, 6, 6],
      [6, 6, 6, 6, 5]
    ]);
    expect(found?.interval?.low).toBe(Math.round(((5.75 - half) / 6) * 400));
    expect(found?.interval?.low100).toBe(Math.round(((5.75 - half) / 6) * 10000));
    expect(found?.interval?.high).toBe(400);
    expect(found?.interval?.high100).toBe(10000);
  });

  test.each([
    [10, 6.3, 8.0],
    [30, 3.3, 4.2],
    [50, 2.5, 3.2],
    [100, 1.7, 2.2],
    [150, 1.4, 1.8]
  ])('with n = %i is about ± %d points of IKM for s = 0.35 and ± %d for s = 0.45', (n, narrow, wide) => {
    const halfWidth = (s: number) => (tQuantile(0.975, n - 1) * s * 25) / Math.sqrt(n);
    expect(halfWidth(0.35)).toBeCloseTo(narrow, 1);
    expect(halfWidth(0.45)).toBeCloseTo(wide, 1);
  });

  test('does not exist for fewer than two respondents', () => {
    expect(read(skm20171, [all(3)])?.interval).toBeUndefined();
  });

  test('has no width where all agree', () => {
    expect(read(skm20171, [all(3), all(3), all(3)])?.interval).toEqual({
      low: 7500,
      high: 7500,
      low100: 7500,
      high100: 7500
    });
  });

  test('is cut at the lower end of the scale too', () => {
    expect(read(skm20171, [all(1), all(1), all(2)])?.interval?.low).toBe(2500);
    expect(read(spak20211, [all(1, 5), all(1, 5), all(2, 5)])?.interval?.low).toBe(67);
  });

  test('holds the index and leads from lower to higher grades', () => {
    const survey = fc.constantFrom(...shippedInstruments).chain((instrument) =>
      fc.tuple(
        fc.constant(instrument),
        fc.array(
          fc.array(fc.option(fc.integer({ min: 1, max: instrument.scaleMax }), { freq: 6 }), {
            minLength: instrument.items.length,
            maxLength: instrument.items.length
          }),
          { minLength: 2, maxLength: 25 }
        )
      )
    );
    fc.assert(
      fc.property(survey, ([instrument, answers]) => {
        const found = read(
          instrument,
          answers.filter((row) => row.some((answer) => answer !== null))
        );
        fc.pre(found?.interval !== undefined);
        const { index, interval } = found;
        expect(interval.low).toBeLessThanOrEqual(index.value);
        expect(interval.high).toBeGreaterThanOrEqual(index.value);
        expect(interval.low100).toBeLessThanOrEqual(index.value100);
        expect(interval.high100).toBeGreaterThanOrEqual(index.value100);
        expect(interval.high100).toBeLessThanOrEqual(10000);
        expect(gradesWithin(instrument, interval).length).toBeGreaterThan(0);
      })
    );
  });
});

describe('respondentMeans', () => {
  test('agrees with a direct computation', () => {
    const answers = [
      [1, 2, null, 4, 6],
      [6, 6, 6, 6, 6],
      [null, null, 3, null, null]
    ];
    const moments = respondentMeans(tallyOf(answers, 5, 6));
    const direct = [13 / 4, 6, 3];
    const mean = direct.reduce((sum, value) => sum + value, 0) / 3;
    expect(moments?.n).toBe(3);
    expect(moments?.variance).toBeCloseTo(direct.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2, 12);
  });

  test('loses no digit with a million equal respondents', () => {
    const million = { n: 1_000_000, counts: [], means: [{ mean: 5 * 2520, count: 1_000_000 }] };
    expect(respondentMeans(million)?.variance).toBe(0);
  });
});
