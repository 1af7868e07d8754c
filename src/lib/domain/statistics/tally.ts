/** Respondent means are counted as integers: mean × 2520, which every number of answers from 1 to 10 divides. */
export const meanScale = 2520;

export interface MeanCount {
  /** A respondent's mean over the items answered, × `meanScale`. */
  readonly mean: number;
  readonly count: number;
}

/** All that a set of responses contributes to a figure: exact, and the same size for ten or a million responses. */
export interface Tally {
  /** Respondents. */
  readonly n: number;
  /** How often each value was given: `counts[item][value − 1]`, items in instrument order. */
  readonly counts: readonly (readonly number[])[];
  /** Histogram of respondent means, ascending, without zero counts. */
  readonly means: readonly MeanCount[];
}

export function emptyTally(itemCount: number, scaleMax: number): Tally {
  return {
    n: 0,
    counts: Array.from({ length: itemCount }, () => Array.from({ length: scaleMax }, () => 0)),
    means: []
  };
}

/** A respondent's mean × `meanScale`; an integer for up to ten answers. At least one answer is needed. */
export function scaledMean(answers: readonly (number | null)[]): number {
  const given = answers.filter((value): value is number => value !== null);
  if (given.length === 0) throw new RangeError('A response has at least one answer');
  return (given.reduce((sum, value) => sum + value, 0) * meanScale) / given.length;
}

/**
 * Counts responses one by one: the reference every stored tally must agree with. Throws RangeError for a response of another
 * length or a value off the scale, which would otherwise count in the means but in no item.
 */
export function tallyOf(
  responses: readonly (readonly (number | null)[])[],
  itemCount: number,
  scaleMax: number
): Tally {
  const counts = Array.from({ length: itemCount }, () => Array.from({ length: scaleMax }, () => 0));
  const means = new Map<number, number>();
  for (const answers of responses) {
    if (answers.length !== itemCount) throw new RangeError(`A response has ${itemCount} places, not ${answers.length}`);
    answers.forEach((value, item) => {
      if (value === null) return;
      const row = counts[item];
      const count = row?.[value - 1];
      if (!row || count === undefined) throw new RangeError(`${value} is not a point of the scale 1 to ${scaleMax}`);
      row[value - 1] = count + 1;
    });
    const mean = scaledMean(answers);
    means.set(mean, (means.get(mean) ?? 0) + 1);
  }
  return {
    n: responses.length,
    counts,
    means: [...means].map(([mean, count]) => ({ mean, count })).sort((a, b) => a.mean - b.mean)
  };
}

export function addTallies(a: Tally, b: Tally): Tally {
  const means = new Map<number, number>();
  for (const { mean, count } of [...a.means, ...b.means]) means.set(mean, (means.get(mean) ?? 0) + count);
  return {
    n: a.n + b.n,
    counts: a.counts.map((row, item) => row.map((count, value) => count + (b.counts[item]?.[value] ?? 0))),
    means: [...means]
      .filter(([, count]) => count !== 0)
      .map(([mean, count]) => ({ mean, count }))
      .sort((x, y) => x.mean - y.mean)
  };
}
