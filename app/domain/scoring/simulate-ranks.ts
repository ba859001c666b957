import { createRandom } from "../random.ts";
import { analyseAcceptability, type Acceptability } from "./acceptability.ts";
import { bandedWeights, type WeightBands } from "./banded-weights.ts";
import type { Comparison } from "./comparison.ts";
import type { ScoreVariation, WeightConstraint } from "./model.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { bootstrapValues, normalValues, type ValueSampler } from "./sample-values.ts";
import { orderedWeights, uniformWeights, type WeightSampler } from "./sample-weights.ts";
import { nodeOf } from "./weigh-tree.ts";

export interface SimulationRequest {
  readonly constraint: WeightConstraint;
  readonly scores: ScoreVariation;
  readonly samples: number;
  readonly seed: number;
}

/**
 * Plays the evaluation through under other weights and, if wished, other scores: see {@link analyseAcceptability}. The same seed gives the same shares. Null when the bounds of the weights
 * contradict each other. Bounds of criteria that do not count are passed over.
 */
export function simulateRanks(prepared: PreparedModel, comparison: Comparison, request: SimulationRequest): Acceptability | null {
  const weights = weightSampler(prepared, request);
  if (!weights) return null;
  const { values, offsets } = comparison;
  return analyseAcceptability({
    values,
    offsets,
    samples: request.samples,
    weights,
    makeValues: valueSampler(prepared, comparison, request),
  });
}

/** The bounds by place in the tree. */
export function bandsOf({ tree }: Pick<PreparedModel, "tree">, constraint: Exclude<WeightConstraint, string>): WeightBands {
  return new Map([...constraint].map(([id, band]) => [nodeOf(tree, id), band] as const).filter(([node]) => node >= 0));
}

function weightSampler(prepared: PreparedModel, { constraint, seed }: SimulationRequest): WeightSampler | null {
  const random = createRandom(seed);
  if (constraint === "none") return uniformWeights(random);
  if (constraint !== "ordinal") return bandedWeights(prepared.tree, bandsOf(prepared, constraint), random);
  return orderedWeights(
    prepared.tree.leaves.map(({ weight }) => weight),
    random,
  );
}

/** Scores are drawn from a sequence of their own, so that the weights are the same whether they vary or not. */
function valueSampler(
  prepared: PreparedModel,
  { places, values }: Comparison,
  { scores, seed }: SimulationRequest,
): (() => ValueSampler) | null {
  const makeRandom = () => createRandom(seed ^ 0x5bd1e995);
  switch (scores) {
    case "fixed":
      return null;
    case "bootstrap":
      return () => bootstrapValues(prepared, places, values, makeRandom());
    case "normal":
      return () => normalValues(prepared, places, values, makeRandom());
    default:
      return scores satisfies never;
  }
}
