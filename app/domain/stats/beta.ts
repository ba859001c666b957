import { logGamma } from "./gamma.ts";

/**
 * The share of a beta distribution with these parameters that lies below x. Preconditions: a > 0, b > 0, 0 <= x <= 1. Method: Lentz's continued
 * fraction on the side of the mean where it converges (Press et al., Numerical Recipes, 6.4); error about 1e-14. lowerBeta(2, 2, 0.5) is 0.5.
 */
export function lowerBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fractionOf(a, b, x)) / a : 1 - (front * fractionOf(b, a, 1 - x)) / b;
}

const mostTerms = 10_000;

function fractionOf(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  const extend = (numerator: number) => {
    d = 1 / nonZero(1 + numerator * d);
    c = nonZero(1 + numerator / c);
    fraction *= d * c;
    return d * c;
  };
  for (let step = 1; step < mostTerms; step++) {
    extend((step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step)));
    const change = extend((-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1)));
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
