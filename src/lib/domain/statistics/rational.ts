/** An exact fraction; the denominator is positive, lowest terms are not promised. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `numerator / denominator` of whole numbers. Throws RangeError when the denominator is zero or a number is not whole. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError('A fraction needs a denominator other than zero');
  return bottom < 0n ? { numerator: -top, denominator: -bottom } : { numerator: top, denominator: bottom };
}

export function sum(fractions: readonly Rational[]): Rational {
  return fractions.reduce(
    (total, { numerator, denominator }) => ({
      numerator: total.numerator * denominator + numerator * total.denominator,
      denominator: total.denominator * denominator
    }),
    rational(0)
  );
}

export function product(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Throws RangeError when the divisor is zero. */
export function quotient(dividend: Rational, divisor: Rational): Rational {
  return rational(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
}

/** Negative, zero or positive as `a` is smaller than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The fraction in units of 10^−decimals, as a whole number: 87.5556 with two decimals is 8756. A half moves away from zero,
 * so that a rise and a fall of the same size are printed alike.
 */
export function roundHalfUp({ numerator, denominator }: Rational, decimals: number): number {
  const size = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals);
  const rounded = Number((2n * size + denominator) / (2n * denominator));
  return numerator < 0n && rounded !== 0 ? -rounded : rounded;
}

/** The nearest floating-point number; for roots and drawings, never on the way to a printed index. */
export function toNumber({ numerator, denominator }: Rational): number {
  const whole = numerator / denominator;
  const rest = numerator % denominator;
  const fraction = Number((rest * 10n ** 18n) / denominator) / 1e18;
  return Number(whole) + fraction;
}
