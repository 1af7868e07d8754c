/** Beyond this the tail of any t distribution with more degrees than the square is below 10^-12. */
const farSquare = 80;

/** At this many degrees of freedom the t and the normal distribution agree to more digits than a number holds. */
const normalDegrees = 1e12;

/**
 * Two-sided p: the probability that |T| with `degrees` of freedom (any positive number, Infinity for the normal
 * distribution) is at least |t|. Absolute error below 10^-12.
 */
export function twoSidedP(t: number, degrees: number): number {
  if (!(degrees > 0)) throw new RangeError('A t distribution needs a positive number of degrees of freedom');
  if (!Number.isFinite(t)) return 0;
  const nu = Math.min(degrees, normalDegrees);
  const square = t * t;
  if (square === 0) return 1;
  // P(|T| ≥ t) is the incomplete beta function I_x(ν/2, 1/2) at x = ν/(ν + t²), and 1 − I_{1−x}(1/2, ν/2).
  if (square >= nu) return incompleteBeta(nu / 2, 0.5, nu / (nu + square), nu);
  if (square > farSquare) return 0;
  return Math.max(0, 1 - incompleteBeta(0.5, nu / 2, square / (nu + square), nu));
}

/** The t below which a T with `degrees` of freedom lies with the given probability, 0.5 < probability < 1. */
export function tQuantile(probability: number, degrees: number): number {
  if (!(probability > 0.5 && probability < 1)) throw new RangeError('The probability must lie between 0.5 and 1');
  const tail = 2 * (1 - probability);
  let low = 0;
  let high = 1;
  while (twoSidedP(high, degrees) > tail) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 100 && high - low > 1e-13 * high; step += 1) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Regularized incomplete beta function I_x(a, b) for {a, b} = {ν/2, 1/2} and x ≤ 1/2, by the series
 * x^a (1−x)^b / (a B(a, b)) · Σ (a+b)_k / (a+1)_k x^k, whose terms are all positive.
 */
function incompleteBeta(a: number, b: number, x: number, nu: number): number {
  let term = 1;
  let series = 1;
  for (let k = 0; term > series * 1e-17; k += 1) {
    term *= ((a + b + k) / (a + 1 + k)) * x;
    series += term;
  }
  return (series * Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBetaWithHalf(nu / 2))) / a;
}

/** ln B(a, 1/2) = ln √π − ln(Γ(a + 1/2) / Γ(a)); the ratio is carried up to where its asymptotic series is exact enough. */
function logBetaWithHalf(a: number): number {
  let shifted = a;
  let logFactor = 0;
  for (; shifted < 20; shifted += 1) logFactor += Math.log(shifted / (shifted + 0.5));
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + square * (17 / 14336))));
  return 0.5 * Math.log(Math.PI) - (logFactor + 0.5 * Math.log(shifted) + series);
}
