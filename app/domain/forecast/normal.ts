/** The share of a standard normal variable below `z`. Method: the complementary error function by Chebyshev fitting (Press et al., Numerical Recipes); error below 1.2e-7. normalShare(1.96) is 0.975. */
export function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = errorCoefficients.reduceRight((sum, coefficient) => coefficient + t * sum, 0);
  const upper = (t * Math.exp(-x * x + series)) / 2;
  return z < 0 ? upper : 1 - upper;
}

/** The value below which this share of a standard normal variable lies. Method: Acklam's rational approximation, relative error below 1.2e-9. normalQuantile(0.9) is 1.28155. Shares of 0 and 1 give infinities. */
export function normalQuantile(share: number): number {
  if (share <= 0) return -Infinity;
  if (share >= 1) return Infinity;
  if (share > 1 - tail) return -normalQuantile(1 - share);
  if (share < tail) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(tailNumerator, q) / (q * polynomial(tailDenominator, q) + 1);
  }
  const q = share - 0.5;
  const r = q * q;
  return (q * polynomial(centreNumerator, r)) / (r * polynomial(centreDenominator, r) + 1);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

const errorCoefficients = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
];

const tail = 0.02425;
const centreNumerator = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239,
];
const centreDenominator = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1];
const tailNumerator = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783,
];
const tailDenominator = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];
