import type { Tally } from './tally.ts';

export interface TallyDifference {
  /** `n`, `item 3, value 4`, `mean 2520`. */
  readonly where: string;
  readonly stored: number;
  readonly recounted: number;
}

/** Every number in which a stored tally differs from a recount; empty when they are identical. */
export function tallyDifferences(stored: Tally, recounted: Tally): TallyDifference[] {
  const found: TallyDifference[] = [];
  const compare = (where: string, a = 0, b = 0) => {
    if (a !== b) found.push({ where, stored: a, recounted: b });
  };
  compare('n', stored.n, recounted.n);
  recounted.counts.forEach((row, item) => {
    row.forEach((count, value) => compare(`item ${item + 1}, value ${value + 1}`, stored.counts[item]?.[value], count));
  });
  const means = (tally: Tally) => new Map(tally.means.map(({ mean, count }) => [mean, count]));
  const [a, b] = [means(stored), means(recounted)];
  for (const mean of [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y)) {
    compare(`mean ${mean}/2520`, a.get(mean), b.get(mean));
  }
  return found;
}
