import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { IndexReading } from './index-value.ts';
import { rational, roundHalfUp, toNumber, type Rational } from './rational.ts';
import { respondentMeans } from './respondent-means.ts';
import { indexAs100, indexForMean } from './scale.ts';
import { tQuantile } from './student-t.ts';
import type { Tally } from './tally.ts';

/** Ways to compute an interval; the name is stored with every published result. */
export const intervalMethods = ['t'] as const;
export type IntervalMethod = (typeof intervalMethods)[number];

/** Confidence of every interval, in percent. */
export const confidence = 95;

/** Ends of the 95 % interval in hundredths, on the index's own scale and on the 0–100 scale of the grades. */
export interface IndexInterval {
  readonly low: number;
  readonly high: number;
  readonly low100: number;
  readonly high100: number;
}

type Found = Extract<IndexReading, { ok: true }>;

/** Half the width of an interval, on the instrument's own scale; undefined where the method has too few respondents. */
const halfWidths: Record<IntervalMethod, (tally: Tally) => number | undefined> = {
  t: halfWidthByT
};

/**
 * Interval around the index, cut at the ends of the scale; undefined for fewer than two respondents. It always holds the index.
 * Where all respondents agree it has no width, which says nothing about the people who did not answer.
 */
export function intervalOf(
  instrument: Instrument,
  tally: Tally,
  { exact, index }: Found,
  method: IntervalMethod = 't'
): IndexInterval | undefined {
  const halfWidth = halfWidths[method](tally);
  if (halfWidth === undefined) return undefined;
  const lowest = indexForMean(instrument, rational(1));
  const highest = indexForMean(instrument, rational(instrument.scaleMax));
  const slope = (toNumber(highest) - toNumber(lowest)) / (instrument.scaleMax - 1);
  const low = Math.max(toNumber(exact) - halfWidth * slope, toNumber(lowest));
  const high = Math.min(toNumber(exact) + halfWidth * slope, toNumber(highest));
  const as100 = (end: Rational) => indexAs100(instrument, end);
  // Floating-point dust must not push an end past the exactly rounded index.
  return {
    low: Math.min(roundHalfUp(fraction(low), 2), index.value),
    high: Math.max(roundHalfUp(fraction(high), 2), index.value),
    low100: Math.min(roundHalfUp(as100(fraction(low)), 2), index.value100),
    high100: Math.max(roundHalfUp(as100(fraction(high)), 2), index.value100)
  };
}

/** t(n − 1; 0.975) · s / √n on respondent means. */
function halfWidthByT(tally: Tally): number | undefined {
  const moments = respondentMeans(tally);
  if (!moments) return undefined;
  return tQuantile(0.5 + confidence / 200, moments.n - 1) * Math.sqrt(moments.variance / moments.n);
}

/** A computed end to ten decimals, so that 88.305 stays the border it is meant to be. */
function fraction(value: number): Rational {
  return rational(Math.round(value * 1e10), 10n ** 10n);
}
