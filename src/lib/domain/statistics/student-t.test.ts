import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tQuantile, twoSidedP } from './student-t.ts';

describe('tQuantile', () => {
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [29, 2.045],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
    [1000, 1.962],
    [Infinity, 1.96]
  ])('0.975 with %d degrees is %d as in the published tables', (degrees, t) => {
    expect(tQuantile(0.975, degrees)).toBeCloseTo(t, 3);
  });

  test('agrees with the closed forms of one and two degrees and with the normal distribution', () => {
    expect(tQuantile(0.975, 1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 9);
    expect(tQuantile(0.995, 2)).toBeCloseTo(0.99 / Math.sqrt(2 * 0.995 * 0.005), 9);
    expect(tQuantile(0.975, Infinity)).toBeCloseTo(1.959963984540054, 9);
    expect(tQuantile(0.975, 999_999)).toBeCloseTo(1.959966, 5);
  });

  test('refuses probabilities and degrees that have no quantile', () => {
    expect(() => tQuantile(0.5, 5)).toThrow(RangeError);
    expect(() => tQuantile(1, 5)).toThrow(RangeError);
    expect(() => tQuantile(0.975, 0)).toThrow(RangeError);
  });
});

describe('twoSidedP', () => {
  test.each([
    [1, 1, 0.5],
    [2, 2, 1 - 2 / Math.sqrt(6)],
    [12.706204736, 1, 0.05],
    [2.228138852, 10, 0.05],
    [3.169272673, 10, 0.01],
    [1.812461123, 10, 0.1],
    [2.575829304, Infinity, 0.01],
    [0, 7, 1],
    [Infinity, 7, 0]
  ])('of %d with %d degrees', (t, degrees, p) => {
    expect(twoSidedP(t, degrees)).toBeCloseTo(p, 9);
    expect(twoSidedP(-t, degrees)).toBeCloseTo(p, 9);
  });

  test('agrees with the closed form of three degrees', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 50, noNaN: true }), (t) => {
        const u = t / Math.sqrt(3);
        expect(twoSidedP(t, 3)).toBeCloseTo(1 - (2 / Math.PI) * (u / (1 + u * u) + Math.atan(u)), 10);
      })
    );
  });

  test('falls with t and stays a probability for any number of degrees', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0.01, max: 1e7, noNaN: true }),
        (t, step, degrees) => {
          const near = twoSidedP(t, degrees);
          const far = twoSidedP(t + step, degrees);
          expect(near).toBeLessThanOrEqual(1 + 1e-12);
          expect(far).toBeGreaterThanOrEqual(-1e-12);
          expect(far).toBeLessThanOrEqual(near + 1e-11);
        }
      )
    );
  });
});
