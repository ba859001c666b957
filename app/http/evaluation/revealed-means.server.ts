import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import type { RevealedRound } from "./revealed-round.server.ts";

export interface RevealedMean {
  readonly mean: number;
  /** The top of the scale. */
  readonly highest: number;
  /** The committee agreed on it in place of the mean. */
  readonly isAgreed: boolean;
}

/** The group's score of each criterion as the result has it, by vendor and criterion; those without one are left out. */
export function revealedMeans({ model }: RevealedRound): ReadonlyMap<string, ReadonlyMap<string, RevealedMean>> {
  const prepared = prepareModel(model);
  const agreed = new Set(model.moderated.map(({ vendor, criterion }) => `${vendor} ${criterion}`));
  return new Map(
    evaluateVendors(prepared).map(({ id, leaves }) => {
      const means = prepared.tree.leaves.flatMap(({ criterion }, at) => {
        const mean = leaves[at]?.mean ?? null;
        const isAgreed = agreed.has(`${id} ${criterion.id}`);
        return mean === null ? [] : [[criterion.id, { mean, highest: criterion.scale[1], isAgreed }] as const];
      });
      return [id, new Map(means)] as const;
    }),
  );
}
