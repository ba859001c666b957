import { fQuantile } from "./distributions.ts";

/** A coefficient with the interval that holds it with 95 per cent confidence. */
export interface Reliability {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface IntraclassCorrelation {
  /** Absolute agreement of single raters, ICC(A,1): whether another panel member would give the same score. */
  readonly absoluteSingle: Reliability;
  /** Absolute agreement of the mean of all raters, ICC(A,k): how far the group's score can be relied on. */
  readonly absoluteMean: Reliability;
  /** Consistency of single raters, ICC(C,1): the same but for how severe each rater is. */
  readonly consistencySingle: Reliability;
}

/**
 * How far raters (columns) agree on cells (rows, at least two, each complete), two-way random effects. Null for fewer than two raters or cells and where nothing
 * varies. Below zero when raters differ more within cells than cells do. Source: McGraw and Wong, Psychological Methods 1, 1996, tables 4 and 7. The ratings of
 * Shrout and Fleiss (1979): ICC(A,1) 0.29 (0.02 to 0.76), ICC(A,k) 0.62, ICC(C,1) 0.71 (0.34 to 0.95).
 */
export function correlateRaters(rows: readonly (readonly number[])[]): IntraclassCorrelation | null {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const { between, raters, error } = meanSquares(rows, n, k);
  if (between <= 0 && error <= 0) return null;
  const absoluteDivisor = between + (k - 1) * error + (k * (raters - error)) / n;
  const meanDivisor = between + (raters - error) / n;
  const consistencyDivisor = between + (k - 1) * error;
  if (absoluteDivisor <= 0 || meanDivisor <= 0) return null;
  const absolute = (between - error) / absoluteDivisor;
  const [low, high] = absoluteInterval(absolute, { between, raters, error }, n, k);
  const degrees = (n - 1) * (k - 1);
  const below = error > 0 ? between / error / fQuantile(0.975, n - 1, degrees) : Infinity;
  const above = error > 0 ? (between / error) * fQuantile(0.975, degrees, n - 1) : Infinity;
  return {
    absoluteSingle: { value: absolute, low, high },
    absoluteMean: { value: (between - error) / meanDivisor, low: ofMean(low, k), high: ofMean(high, k) },
    consistencySingle: { value: (between - error) / consistencyDivisor, low: ofRatio(below, k), high: ofRatio(above, k) },
  };
}

interface MeanSquares {
  readonly between: number;
  readonly raters: number;
  readonly error: number;
}

function meanSquares(rows: readonly (readonly number[])[], n: number, k: number): MeanSquares {
  const mean = rows.reduce((sum, row) => sum + total(row), 0) / (n * k);
  const rowMeans = rows.map((row) => total(row) / k);
  const raterMeans = Array.from({ length: k }, (_, rater) => rows.reduce((sum, row) => sum + row[rater]!, 0) / n);
  let error = 0;
  rows.forEach((row, index) =>
    row.forEach((value, rater) => {
      error += (value - rowMeans[index]! - raterMeans[rater]! + mean) ** 2;
    }),
  );
  return {
    between: (k * total(rowMeans.map((each) => (each - mean) ** 2))) / (n - 1),
    raters: (n * total(raterMeans.map((each) => (each - mean) ** 2))) / (k - 1),
    error: error / ((n - 1) * (k - 1)),
  };
}

/** By Satterthwaite's degrees of freedom. */
function absoluteInterval(coefficient: number, { between, raters, error }: MeanSquares, n: number, k: number): [low: number, high: number] {
  if (error <= 0 && raters <= 0) return [1, 1];
  const a = (k * coefficient) / (n * (1 - coefficient));
  const b = 1 + (k * coefficient * (n - 1)) / (n * (1 - coefficient));
  const degrees = (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const others = k * raters + (k * n - k - n) * error;
  const lower = fQuantile(0.975, n - 1, degrees);
  const upper = fQuantile(0.975, degrees, n - 1);
  return [
    (n * (between - lower * error)) / (lower * others + n * between),
    (n * (upper * between - error)) / (others + n * upper * between),
  ];
}

/** The reliability of a mean of k raters from that of one (Spearman and Brown). */
function ofMean(single: number, k: number): number {
  return (k * single) / (1 + (k - 1) * single);
}

function ofRatio(ratio: number, k: number): number {
  return ratio === Infinity ? 1 : (ratio - 1) / (ratio + k - 1);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
