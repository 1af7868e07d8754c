import { describe, expect, test } from 'vitest';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';
import { spak20211 } from '#lib/domain/surveys/instruments/spak-2021-1.ts';
import { spkp20211 } from '#lib/domain/surveys/instruments/spkp-2021-1.ts';
import { publicResult, resultOf } from './result.ts';
import { tallyOf } from './tally.ts';

const vectorD = [
  [6, 6, 6, 6, 6],
  [6, 5, 6, 6, 6],
  [5, 5, 5, 6, 6],
  [6, 6, 6, 6, 5]
];
const repeated = (times: number) => Array.from({ length: times }, () => vectorD).flat();
const spak = (answers: readonly (readonly (number | null)[])[], web = answers.length) =>
  resultOf({ instrument: spak20211, tally: tallyOf(answers, 5, 6), channels: { web, kiosk: answers.length - web } });

describe('resultOf', () => {
  test('holds every figure of vector D', () => {
    const result = spak(vectorD);
    expect(result).toMatchObject({
      audience: 'staff',
      survey: 'persepsi-korupsi',
      n: 4,
      missing: null,
      suppressed: null,
      reliability: 'suppressed',
      index: {
        code: 'IPAK',
        value: 383,
        outOf: 4,
        value100: 9583,
        points: 1677,
        grade: { code: 'A' },
        targets: [
          { name: 'WBK', target: 360, reached: true },
          { name: 'WBBM', target: 360, reached: true }
        ]
      },
      channels: { kiosk: 0, web: 4, qr: 0, paper: 0, assisted: 0 }
    });
    expect(result.items.map(({ mean }) => mean)).toEqual([575, 550, 575, 600, 575]);
  });

  test('survives JSON: plain data, nothing undefined', () => {
    for (const result of [spak(vectorD), spak([]), publicResult(spak(vectorD)), publicResult(spak(repeated(10)))]) {
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    }
  });

  test('names every setting that shaped it', () => {
    expect(spak(vectorD).method).toEqual({
      instrument: 'spak-2021@1',
      basis: 'PermenPANRB 90/2021',
      index: 'out-of-4',
      weight: null,
      conversion: 'ratio',
      skippedItems: 'mean-of-answered',
      rounding: 'half-up-once',
      decimals: 2,
      interval: 't',
      confidence: 95,
      rules: { minimumN: 10, limitedBelow: 30, smallestCell: 5 }
    });
    const skm = resultOf({ instrument: skm20171, tally: tallyOf([], 9, 4), channels: {} });
    expect(skm.method).toMatchObject({ index: 'weighted-25', weight: 'exact', conversion: null });
  });

  test('names both grades where the interval crosses a border', () => {
    const answers = Array.from({ length: 12 }, (_, person) => Array<number>(9).fill(person < 6 ? 3 : 4));
    const result = resultOf({ instrument: skm20171, tally: tallyOf(answers, 9, 4), channels: { web: 12 } });
    expect(result.index?.grade.code).toBe('B');
    expect(result.index?.possibleGrades.map(({ code }) => code)).toEqual(['B', 'A']);
    expect(result.index?.targets).toEqual([]);
  });

  test.each([
    [5, [false, false]],
    [6, [true, true]]
  ])('statements answered with %i: targets reached %j', (answer, reached) => {
    const answers = [Array<number>(5).fill(answer)];
    expect(spak(answers).index?.targets.map((target) => target.reached)).toEqual(reached);
  });

  test('a target is reached by the printed value', () => {
    // Mean 4.7925 is 3.195 of 4, printed 3.20
    const answers = Array.from({ length: 400 }, (_, person) => Array<number>(8).fill(person < 317 ? 5 : 4));
    const result = resultOf({ instrument: spkp20211, tally: tallyOf(answers, 8, 6), channels: { web: 400 } });
    expect(result.index).toMatchObject({
      value: 320,
      targets: [
        { name: 'WBK', reached: true },
        { name: 'WBBM', reached: false }
      ]
    });
  });

  test('without answers says so', () => {
    expect(spak([])).toMatchObject({ n: 0, index: null, missing: { reason: 'no_answers' } });
  });

  test('an item with few answers makes the data limited', () => {
    const answers = repeated(10).map((row, person) => (person < 9 ? row : [null, ...row.slice(1)]));
    expect(spak(repeated(10)).reliability).toBe('full');
    expect(spak(answers).reliability).toBe('limited');
  });
});

describe('publicResult', () => {
  test('keeps index and items of fewer than ten respondents back', () => {
    expect(publicResult(spak(repeated(2)))).toMatchObject({
      audience: 'public',
      n: 8,
      index: null,
      suppressed: 'n<10',
      items: []
    });
  });

  test('says nothing about what is missing where it is kept back anyway', () => {
    expect(publicResult(spak([[6, null, 6, 6, 6]])).missing).toBeNull();
    expect(publicResult(spak([])).suppressed).toBe('n<10');
  });

  test('shows the same figures as the staff see, from ten respondents on', () => {
    const staff = spak(repeated(3));
    const shown = publicResult(staff);
    expect(shown).toMatchObject({ suppressed: null, reliability: 'limited' });
    expect(shown.index).toBe(staff.index);
    expect(shown.items).toBe(staff.items);
  });

  test('keeps back an item of few answers and another with it, and every rank, but not the index', () => {
    const staff = spak(repeated(10).map((row, person) => (person < 4 ? row : [null, ...row.slice(1)])));
    const { index, items } = publicResult(staff);
    expect(index).toBe(staff.index);
    expect(items.map(({ n }) => n)).toEqual([null, null, 40, 40, 40]);
    for (const { mean, meanThousandths, value100, grade, rank } of items.slice(0, 2)) {
      expect([mean, meanThousandths, value100, grade, rank]).toEqual([null, null, null, null, null]);
    }
    expect(items.slice(2).map(({ mean, rank }) => [mean, rank])).toEqual(
      staff.items.slice(2).map(({ mean }) => [mean, null])
    );
    expect(staff.items.map(({ n }) => n)).toEqual([4, 40, 40, 40, 40]);
  });

  test('hides a small channel, and another one with it', () => {
    expect(publicResult(spak(repeated(10), 37)).channels).toEqual({
      kiosk: null,
      web: null,
      qr: null,
      paper: null,
      assisted: null
    });
    expect(publicResult(spak(repeated(10), 20)).channels).toEqual({ kiosk: 20, web: 20, qr: 0, paper: 0, assisted: 0 });
  });

  test('follows the thresholds of the office', () => {
    const rules = { minimumN: 5, limitedBelow: 8, smallestCell: 5 };
    const result = resultOf({
      instrument: spak20211,
      tally: tallyOf(vectorD, 5, 6),
      channels: { web: 4 },
      rules
    });
    expect(publicResult(result).suppressed).toBe('n<5');
  });
});
