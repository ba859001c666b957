import type { Acceptability } from "#app/domain/scoring/acceptability.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { VendorResult } from "#app/domain/scoring/evaluate-vendors.ts";
import { valueOfNode } from "#app/domain/scoring/knock-out.ts";
import type { WeightConstraint } from "#app/domain/scoring/model.ts";
import type { PairwiseWeights } from "#app/domain/scoring/pairwise.ts";
import { panelsDrawn } from "#app/domain/scoring/practical-ties.ts";
import type { RandomIndexName } from "#app/domain/scoring/random-index.ts";
import type { Reliability } from "#app/domain/stats/intraclass.ts";
import type { EvaluationTask } from "./build-model.ts";
import { warningText, reasonText, verdictWord, type FileWarning, type Wording } from "./texts.ts";

/** How many bars of the tornado and items of the agenda are printed: the first ones. */
const mostPrinted = 50;

/** The JSON document of `rollout evaluate --json`: values from 0 to 1, totals in points of 100, scores on their scales, costs in the currency of the file. */
export function evaluationDocument(analysis: Analysis, task: EvaluationTask, warnings: readonly FileWarning[], wording: Wording) {
  const { results, standings, agreement, verdict, comparison } = analysis;
  const { concordance, intraclass } = agreement;
  return {
    vendors: results.map((result, at) => vendorDocument(analysis, result, at)),
    ranking: rankingOf(analysis),
    knockOuts: results.flatMap(({ id, knockOuts }) =>
      knockOuts.flatMap(({ passes, ...check }) => (passes === false ? [{ vendor: id, ...check }] : [])),
    ),
    stability: Object.fromEntries(analysis.stability.map(({ criterion, ...interval }) => [criterion, interval])),
    agreement: {
      kendallW: concordance?.w ?? null,
      kendallP: concordance?.p ?? null,
      method: concordance?.method ?? null,
      chiSquare: concordance?.chiSquare ?? null,
      byCriterion: Object.fromEntries(agreement.byCriterion),
      icc: {
        A1: intraclass?.absoluteSingle.value ?? null,
        Ak: intraclass?.absoluteMean.value ?? null,
        C1: intraclass?.consistencySingle.value ?? null,
        confidence95: intraclass && {
          A1: intervalOf(intraclass.absoluteSingle),
          Ak: intervalOf(intraclass.absoluteMean),
          C1: intervalOf(intraclass.consistencySingle),
        },
      },
      raters: agreement.raters,
      severity: Object.fromEntries(agreement.severity),
    },
    leaveOneOut: Object.fromEntries(
      analysis.withoutMembers.map(({ member, winner, totals }) => [member, { winner, totals: Object.fromEntries(totals) }]),
    ),
    smaa: analysis.acceptability && smaaDocument(analysis, analysis.acceptability),
    smaaUnconstrained: analysis.acceptabilityUnconstrained && smaaDocument(analysis, analysis.acceptabilityUnconstrained),
    verdict: {
      word: verdict.word,
      text: verdictWord(verdict.word, wording.language),
      winner: verdict.winner,
      reasons: verdict.reasons.map((reason) => ({ ...reason, text: reasonText(reason, wording) })),
    },
    warnings: warnings.map((warning) => ({ ...warning, text: warningText(warning, wording) })),
    method: methodDocument(task),
    weights: weightsDocument(analysis, task),
    weighting: task.weighed.map(({ group, method, randomIndex, pairwise, criteria }) => ({
      group,
      method,
      ...(pairwise && randomIndex ? consistencyDocument(pairwise, criteria, randomIndex) : {}),
    })),
    ties: analysis.ties,
    practicalTies: analysis.practicalTies,
    agenda: analysis.agenda.slice(0, mostPrinted),
    nearestChange: analysis.nearest,
    tornado: analysis.tornado.slice(0, mostPrinted),
    switching: Object.fromEntries(
      comparison.vendors.flatMap((rival, at) =>
        at === comparison.winner || comparison.winner === null
          ? []
          : [
              [
                rival,
                Object.fromEntries(analysis.switching.flatMap((each) => (each.rival === rival ? [[each.criterion, each.points]] : []))),
              ],
            ],
      ),
    ),
    leaveOneVendorOut: analysis.withoutVendors.length === 0 ? null : analysis.withoutVendors,
    complete: standings.every(({ isProvisional }) => !isProvisional),
  };
}

/** The JSON document of judgements of pairs. */
export function pairwiseDocument(weighed: PairwiseWeights, items: readonly string[], table: RandomIndexName) {
  return {
    weights: Object.fromEntries(items.map((item, at) => [item, weighed.weights[at] ?? 0])),
    ...consistencyDocument(weighed, items, table),
  };
}

