import { breakTie } from "./break-tie.ts";
import { compareVendors } from "./comparison.ts";
import { evaluateVendors, type VendorResult } from "./evaluate-vendors.ts";
import { findBorderline, type KnockOutRule } from "./knock-out.ts";
import type { WithoutVendor } from "./leave-one-out.ts";
import type { TieBreak } from "./model.ts";
import type { PracticalTie } from "./practical-ties.ts";
import { prepareModel, type PreparedModel } from "./prepare-model.ts";
import type { Standing } from "./rank-vendors.ts";

/** What a reader of the result must know. Texts for people go by the code. */
export type EvaluationWarning =
  /** Prices are worth what they are because of who else bids. */
  | { readonly code: "normalisation.relative"; readonly normalisation: string }
  | { readonly code: "normalisation.rankReversal"; readonly vendor: string }
  /** The weights of costs do not count when they count in money. */
  | { readonly code: "normalisation.weightUnused"; readonly criterion: string }
  | { readonly code: "vendor.withdrawn" | "vendor.held"; readonly vendor: string }
  | { readonly code: "vendor.incomplete"; readonly vendor: string; readonly cells: number }
  | {
      readonly code: "knockOut.borderline" | "knockOut.open";
      readonly vendor: string;
      readonly rule: KnockOutRule;
      readonly criterion: string | null;
    }
  /** Whether a vendor passes hangs on what the committee agreed on beside the scores: without that, the test would come out otherwise. */
  | {
      readonly code: "knockOut.moderated";
      readonly vendor: string;
      readonly rule: KnockOutRule;
      readonly criterion: string | null;
      readonly passes: boolean | null;
    }
  /** By the scores alone another vendor would be first, or none. */
  | { readonly code: "moderation.winner"; readonly winner: string | null }
  | { readonly code: "scores.recused"; readonly member: string; readonly vendor: string; readonly scores: number }
  | { readonly code: "cost.years"; readonly criterion: string; readonly fewest: number; readonly most: number }
  | { readonly code: "tie.unbroken"; readonly vendors: readonly string[] }
  | { readonly code: "tie.practical"; readonly vendors: readonly string[]; readonly difference: number; readonly threshold: number };

/** Vendors that share a rank, as they follow each other by the declared rules. */
export interface RankTie {
  readonly rank: number;
  readonly vendors: readonly string[];
  readonly by: TieBreak | null;
}

/** Every rank that vendors share, with the rule that parts them. */
export function tiesOf(prepared: PreparedModel, results: readonly VendorResult[], standings: readonly Standing[]): readonly RankTie[] {
  const ranks = [...new Set(standings.flatMap(({ rank }) => rank ?? []))].sort((one, other) => one - other);
  return ranks.flatMap((rank) => {
    const tied = standings.flatMap((standing, vendor) => (standing.rank === rank ? [vendor] : []));
    if (tied.length < 2) return [];
    const { order, by } = breakTie(prepared, results, tied);
    return [{ rank, vendors: order.map((vendor) => results[vendor]!.id), by }];
  });
}

/** Everything about a result that its reader must know, in the order: prices, vendors, knock-outs, agreed scores, recusals, ties. */
export function gatherWarnings(
  prepared: PreparedModel,
  results: readonly VendorResult[],
  found: {
    readonly ties: readonly RankTie[];
    readonly practicalTies: readonly PracticalTie[];
    readonly withoutVendors: readonly WithoutVendor[];
  },
): readonly EvaluationWarning[] {
  return [
    ...ofPrices(prepared, found.withoutVendors),
    ...ofVendors(prepared, results),
    ...ofKnockOuts(prepared, results),
    ...ofModeration(prepared, results),
    ...ofRecusals(prepared),
    ...found.ties.flatMap(({ vendors, by }) => (by === null ? [{ code: "tie.unbroken" as const, vendors }] : [])),
    ...found.practicalTies.map(({ vendors, difference, threshold }) => ({
      code: "tie.practical" as const,
      vendors,
      difference,
      threshold,
    })),
  ];
}

