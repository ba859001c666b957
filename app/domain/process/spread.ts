import { normalShare } from "../stats/normal.ts";

export const spreadKinds = ["fixed", "exponential", "normal", "triangular", "uniform", "lognormal", "gamma", "erlang"] as const;
export type SpreadKind = (typeof spreadKinds)[number];

/**
 * How minutes spread, by their parameters: `fixed` its value; `exponential` its mean; `normal` mean and standard deviation, cut off below 0; `triangular` least, likely and
 * most; `uniform` least and most; `lognormal` mean and standard deviation of the minutes themselves; `gamma` mean and standard deviation; `erlang` its stages and mean.
 */
export interface Spread {
  readonly kind: SpreadKind;
  readonly parameters: readonly number[];
}

export const parameterCounts: Readonly<Record<SpreadKind, number>> = {
  fixed: 1,
  exponential: 1,
  normal: 2,
  triangular: 3,
  uniform: 2,
  lognormal: 2,
  gamma: 2,
  erlang: 2,
};

/** How minutes spread as tables write it: `30`, or `normal(10, 2)`. */
export function formatSpread({ kind, parameters }: Spread): string {
  return kind === "fixed" ? String(parameters[0]) : `${kind}(${parameters.join(", ")})`;
}

/** Whether the parameters are numbers that the kind can have: none below 0, in their order, spread where there has to be some. */
export function isSoundSpread({ kind, parameters }: Spread): boolean {
  if (parameters.length !== parameterCounts[kind]) return false;
  if (!parameters.every((value) => Number.isFinite(value) && value >= 0 && value <= 1e9)) return false;
  const [first = 0, second = 0, third = 0] = parameters;
  switch (kind) {
    case "fixed":
    case "exponential":
    case "normal":
      return true;
    case "triangular":
      return first <= second && second <= third;
    case "uniform":
      return first <= second;
    case "lognormal":
    case "gamma":
      return first > 0;
    case "erlang":
      return Number.isInteger(first) && first >= 1 && first <= 100;
    default:
      return kind satisfies never;
  }
}

/**
 * The mean minutes of a sound spread. A normal one that is cut off at 0 has a mean above its parameter: m + s φ(m/s) / Φ(m/s) (Johnson, Kotz and Balakrishnan, Continuous Univariate
 * Distributions 1, 13.10). meanOf triangular 0, 3, 6 is 3.
 */
export function meanOf({ kind, parameters }: Spread): number {
  const [first = 0, second = 0, third = 0] = parameters;
  switch (kind) {
    case "fixed":
    case "exponential":
    case "lognormal":
    case "gamma":
      return first;
    case "normal":
      if (second === 0) return first;
      return first + (second * Math.exp(-((first / second) ** 2) / 2)) / Math.sqrt(2 * Math.PI) / normalShare(first / second);
    case "triangular":
      return (first + second + third) / 3;
    case "uniform":
      return (first + second) / 2;
    case "erlang":
      return second;
    default:
      return kind satisfies never;
  }
}
