import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { product, quotient, rational, sum, type Rational } from './rational.ts';

type Scale = Pick<Instrument, 'index' | 'scaleMax' | 'items'>;

const oneHundred = rational(100);

/** Points of the evaluation sheet for a full index: nilai / 4 × 17,5 (PermenPANRB 90/2021). */
export const fullPoints = rational(35, 2);

/** Weight of one element (nilai penimbang, PermenPANRB 14/2017); undefined for instruments without weights. */
export function elementWeight({ index, items }: Scale): Rational | undefined {
  if (index.method !== 'weighted-25') return undefined;
  if (index.weight === 'exact') return rational(1, items.length);
  return index.weight === '0.111' ? rational(111, 1000) : rational(11, 100);
}

/**
 * The index for a mean of the item means, exact, on the index's own scale (IKM of 100, IPAK and IPKP of 4). Every conversion is
 * linear, so it also carries the ends of the scale and of an interval.
 */
export function indexForMean(instrument: Scale, mean: Rational): Rational {
  const weight = elementWeight(instrument);
  if (weight) return product(product(mean, rational(instrument.items.length * 25)), weight);
  return outOf4(instrument, mean);
}

/** A mean on the 0–100 scale, before weights: × 25 for SKM (mutu per unsur), else its share of the scale. */
export function value100Of(instrument: Scale, mean: Rational): Rational {
  if (instrument.index.method === 'weighted-25') return product(mean, rational(25));
  return product(quotient(outOf4(instrument, mean), rational(4)), oneHundred);
}

/** The index on the 0–100 scale, by which it is graded. */
export function indexAs100({ index }: Scale, exactIndex: Rational): Rational {
  return product(quotient(exactIndex, rational(index.outOf)), oneHundred);
}

/** Ratio: M/S × 4. Linear: 1 stays 1 and S becomes 4, so 1 + (M − 1) × 3/(S − 1). */
function outOf4({ index, scaleMax }: Scale, mean: Rational): Rational {
  if (index.method === 'out-of-4' && index.conversion === 'linear') {
    return sum([rational(1), product(sum([mean, rational(-1)]), rational(3, scaleMax - 1))]);
  }
  return product(mean, rational(4, scaleMax));
}
