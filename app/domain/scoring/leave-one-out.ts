import { evaluateVendors } from "./evaluate-vendors.ts";
import type { ScoringModel } from "./model.ts";
import { prepareModel, withoutMember, type PreparedModel } from "./prepare-model.ts";
import { rankVendors } from "./rank-vendors.ts";
import { winnerOf } from "./winner.ts";

export interface WithoutMember {
  readonly member: string;
  /** Who is in front by the scores that are left; null for none, or an unbroken tie. */
  readonly winner: string | null;
  /** By vendor; null where nothing is left to go by. */
  readonly totals: ReadonlyMap<string, number | null>;
}

/** The result without each member in turn, knock-outs included: whether it hangs on one person. Members who do not count are left out. */
export function leaveMembersOut(prepared: PreparedModel): readonly WithoutMember[] {
  return prepared.model.members.flatMap(({ id, weight }, member) => {
    if (weight === 0) return [];
    const results = evaluateVendors(prepared, withoutMember(prepared, member));
    const winner = winnerOf(prepared, results);
    return [
      {
        member: id,
        winner: winner === null ? null : results[winner]!.id,
        totals: new Map(results.map((result) => [result.id, result.total])),
      },
    ];
  });
}

export interface WithoutVendor {
  readonly vendor: string;
  /** The others by rank; those without one are left out. */
  readonly ranking: readonly string[];
  /** Two of the others change places, or fall level or apart, although nothing about them has changed. */
  readonly isReversed: boolean;
}

/**
 * The ranking without each eligible vendor in turn: under relative scoring of prices it can turn round among those who stay (rank reversal: Telgen and Timmer 2016; Stilger, Siderius
 * and van Raaij, Journal of Public Procurement 17, 2017). Under `absolute` and `money` it never does.
 */
export function leaveVendorsOut(model: ScoringModel): readonly WithoutVendor[] {
  const all = ranksOf(model);
  return [...all.keys()].map((vendor) => {
    const left = ranksOf({ ...model, vendors: model.vendors.filter(({ id }) => id !== vendor) });
    const ranking = [...left].sort(([, one], [, other]) => one - other).map(([id]) => id);
    const isReversed = ranking.some((one) =>
      ranking.some(
        (other) => Math.sign((all.get(one) ?? 0) - (all.get(other) ?? 0)) !== Math.sign((left.get(one) ?? 0) - (left.get(other) ?? 0)),
      ),
    );
    return { vendor, ranking, isReversed };
  });
}

function ranksOf(model: ScoringModel): ReadonlyMap<string, number> {
  const results = evaluateVendors(prepareModel(model));
  const standings = rankVendors(results);
  return new Map(
    results.flatMap(({ id }, vendor) => (standings[vendor]!.rank === null ? [] : [[id, standings[vendor]!.rank ?? 0] as const])),
  );
}
