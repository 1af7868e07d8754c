import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, product, quotient, rational, roundHalfUp, sum, toNumber } from './rational.ts';

/** School arithmetic on the digits of a long division: slow, and written without any of the code under test. */
function roundByDigits(numerator: bigint, denominator: bigint, decimals: number): number {
  const negative = numerator < 0n;
  let rest = negative ? -numerator : numerator;
  let digits = (rest / denominator).toString();
  for (let place = 0; place <= decimals; place += 1) {
    rest = (rest % denominator) * 10n;
    digits += (rest / denominator).toString();
  }
  const kept = BigInt(digits.slice(0, -1)) + (Number(digits.at(-1)) >= 5 ? 1n : 0n);
  return kept === 0n ? 0 : Number(negative ? -kept : kept);
}

describe('roundHalfUp', () => {
  test.each([
    ['88.304', 88304, 1000, 8830],
    ['88.305', 88305, 1000, 8831],
    ['76.604', 76604, 1000, 7660],
    ['76.605', 76605, 1000, 7661],
    ['64.994', 64994, 1000, 6499],
    ['64.995', 64995, 1000, 6500],
    ['1.005, which binary numbers round down', 1005, 1000, 101],
    ['−1.005', -1005, 1000, -101],
    ['−0.001', -1, 1000, 0]
  ])('rounds %s to two decimals', (_name, numerator, denominator, hundredths) => {
    expect(roundHalfUp(rational(numerator, denominator), 2)).toBe(hundredths);
  });

  test('agrees with long division by digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        fc.integer({ min: 0, max: 4 }),
        (numerator, denominator, decimals) => {
          expect(roundHalfUp(rational(numerator, denominator), decimals)).toBe(
            roundByDigits(numerator, denominator, decimals)
          );
        }
      )
    );
  });
});

describe('exact fractions', () => {
  test('a ninth nine times is one', () => {
    expect(compare(sum(Array.from({ length: 9 }, () => rational(1, 9))), rational(1))).toBe(0);
  });

  test('multiplies, divides and compares across signs', () => {
    expect(compare(product(rational(2, -3), rational(3, 4)), rational(-1, 2))).toBe(0);
    expect(compare(quotient(rational(1, 2), rational(-1, 4)), rational(-2))).toBe(0);
    expect(compare(rational(1, 3), rational(3333, 10000))).toBe(1);
    expect(compare(rational(-1, 3), rational(1, 3))).toBe(-1);
  });

  test('refuses a denominator of zero, a division by zero and broken numbers', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => quotient(rational(1), rational(0))).toThrow(RangeError);
    expect(() => rational(0.5)).toThrow(RangeError);
  });

  test('becomes a floating-point number without overflow', () => {
    expect(toNumber(rational(10n ** 400n + 10n ** 399n, 10n ** 400n))).toBeCloseTo(1.1, 15);
    expect(toNumber(rational(-7, 2))).toBe(-3.5);
  });
});
