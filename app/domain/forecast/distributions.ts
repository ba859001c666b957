import { normalShare } from "../stats/normal.ts";

export const distributions = ["pert", "triangular", "lognormal"] as const;
/**
 * How a duration spreads between its estimates. `pert`: a beta distribution over the whole range, weighted four times to the likely value (Malcolm et al.
 * 1959; Vose 2008); `triangular`: straight lines to the likely value, which gives the extremes more weight; `lognormal`: the optimistic and pessimistic values are
 * those that one time in ten is below and above, and the likely one does not count.
 */
export type Distribution = (typeof distributions)[number];

export interface ThreePoints {
  readonly optimistic: number;
  readonly likely: number;
  readonly pessimistic: number;
}

/** What a standard normal score of a duration means in minutes. */
export interface QuantileTable {
  /** Values at scores from -{@link widestScore} to it, {@link stepsPerScore} to one. */
  readonly values: Float64Array;
  readonly scale: number;
  readonly shift: number;
}

export const widestScore = 4;
export const stepsPerScore = 64;

const scores = Float64Array.from({ length: 2 * widestScore * stepsPerScore + 1 }, (_, step) => step / stepsPerScore - widestScore);
const shares = scores.map(normalShare);
/** The standard normal score that one time in ten is above. */
const tenthScore = 1.2815515655446004;

/**
 * Makes tables by which a normal score becomes a value of a distribution; tasks whose estimates have the same shape share one. Precondition:
 * optimistic <= likely <= pessimistic, and optimistic > 0 for lognormal.
 */
export function createTableShelf(): (points: ThreePoints, distribution: Distribution) => QuantileTable {
  const byShape = new Map<string, Float64Array>();
  const shape = (key: string, make: () => Float64Array) => {
    const known = byShape.get(key) ?? make();
    byShape.set(key, known);
    return known;
  };
  return ({ optimistic, likely, pessimistic }, distribution) => {
    const range = pessimistic - optimistic;
    if (range === 0) return { values: shape("constant", () => new Float64Array(scores.length)), scale: 0, shift: optimistic };
    if (distribution === "lognormal") {
      const spread = Math.log(pessimistic / optimistic) / (2 * tenthScore);
      return {
        values: shape(`lognormal ${spread}`, () => scores.map((score) => Math.exp(spread * score))),
        scale: Math.sqrt(optimistic * pessimistic),
        shift: 0,
      };
    }
    const mode = (likely - optimistic) / range;
    const make = distribution === "pert" ? () => betaQuantiles(1 + 4 * mode, 5 - 4 * mode) : () => triangularQuantiles(mode);
    return { values: shape(`${distribution} ${mode}`, make), scale: range, shift: optimistic };
  };
}

/** The value at a normal score, between the steps by a straight line. Scores beyond the table count as its ends. */
export function valueAt({ values, scale, shift }: QuantileTable, score: number): number {
  const position = (score + widestScore) * stepsPerScore;
  if (position <= 0) return shift + scale * values[0]!;
  const step = Math.floor(position);
  if (step >= values.length - 1) return shift + scale * values[values.length - 1]!;
  const low = values[step]!;
  return shift + scale * (low + (position - step) * (values[step + 1]! - low));
}

function triangularQuantiles(mode: number): Float64Array {
  return shares.map((share) => (share <= mode ? Math.sqrt(share * mode) : 1 - Math.sqrt((1 - share) * (1 - mode))));
}

const cells = 4096;

/** Quantiles of a beta distribution on 0 to 1 with both parameters at least 1: its density summed up cell by cell, and looked up backward. */
function betaQuantiles(alpha: number, beta: number): Float64Array {
  const cumulative = new Float64Array(cells + 1);
  for (let cell = 0; cell < cells; cell++) {
    const x = (cell + 0.5) / cells;
    cumulative[cell + 1] = cumulative[cell]! + x ** (alpha - 1) * (1 - x) ** (beta - 1);
  }
  const total = cumulative[cells]!;
  let cell = 0;
  return shares.map((share) => {
    while (cell < cells - 1 && cumulative[cell + 1]! < share * total) cell++;
    const inCell = (share * total - cumulative[cell]!) / (cumulative[cell + 1]! - cumulative[cell]!);
    return (cell + Math.min(1, Math.max(0, inCell))) / cells;
  });
}
