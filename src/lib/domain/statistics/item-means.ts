import type { Grade, Instrument } from '#lib/domain/surveys/instrument.ts';
import { gradeOf } from './grade.ts';
import { compare, product, rational, roundHalfUp, type Rational } from './rational.ts';
import { elementWeight, value100Of } from './scale.ts';
import type { Tally } from './tally.ts';

/** Figures of one item (NRR per unsur), each rounded once from the exact mean; null where nobody answered the item. */
export interface ItemFigures {
  readonly key: string;
  /** Respondents who answered the item. */
  readonly n: number;
  /** Mean on the instrument's scale, in hundredths. */
  readonly mean: number | null;
  /** The same in thousandths, for working sheets. */
  readonly meanThousandths: number | null;
  /** NRR tertimbang in thousandths; null for instruments without element weights. */
  readonly weightedThousandths: number | null;
  /** Mean on the 0–100 scale (NRR × 25 for SKM), in hundredths. */
  readonly value100: number | null;
  readonly grade: Grade['code'] | null;
  /** 1 = lowest mean, the first to be improved; equal means share a rank. */
  readonly rank: number | null;
}

/** The same for the public: an item that is kept back has neither figures nor a number of answers. */
export interface PublicItemFigures extends Omit<ItemFigures, 'n'> {
  readonly n: number | null;
}

export function keptBack({ key }: ItemFigures): PublicItemFigures {
  const none = { n: null, mean: null, meanThousandths: null, weightedThousandths: null, value100: null };
  return { key, ...none, grade: null, rank: null };
}

/** Exact mean of each item over those who answered it; undefined where nobody did. Items in instrument order. */
export function exactItemMeans(tally: Tally): (Rational | undefined)[] {
  return tally.counts.map((row) => {
    const n = answersIn(row);
    return n === 0
      ? undefined
      : rational(
          row.reduce((total, count, index) => total + BigInt(count) * BigInt(index + 1), 0n),
          n
        );
  });
}

export function itemFigures(instrument: Instrument, tally: Tally): ItemFigures[] {
  const means = exactItemMeans(tally);
  const weight = elementWeight(instrument);
  return instrument.items.map(({ key }, item) => {
    const n = answersIn(tally.counts[item] ?? []);
    const mean = means[item];
    if (!mean) {
      const none = { mean: null, meanThousandths: null, weightedThousandths: null, value100: null };
      return { key, n, ...none, grade: null, rank: null };
    }
    const value100 = roundHalfUp(value100Of(instrument, mean), 2);
    return {
      key,
      n,
      mean: roundHalfUp(mean, 2),
      meanThousandths: roundHalfUp(mean, 3),
      weightedThousandths: weight ? roundHalfUp(product(mean, weight), 3) : null,
      value100,
      grade: gradeOf(instrument, value100).code,
      rank: 1 + means.filter((other) => other && compare(other, mean) < 0).length
    };
  });
}

function answersIn(row: readonly number[]): number {
  return row.reduce((total, count) => total + count, 0);
}
