import type { RoundStatus } from '#lib/domain/surveys/round.ts';

/** Thresholds of what the public may see; settings of the office, these are their defaults. */
export interface PublicationRules {
  /** Below this many respondents only counts are shown, no index. */
  readonly minimumN: number;
  /** Below this many respondents the index is marked "data terbatas". A custom, not a regulation. */
  readonly limitedBelow: number;
  /** A group of 1 to one fewer than this many people is not shown. */
  readonly smallestCell: number;
}

export const defaultRules: PublicationRules = { minimumN: 10, limitedBelow: 30, smallestCell: 5 };

export type Reliability = 'suppressed' | 'limited' | 'full';

export function reliabilityOf(n: number, rules: PublicationRules = defaultRules): Reliability {
  if (n < rules.minimumN) return 'suppressed';
  return n < rules.limitedBelow ? 'limited' : 'full';
}

/** Figures of a running round would let a watcher subtract yesterday from today, so only finished rounds are public. */
export function isPublicRound(status: RoundStatus): boolean {
  return status === 'published' || status === 'corrected';
}

/**
 * Counts of a one-way table with small groups hidden (null), and as many others as it takes to keep them from being computed
 * back from the total. Zeros are shown while anything else is. Of a table with one row nothing can be hidden from its total.
 *
 * What is hidden depends on the counts alone, never on their places, and the hidden counts are not all equal: two of them
 * could be exchanged without changing what is shown. So not even a reader who knows this rule can tell one of them.
 */
export function suppressCells(counts: readonly number[], { smallestCell } = defaultRules): (number | null)[] {
  const isSmall = (count: number) => count > 0 && count < smallestCell;
  if (!counts.some(isSmall)) return [...counts];

  const values = [...new Set(counts)].filter((count) => count > 0).sort((a, b) => a - b);
  const hidden = new Set(values.filter(isSmall));
  const next = values.filter((count) => !isSmall(count));
  const hiddenPeople = () => counts.reduce((sum, count) => sum + (hidden.has(count) ? count : 0), 0);
  // A hidden group that is small as a whole would itself be a small group.
  while (next.length > 0 && (hidden.size < 2 || hiddenPeople() < smallestCell)) hidden.add(next.shift() ?? 0);
  // With no count left to show, zeros would only tell which groups are empty.
  if (next.length === 0) hidden.add(0);
  return counts.map((count) => (hidden.has(count) ? null : count));
}

/**
 * Which items of a result to keep back, by how many people answered each: those of small groups. With a single one, its mean
 * would follow from the index and the other means, so the item with the next fewest answers goes with it.
 *
 * @param hasIndex without an index nothing can be computed back
 */
export function suppressedItems(
  counts: readonly number[],
  hasIndex: boolean,
  { smallestCell } = defaultRules
): ReadonlySet<number> {
  const answered = counts.map((count, place) => ({ count, place })).filter(({ count }) => count > 0);
  const small = answered.filter(({ count }) => count < smallestCell);
  const next = answered.filter(({ count }) => count >= smallestCell).sort((a, b) => a.count - b.count)[0];
  const hidden = small.length === 1 && hasIndex && next ? [...small, next] : small;
  return new Set(hidden.map(({ place }) => place));
}
