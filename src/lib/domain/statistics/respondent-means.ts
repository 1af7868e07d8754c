import { rational, toNumber, type Rational } from './rational.ts';
import { meanScale, type Tally } from './tally.ts';

/** Mean and spread of the respondents' own means, on the instrument's scale. */
export interface RespondentMeans {
  readonly n: number;
  readonly mean: Rational;
  /** Sample variance (divisor n − 1): from exact sums, made a floating-point number at the end. */
  readonly variance: number;
}

/** Undefined for fewer than two respondents, who have no spread. */
export function respondentMeans({ means }: Tally): RespondentMeans | undefined {
  let n = 0n;
  let total = 0n;
  let squares = 0n;
  for (const { mean, count } of means) {
    n += BigInt(count);
    total += BigInt(mean) * BigInt(count);
    squares += BigInt(mean) * BigInt(mean) * BigInt(count);
  }
  if (n < 2n) return undefined;
  const scale = BigInt(meanScale);
  return {
    n: Number(n),
    mean: rational(total, n * scale),
    variance: toNumber(rational(n * squares - total * total, n * (n - 1n) * scale * scale))
  };
}