function ofPrices({ model, costs }: PreparedModel, withoutVendors: readonly WithoutVendor[]): readonly EvaluationWarning[] {
  const { normalisation } = model;
  const isRelative = (normalisation === "ratio" || normalisation === "range") && costs.length > 0;
  return [
    ...(isRelative ? [{ code: "normalisation.relative" as const, normalisation }] : []),
    ...withoutVendors.flatMap(({ vendor, isReversed }) => (isReversed ? [{ code: "normalisation.rankReversal" as const, vendor }] : [])),
    ...costs.flatMap(({ id, weight }) =>
      normalisation === "money" && weight > 0 ? [{ code: "normalisation.weightUnused" as const, criterion: id }] : [],
    ),
    ...costs.flatMap(({ id }) => {
      const years = model.vendors.flatMap(({ facts }) => {
        const flows = facts.get(id);
        return typeof flows === "object" ? [flows.length - 1] : [];
      });
      const [fewest, most] = [Math.min(...years), Math.max(...years)];
      return fewest < most ? [{ code: "cost.years" as const, criterion: id, fewest, most }] : [];
    }),
  ];
}

function ofVendors({ model, tree }: PreparedModel, results: readonly VendorResult[]): readonly EvaluationWarning[] {
  return results.flatMap(({ id: vendor, leaves, isEligible, isHeld }, at): EvaluationWarning[] => {
    if (model.vendors[at]!.isWithdrawn) return [{ code: "vendor.withdrawn", vendor }];
    const cells = leaves.filter(({ isComplete }, leaf) => !isComplete && tree.leaves[leaf]!.criterion.kind === "score").length;
    if (!isEligible) return [];
    return [
      ...(isHeld ? [{ code: "vendor.held" as const, vendor }] : []),
      ...(cells > 0 ? [{ code: "vendor.incomplete" as const, vendor, cells }] : []),
    ];
  });
}

function ofKnockOuts(prepared: PreparedModel, results: readonly VendorResult[]): readonly EvaluationWarning[] {
  return results.flatMap(({ id: vendor, knockOuts }, at): EvaluationWarning[] => {
    if (prepared.model.vendors[at]!.isWithdrawn) return [];
    const borderline = new Set(findBorderline(prepared, at, knockOuts));
    return knockOuts.flatMap((check): EvaluationWarning[] => {
      const { rule, criterion, passes } = check;
      if (passes === null) return [{ code: "knockOut.open", vendor, rule, criterion }];
      return borderline.has(check) ? [{ code: "knockOut.borderline", vendor, rule, criterion }] : [];
    });
  });
}

function ofModeration(prepared: PreparedModel, results: readonly VendorResult[]): readonly EvaluationWarning[] {
  if (prepared.model.moderated.length === 0) return [];
  const scored = prepareModel({ ...prepared.model, moderated: [] });
  const byScores = evaluateVendors(scored);
  const knockOuts = results.flatMap(({ id: vendor, knockOuts: checks }, at): EvaluationWarning[] => {
    if (prepared.model.vendors[at]!.isWithdrawn) return [];
    return checks.flatMap(({ rule, criterion, passes }, place) =>
      byScores[at]!.knockOuts[place]!.passes === passes ? [] : [{ code: "knockOut.moderated" as const, vendor, rule, criterion, passes }],
    );
  });
  const winners = [winnerOf(prepared, results), winnerOf(scored, byScores)] as const;
  return winners[0] === winners[1] ? knockOuts : [...knockOuts, { code: "moderation.winner", winner: winners[1] }];
}

function winnerOf(prepared: PreparedModel, results: readonly VendorResult[]): string | null {
  const { winner, vendors } = compareVendors(prepared, results);
  return winner === null ? null : vendors[winner]!;
}

function ofRecusals({ model }: PreparedModel): readonly EvaluationWarning[] {
  const scores = new Map<string, number>();
  const keyOf = (member: string, vendor: string) => JSON.stringify([member, vendor]);
  for (const { state, member, vendor } of model.scores) {
    const key = keyOf(member, vendor);
    if (state === "score") scores.set(key, (scores.get(key) ?? 0) + 1);
  }
  return model.scores.flatMap(({ state, member, vendor }) => {
    const given = scores.get(keyOf(member, vendor)) ?? 0;
    return state === "recused" && given > 0 ? [{ code: "scores.recused" as const, member, vendor, scores: given }] : [];
  });
}
