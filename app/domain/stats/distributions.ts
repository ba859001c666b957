import { lowerBeta } from "./beta.ts";
import { upperGamma } from "./gamma.ts";

/** The share of a chi-square variable with these degrees of freedom (> 0) above x >= 0: what a test statistic this large means. chiSquareAbove(2, 2) is 1/e = 0.3678794412. */
export function chiSquareAbove(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}

/** The share of an F variable below x >= 0, with degrees of freedom (> 0) of numerator and denominator. fShare(1, 2, 2) is 0.5. */
export function fShare(x: number, numerator: number, denominator: number): number {
  return x <= 0 ? 0 : lowerBeta(numerator / 2, denominator / 2, (numerator * x) / (numerator * x + denominator));
}

/**
 * The value below which this share (between 0 and 1) of an F variable lies. Method: the interval that holds its logarithm is halved until nothing is left
 * of it. fQuantile(0.975, 5, 15) is 3.5764153, as in the tables.
 */
export function fQuantile(share: number, numerator: number, denominator: number): number {
  let [low, high] = [-700, 700];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (fShare(Math.exp(middle), numerator, denominator) < share) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
