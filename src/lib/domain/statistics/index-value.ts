import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { exactItemMeans } from './item-means.ts';
import { product, quotient, rational, roundHalfUp, sum, type Rational } from './rational.ts';
import { fullPoints, indexAs100, indexForMean } from './scale.ts';
import type { Tally } from './tally.ts';

/** The index in whole hundredths, each figure rounded half-up once from the exact value. */
export interface IndexValue {
  /** On the index's own scale: IKM of 100 (8756 = 87.56), IPAK and IPKP of 4 (383 = 3.83). */
  readonly value: number;
  /** On the 0–100 scale, by which it is graded. */
  readonly value100: number;
  /** Points of the ZI evaluation sheet, value / 4 × 17.5 (PermenPANRB 90/2021); null for IKM. */
  readonly points: number | null;
}

/** Why there is no index. An average of the remaining items would pass for all of them, so one empty item is enough. */
export type IndexMissing =
  { readonly reason: 'no_answers' } | { readonly reason: 'item_without_answers'; readonly items: readonly string[] };

export type IndexReading =
  | { readonly ok: true; readonly exact: Rational; readonly index: IndexValue }
  | { readonly ok: false; readonly missing: IndexMissing };

/**
 * The index of the exact item means: their plain mean, then the instrument's conversion (PermenPANRB 14/2017 for IKM,
 * PermenPANRB 90/2021 for IPAK and IPKP).
 */
export function exactIndex(instrument: Instrument, itemMeans: readonly Rational[]): Rational {
  return indexForMean(instrument, quotient(sum(itemMeans), rational(itemMeans.length)));
}

export function roundIndex(instrument: Instrument, exact: Rational): IndexValue {
  const outOf4 = instrument.index.method === 'out-of-4';
  return {
    value: roundHalfUp(exact, 2),
    value100: roundHalfUp(indexAs100(instrument, exact), 2),
    points: outOf4 ? roundHalfUp(product(quotient(exact, rational(4)), fullPoints), 2) : null
  };
}

/** Mean per item over those who answered it, then mean of the items: skipping a question gives nobody more weight. */
export function indexOf(instrument: Instrument, tally: Tally): IndexReading {
  if (tally.n === 0) return { ok: false, missing: { reason: 'no_answers' } };
  const means = exactItemMeans(tally);
  const empty = instrument.items.filter((_, item) => !means[item]).map(({ key }) => key);
  if (empty.length > 0) return { ok: false, missing: { reason: 'item_without_answers', items: empty } };
  const exact = exactIndex(
    instrument,
    means.filter((mean) => mean !== undefined)
  );
  return { ok: true, exact, index: roundIndex(instrument, exact) };
}
