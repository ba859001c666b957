import { normalQuantile, normalShare } from "../../stats/normal.ts";
import type { Spread, SpreadKind } from "../spread.ts";
import { keyedShare } from "./keyed-draws.ts";

/** A spread made ready for drawing. */
export interface PreparedSpread {
  readonly kind: SpreadKind;
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

/** Makes a sound spread ready: the parameters of the logarithms, of the cut normal's share below 0, and shape and scale. One without any width is fixed. */
export function prepareSpread({ kind, parameters }: Spread): PreparedSpread {
  const [first = 0, second = 0, third = 0] = parameters;
  const fixed: PreparedSpread = { kind: "fixed", first, second: 0, third: 0 };
  switch (kind) {
    case "fixed":
      return fixed;
    case "exponential":
      return { kind, first, second, third };
    case "uniform":
      return second === first ? fixed : { kind, first, second, third };
    case "triangular":
      return third === first ? fixed : { kind, first, second, third };
    case "normal":
      return second === 0 ? fixed : { kind, first, second, third: normalShare(-first / second) };
    case "lognormal": {
      if (second === 0) return fixed;
      const variance = Math.log1p((second / first) ** 2);
      return { kind, first: Math.log(first) - variance / 2, second: Math.sqrt(variance), third };
    }
    case "gamma":
      return second === 0 ? fixed : { kind, first: (first / second) ** 2, second: second ** 2 / first, third };
    case "erlang":
      return { kind, first, second: second / first, third };
    default:
      return kind satisfies never;
  }
}

/**
 * Minutes of a spread for a key: by the inverse of its distribution wherever that is known, which keeps what is drawn for two versions of a step as alike as can be; a gamma by
 * Marsaglia and Tsang (ACM Transactions on Mathematical Software 26, 2000).
 */
export function drawMinutes({ kind, first, second, third }: PreparedSpread, key: number): number {
  switch (kind) {
    case "fixed":
      return first;
    case "exponential":
      return -first * Math.log(keyedShare(key, 0));
    case "uniform":
      return first + (second - first) * keyedShare(key, 0);
    case "triangular":
      return drawTriangular(first, second, third, keyedShare(key, 0));
    case "normal":
      return Math.max(0, first + second * normalQuantile(third + (1 - third) * keyedShare(key, 0)));
    case "lognormal":
      return Math.exp(first + second * normalQuantile(keyedShare(key, 0)));
    case "gamma":
      return second * drawGamma(first, key);
    case "erlang": {
      let sum = 0;
      for (let stage = 0; stage < first; stage++) sum -= Math.log(keyedShare(key, stage));
      return second * sum;
    }
    default:
      return kind satisfies never;
  }
}

function drawTriangular(least: number, likely: number, most: number, share: number): number {
  const range = most - least;
  return share * range < likely - least
    ? least + Math.sqrt(share * range * (likely - least))
    : most - Math.sqrt((1 - share) * range * (most - likely));
}

function drawGamma(shape: number, key: number): number {
  if (shape < 1) return drawGamma(shape + 1, key) * keyedShare(key, 1000) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let place = 0; ; place += 2) {
    const z = normalQuantile(keyedShare(key, place));
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(keyedShare(key, place + 1)) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