function consistencyDocument(weighed: PairwiseWeights, items: readonly string[], table: RandomIndexName) {
  const { lambdaMax, consistencyIndex, consistencyRatio, grade, worst, completed } = weighed;
  return {
    lambdaMax,
    ci: consistencyIndex,
    cr: consistencyRatio,
    worst: worst && {
      first: items[worst.first] ?? "",
      second: items[worst.second] ?? "",
      value: worst.ratio,
      suggested: worst.suggested,
    },
    consistency: grade,
    randomIndex: table,
    completed,
    completion: completed > 0 ? "logarithmicLeastSquares" : null,
  };
}

function vendorDocument({ prepared, standings }: Analysis, result: VendorResult, at: number) {
  const { nodes, leaves } = prepared.tree;
  const { rank, isProvisional } = standings[at]!;
  const { low, high, technical } = result;
  return {
    id: result.id,
    eligible: result.isEligible,
    total: result.isComplete ? result.total : null,
    interval: [finite(low), finite(high)],
    rank,
    provisional: isProvisional,
    values: Object.fromEntries(nodes.map((node) => [node.criterion.id, valueOfNode(node, result.leaves).value])),
    means: Object.fromEntries(
      leaves.flatMap(({ criterion }, leaf) => (criterion.kind === "score" ? [[criterion.id, result.leaves[leaf]!.mean]] : [])),
    ),
    tco: result.cost,
    technical: technical?.value ?? null,
    withdrawn: prepared.model.vendors[at]!.isWithdrawn,
    held: result.isHeld,
  };
}

/** Ranked vendors, the first one first; those that share a rank as the declared rules have it. */
function rankingOf({ results, standings, ties }: Analysis): readonly string[] {
  const ranked = results.flatMap(({ id }, at) => {
    const rank = standings[at]!.rank;
    return rank === null ? [] : [{ id, rank, place: ties.find((tie) => tie.rank === rank)?.vendors.indexOf(id) ?? 0 }];
  });
  return ranked.sort((one, other) => one.rank - other.rank || one.place - other.place).map(({ id }) => id);
}

function smaaDocument({ comparison, prepared }: Analysis, found: Acceptability) {
  const { vendors } = comparison;
  const byVendor = <Value>(values: readonly Value[]) => Object.fromEntries(vendors.map((vendor, at) => [vendor, values[at]!]));
  const leaves = prepared.tree.leaves.map(({ criterion }) => criterion.id);
  return {
    rankAcceptability: byVendor(found.rankAcceptability),
    centralWeights: byVendor(
      found.centralWeights.map((weights) => weights && Object.fromEntries(leaves.map((leaf, at) => [leaf, weights[at] ?? 0]))),
    ),
    confidence: byVendor(found.confidence),
    pairwise: byVendor(
      found.pairwise.map((row, at) => Object.fromEntries(vendors.flatMap((other, to) => (to === at ? [] : [[other, row[to] ?? 0]])))),
    ),
    holistic: byVendor(found.holistic),
    entropyBits: found.entropyBits,
  };
}

function weightsDocument({ prepared }: Analysis, { weighed }: EvaluationTask) {
  const ranges = new Map(
    weighed.flatMap(({ criteria, range }) => criteria.map((criterion, at) => [criterion, range[at] ?? null] as const)),
  );
  return Object.fromEntries(
    prepared.tree.nodes.map(({ criterion: { id }, weight, localWeight }) => [
      id,
      { weight, local: localWeight, members: ranges.get(id) ?? null },
    ]),
  );
}

function methodDocument({ model, request }: EvaluationTask) {
  const { normalisation, aggregation, moneyPerPoint, minimumTechnical, tieBreaks } = model;
  return {
    value: "additive",
    normalisation,
    ...(normalisation === "money" ? { moneyPerPoint } : {}),
    aggregation,
    quorum: "max(2, ceil(eligible / 2))",
    missingScores: "interval",
    minimumTechnical,
    tieBreak: tieBreaks,
    weightConstraint: constraintDocument(request.constraint),
    scoreVariation: request.scores,
    samples: request.samples,
    bootstrapPanels: panelsDrawn,
    seed: request.seed,
  };
}

function constraintDocument(constraint: WeightConstraint) {
  return typeof constraint === "string" ? constraint : Object.fromEntries(constraint);
}

function intervalOf({ low, high }: Reliability): readonly [number, number] {
  return [low, high];
}

/** JSON has no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
