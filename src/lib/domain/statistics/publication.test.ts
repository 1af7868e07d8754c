import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundStatuses } from '#lib/domain/surveys/round.ts';
import { isPublicRound, reliabilityOf, suppressCells, suppressedItems } from './publication.ts';

test.each([
  [0, 'suppressed'],
  [9, 'suppressed'],
  [10, 'limited'],
  [29, 'limited'],
  [30, 'full']
])('%i respondents are %s', (n, reliability) => {
  expect(reliabilityOf(n)).toBe(reliability);
});

test('thresholds are settings', () => {
  const rules = { minimumN: 5, limitedBelow: 20, smallestCell: 3 };
  expect(reliabilityOf(5, rules)).toBe('limited');
  expect(suppressCells([2, 3, 30], rules)).toEqual([null, null, 30]);
  expect(suppressCells([3, 4, 30], rules)).toEqual([3, 4, 30]);
});

test('only published rounds, corrected or not, are public', () => {
  expect(roundStatuses.filter(isPublicRound)).toEqual(['published', 'corrected']);
});

describe('suppressCells', () => {
  test.each([
    ['shows a table without small groups', [0, 5, 30], [0, 5, 30]],
    ['hides the next smallest with a single small group', [30, 3, 12], [30, null, null]],
    ['hides two different small groups that are enough together', [30, 3, 2, 0], [30, null, null, 0]],
    ['hides more where the small groups are small even together', [30, 1, 2, 8], [30, null, null, null]],
    ['hides more where the small groups are equal', [30, 3, 3, 8], [30, null, null, null]],
    ['hides every count that is tied', [30, 3, 12, 12], [30, null, null, null]],
    ['hides empty groups where nothing else is left to show', [3, 0, 0, 9], [null, null, null, null]],
    ['an empty table', [], []]
  ])('%s', (_name, counts, shown) => {
    expect(suppressCells(counts)).toEqual(shown);
  });

  const table = (cells: number, size: number) =>
    fc.array(fc.nat({ max: size }), { minLength: cells, maxLength: cells });

  test('never shows a small group and hides nothing without need', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 10 }), (counts) => {
        const shown = suppressCells(counts);
        expect(shown.every((count) => count === null || count === 0 || count >= 5)).toBe(true);
        if (counts.every((count) => count === 0 || count >= 5)) expect(shown).toEqual(counts);
      })
    );
  });

  test('the hidden groups together are never a small group, unless the whole table is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (counts) => {
        const shown = suppressCells(counts);
        const together = counts.filter((_, cell) => shown[cell] === null).reduce((sum, count) => sum + count, 0);
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(together === 0 || together >= 5 || together === total).toBe(true);
      })
    );
  });

  /** All tables with this many cells and this total. */
  function tables(cells: number, total: number): number[][] {
    if (cells === 1) return [[total]];
    return Array.from({ length: total + 1 }, (_, first) =>
      tables(cells - 1, total - first).map((rest) => [first, ...rest])
    ).flat();
  }

  test('a reader who knows the total, the shown counts and the rule itself cannot tell any hidden count', () => {
    for (const [cells, largest] of [
      [2, 24],
      [3, 18],
      [4, 13],
      [5, 10]
    ] as const) {
      for (let total = 0; total <= largest; total += 1) {
        const possible = new Map<string, number[][]>();
        for (const counts of tables(cells, total)) {
          const seen = JSON.stringify(suppressCells(counts));
          possible.set(seen, [...(possible.get(seen) ?? []), counts]);
        }
        const told = [...possible].filter(([seen, candidates]) =>
          (JSON.parse(seen) as (number | null)[]).some(
            (count, cell) => count === null && new Set(candidates.map((counts) => counts[cell])).size < 2
          )
        );
        expect(told.map(([seen]) => `${seen} of ${total}`)).toEqual([]);
      }
    }
  });

  test('in any table at least two different counts are hidden, or everything is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((cells) => table(cells, 40)),
        (counts) => {
          const shown = suppressCells(counts);
          const hidden = counts.filter((_, cell) => shown[cell] === null);
          expect(hidden.length === 0 || hidden.length === counts.length || new Set(hidden).size >= 2).toBe(true);
        }
      )
    );
  });
});

describe('suppressedItems', () => {
  test.each<[string, number[], boolean, number[]]>([
    ['shows items that enough people, or nobody, answered', [5, 30, 0], true, []],
    ['hides with a single small one that with the next fewest answers', [30, 4, 12, 30], true, [1, 2]],
    ['hides one with it also where all others are equal', [30, 30, 3], true, [0, 2]],
    ['hides two small ones and no more', [2, 30, 1, 6], true, [0, 2]],
    ['hides a single one alone where no index could give it away', [30, 4, 12], false, [1]]
  ])('%s', (_name, counts, hasIndex, hidden) => {
    expect([...suppressedItems(counts, hasIndex)].sort()).toEqual(hidden);
  });

  test('never leaves exactly one item hidden beside an index', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 9 }), (counts) => {
        const hidden = suppressedItems(counts, true);
        const answered = counts.filter((count) => count > 0).length;
        expect(hidden.size !== 1 || answered === 1).toBe(true);
        expect(counts.every((count, place) => count === 0 || count >= 5 || hidden.has(place))).toBe(true);
      })
    );
  });
});
