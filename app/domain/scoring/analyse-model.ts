import type { Acceptability } from "./acceptability.ts";
import { measureAgreement, type Agreement } from "./agreement.ts";
import { compareVendors, type Comparison } from "./comparison.ts";
import { moderationAgenda, type AgendaItem } from "./disagreement.ts";
import { evaluateVendors, type VendorResult } from "./evaluate-vendors.ts";
import { leaveMembersOut, leaveVendorsOut, type WithoutMember, type WithoutVendor } from "./leave-one-out.ts";
import type { ScoringModel } from "./model.ts";
import { findPracticalTies, type PracticalTie } from "./practical-ties.ts";
import { prepareModel, type PreparedModel } from "./prepare-model.ts";
import { rankVendors, type Standing } from "./rank-vendors.ts";
import { simulateRanks, type SimulationRequest } from "./simulate-ranks.ts";
import { switchingScores, type SwitchingScore } from "./switching-scores.ts";
import { drawTornado, type TornadoBar } from "./tornado.ts";
import { decideVerdict, type Verdict } from "./verdict.ts";
import { gatherWarnings, tiesOf, type EvaluationWarning, type RankTie } from "./warnings.ts";
import { nearestChange, weightStability, type NearestChange, type WeightStability } from "./weight-stability.ts";

export interface Analysis {
  readonly prepared: PreparedModel;
  /** By vendor, in the order of the model. */
  readonly results: readonly VendorResult[];
  readonly standings: readonly Standing[];
  readonly ties: readonly RankTie[];
  readonly practicalTies: readonly PracticalTie[];
  readonly comparison: Comparison;
  readonly stability: readonly WeightStability[];
  readonly nearest: NearestChange | null;
  readonly tornado: readonly TornadoBar[];
  readonly switching: readonly SwitchingScore[];
  readonly agreement: Agreement;
  readonly agenda: readonly AgendaItem[];
  readonly withoutMembers: readonly WithoutMember[];
  /** Empty but where prices count against each other. */
  readonly withoutVendors: readonly WithoutVendor[];
  /** Under the declared constraint of the weights; null without vendors to compare. */
  readonly acceptability: Acceptability | null;
  /** If nobody agreed on weights; null where that is what was declared. */
  readonly acceptabilityUnconstrained: Acceptability | null;
  readonly verdict: Verdict;
  readonly warnings: readonly EvaluationWarning[];
}

/**
 * Everything that the engine can say of a model, from totals to the verdict, each part by the function that its field is named for. Preconditions: the model and the constraint have passed
 * {@link checkModel} and {@link checkConstraint}. The same model, request and seed give the same analysis.
 */
export function analyseModel(model: ScoringModel, request: SimulationRequest): Analysis {
  const prepared = prepareModel(model);
  const results = evaluateVendors(prepared);
  const standings = rankVendors(results);
  const comparison = compareVendors(prepared, results);
  const stability = weightStability(prepared.tree, comparison);
  const nearest = nearestChange(stability);
  const withoutMembers = leaveMembersOut(prepared);
  const isRelative = model.normalisation === "ratio" || model.normalisation === "range";
  const withoutVendors = isRelative ? leaveVendorsOut(model) : [];
  const simulate = (constraint: SimulationRequest["constraint"]) =>
    comparison.vendors.length === 0 ? null : simulateRanks(prepared, comparison, { ...request, constraint });
  const acceptability = simulate(request.constraint);
  const ties = tiesOf(prepared, results, standings);
  const practicalTies = findPracticalTies(prepared, comparison, request.seed);
  const isComplete = results.every(({ isEligible, isComplete, isHeld }) => !isEligible || (isComplete && !isHeld));
  return {
    prepared,
    results,
    standings,
    ties,
    practicalTies,
    comparison,
    stability,
    nearest,
    tornado: drawTornado(prepared, results, comparison),
    switching: switchingScores(prepared, results, comparison),
    agreement: measureAgreement(prepared, results, request.seed),
    agenda: moderationAgenda(prepared, comparison),
    withoutMembers,
    withoutVendors,
    acceptability,
    acceptabilityUnconstrained: request.constraint === "none" ? null : simulate("none"),
    verdict: decideVerdict({ comparison, isComplete, nearest, withoutMembers, acceptability }),
    warnings: gatherWarnings(prepared, results, { ties, practicalTies, withoutVendors }),
  };
}
