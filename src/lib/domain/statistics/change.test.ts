import { describe, expect, test } from 'vitest';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';
import { spak20211 } from '#lib/domain/surveys/instruments/spak-2021-1.ts';
import { spkp20211 } from '#lib/domain/surveys/instruments/spkp-2021-1.ts';
import { changeOf } from './change.ts';
import { tallyOf } from './tally.ts';

const spak = (means: readonly number[], instrument: Instrument = spak20211) => ({
  instrument,
  tally: tallyOf(
    means.map((mean) => Array<number>(instrument.items.length).fill(mean)),
    instrument.items.length,
    instrument.scaleMax
  )
});
const times = (count: number, value: number) => Array<number>(count).fill(value);

describe('changeOf', () => {
  test('computes Welch’s t, its degrees of freedom and p', () => {
    // Means 4.5 and 3.7, variances 5/18 and 0.9: t = 0.8 / √(0.027778 + 0.09) = 2.331048, df = 14.0577
    const before = spak([...times(2, 3), ...times(2, 2), ...times(3, 4), ...times(3, 5)]);
    const after = spak([...times(5, 4), ...times(5, 5)]);
    const change = changeOf(before, after);
    expect(change.verdict).toBe('not_significant');
    if (change.verdict === 'not_comparable') return;
    expect(change.difference).toBe(300 - 247);
    const [errorBefore, errorAfter] = [12.1 / 9 / 10, 2.5 / 9 / 10];
    const t = 0.8 / Math.sqrt(errorBefore + errorAfter);
    expect(change.t).toBeCloseTo(t, 10);
    expect(change.df).toBeCloseTo((errorBefore + errorAfter) ** 2 / (errorBefore ** 2 / 9 + errorAfter ** 2 / 9), 8);
    expect(change.p).toBeGreaterThan(0.05);
    expect(change.p).toBeLessThan(0.08);
  });

  test('calls a significant change by its direction, and both directions are alike', () => {
    const low = spak([...times(20, 4), ...times(20, 5)]);
    const high = spak([...times(10, 5), ...times(30, 6)]);
    const [up, down] = [changeOf(low, high), changeOf(high, low)];
    expect(up.verdict).toBe('up');
    expect(down.verdict).toBe('down');
    if (up.verdict === 'not_comparable' || down.verdict === 'not_comparable') return;
    expect(up.difference).toBe(383 - 300);
    expect(down.difference).toBe(-up.difference);
    expect(down.t).toBe(-(up.t ?? 0));
    expect(down.p).toBe(up.p);
    expect(up.p).toBeLessThan(0.001);
  });

  test('the same answers are no change', () => {
    const round = spak([...times(10, 4), ...times(10, 6)]);
    expect(changeOf(round, round)).toMatchObject({ verdict: 'not_significant', difference: 0, t: 0, p: 1 });
  });

  test('rounds without any spread differ or do not', () => {
    expect(changeOf(spak(times(12, 5)), spak(times(12, 6)))).toEqual({
      verdict: 'up',
      difference: 67,
      t: null,
      df: null,
      p: 0
    });
    expect(changeOf(spak(times(12, 5)), spak(times(12, 5)))).toMatchObject({ verdict: 'not_significant', p: 1 });
  });

  test('claims nothing where skipped items move the index against the respondents’ means', () => {
    const answers = [
      ...Array<(number | null)[]>(20).fill([6, null, null, null, null]),
      ...times(10, 4).map(() => [6, 4, 4, 4, 4])
    ];
    const change = changeOf(spak(times(30, 5)), { instrument: spak20211, tally: tallyOf(answers, 5, 6) });
    expect(change).toMatchObject({ verdict: 'not_significant', difference: 293 - 333 });
    expect(change.verdict !== 'not_comparable' && change.p).toBeLessThan(0.05);
  });

  test('too few respondents on either side are not compared', () => {
    const [few, enough] = [spak(times(9, 4)), spak(times(10, 6))];
    const refusal = { verdict: 'not_comparable', reason: 'too_few_respondents' };
    expect(changeOf(few, enough)).toEqual(refusal);
    expect(changeOf(enough, few)).toEqual(refusal);
    expect(changeOf(spak([]), enough, { minimumN: 0, limitedBelow: 0, smallestCell: 5 })).toEqual(refusal);
  });

  test('other scales, items or conversions are not compared; a new version with the same items is', () => {
    const twelve = times(12, 4);
    const refusal = { verdict: 'not_comparable', reason: 'other_instrument' };
    const linear: Instrument = {
      ...spak20211,
      id: 'spak-2021@2',
      index: { method: 'out-of-4', code: 'IPAK', conversion: 'linear', outOf: 4, targets: [] }
    };
    expect(changeOf(spak(twelve), spak(twelve, spkp20211))).toEqual(refusal);
    expect(changeOf(spak(twelve), spak(twelve, skm20171))).toEqual(refusal);
    expect(changeOf(spak(twelve), spak(twelve, linear))).toEqual(refusal);
    expect(changeOf(spak(twelve), spak(twelve, { ...spak20211, id: 'spak-2021@2' })).verdict).toBe('not_significant');
  });

  test('a round in which an item has no answers has no index to compare', () => {
    const gap = {
      instrument: spak20211,
      tally: tallyOf(
        Array.from({ length: 12 }, () => [6, 6, 6, 6, null]),
        5,
        6
      )
    };
    expect(changeOf(spak(times(12, 4)), gap)).toEqual({ verdict: 'not_comparable', reason: 'no_index' });
  });
});
