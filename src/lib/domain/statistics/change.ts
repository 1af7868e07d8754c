import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { indexOf } from './index-value.ts';
import { defaultRules, type PublicationRules } from './publication.ts';
import { sum, toNumber, type Rational } from './rational.ts';
import { respondentMeans } from './respondent-means.ts';
import { twoSidedP } from './student-t.ts';
import type { Tally } from './tally.ts';

/** A change is called one only when chance alone would bring it about less often than this. */
export const significanceLevel = 0.05;

export interface Measured {
  readonly instrument: Instrument;
  readonly tally: Tally;
}

export type ChangeVerdict = 'up' | 'down' | 'not_significant' | 'not_comparable';

export type Change =
  | {
      readonly verdict: Exclude<ChangeVerdict, 'not_comparable'>;
      /** Difference of the two printed indices, in hundredths of the index's scale. */
      readonly difference: number;
      /** Welch's t on respondent means; null where no respondent in either round differs from the others. */
      readonly t: number | null;
      readonly df: number | null;
      /** Two-sided. */
      readonly p: number;
    }
  | {
      readonly verdict: 'not_comparable';
      readonly reason: 'other_instrument' | 'too_few_respondents' | 'no_index';
    };

/**
 * Whether an index rose or fell between two rounds: Welch's t test on respondent means. Versions of an instrument compare when
 * they ask the same items on the same scale and convert alike.
 */
export function changeOf(before: Measured, after: Measured, rules: PublicationRules = defaultRules): Change {
  if (!comparable(before.instrument, after.instrument))
    return { verdict: 'not_comparable', reason: 'other_instrument' };
  const [first, second] = [respondentMeans(before.tally), respondentMeans(after.tally)];
  if (!first || !second || Math.min(first.n, second.n) < rules.minimumN) {
    return { verdict: 'not_comparable', reason: 'too_few_respondents' };
  }
  const [was, is] = [indexOf(before.instrument, before.tally), indexOf(after.instrument, after.tally)];
  if (!was.ok || !is.ok) return { verdict: 'not_comparable', reason: 'no_index' };

  const difference = is.index.value - was.index.value;
  const shift = toNumber(sum([second.mean, negative(first.mean)]));
  const test = welch(shift, first.variance / first.n, second.variance / second.n, first.n, second.n);
  // With skipped items the index may move against the respondents' means; then nothing is claimed.
  const significant = test.p < significanceLevel && Math.sign(shift) === Math.sign(difference);
  const verdict = !significant ? 'not_significant' : difference > 0 ? 'up' : 'down';
  return { verdict, difference, ...test };
}

/** Welch–Satterthwaite, from the difference of two means and the squared standard error of each. */
function welch(shift: number, firstError: number, secondError: number, firstN: number, secondN: number) {
  const error = firstError + secondError;
  if (error === 0) return { t: null, df: null, p: shift === 0 ? 1 : 0 };
  const t = shift / Math.sqrt(error);
  const df = error ** 2 / (firstError ** 2 / (firstN - 1) + secondError ** 2 / (secondN - 1));
  return { t, df, p: twoSidedP(t, df) };
}

function comparable(a: Instrument, b: Instrument): boolean {
  const keys = (instrument: Instrument) => instrument.items.map(({ key }) => key).sort();
  return (
    a.survey === b.survey &&
    a.scaleMax === b.scaleMax &&
    JSON.stringify(conversion(a)) === JSON.stringify(conversion(b)) &&
    JSON.stringify(keys(a)) === JSON.stringify(keys(b))
  );
}

function conversion({ index }: Instrument): readonly string[] {
  return index.method === 'weighted-25' ? [index.method, index.weight] : [index.method, index.conversion];
}

function negative({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}
