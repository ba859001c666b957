import { pointWithin } from "./banded-weights.ts";
import { checkCriteria } from "./check-criteria.ts";
import { checkScores } from "./check-scores.ts";
import type { ScoringModel, WeightConstraint } from "./model.ts";
import { modelLimits, type ModelProblem, type ModelProblemCode, type Place } from "./model-problem.ts";
import { countsIn } from "./prepare-model.ts";
import { bandsOf } from "./simulate-ranks.ts";
import { isCounted, weighTree } from "./weigh-tree.ts";

/**
 * What keeps a model from being evaluated, each with its place; empty for a sound one. Looks at the criteria first (weights of siblings that add up to nothing, scales, anchors, minimums), then
 * at who and what the scores, facts and rules name. Numbers are taken to be finite: whoever reads a file sees to that.
 */
export function checkModel(model: ScoringModel): readonly ModelProblem[] {
  const sizes = checkSizes(model);
  if (sizes.length > 0) return sizes;
  return [
    ...checkCriteria(model),
    ...duplicates(model.vendors, "vendors"),
    ...duplicates(model.members, "members"),
    ...checkMembers(model),
    ...checkScores(model),
    ...checkMoney(model),
    ...unknownIds(model.chairOrder, model.vendors, (at) => ["chairOrder", at]),
  ];
}

/** The same of bounds of weights: whether criteria, and any weights within them, exist. Precondition: the model is sound. */
export function checkConstraint(model: ScoringModel, constraint: WeightConstraint): readonly ModelProblem[] {
  if (typeof constraint === "string") return [];
  const tree = weighTree(model.criteria, (leaf) => countsIn(model, leaf));
  const ids = [...constraint.keys()];
  const known = allCriteria(model.criteria);
  const problems = [
    ...unknownIds(ids, known, (at) => ["weightConstraint", ids[at]!]),
    ...[...constraint].flatMap(([id, [low, high]]) =>
      low > high ? [problem("model.bands.order", ["weightConstraint", id], { low, high })] : [],
    ),
  ];
  if (problems.length > 0 || pointWithin(tree, bandsOf({ tree }, constraint))) return problems;
  return [problem("model.bands.impossible", ["weightConstraint"])];
}

function problem(code: ModelProblemCode, place: Place, detail: ModelProblem["detail"] = {}): ModelProblem {
  return { code, place, detail };
}

interface Named {
  readonly id: string;
}

function duplicates(items: readonly Named[], list: string): readonly ModelProblem[] {
  return items.flatMap(({ id }, at) => {
    const first = items.findIndex((other) => other.id === id);
    return first < at ? [{ ...problem("model.duplicate", [list, at, "id"], { id }), otherPlace: [list, first, "id"] }] : [];
  });
}

function unknownIds(ids: readonly string[], known: readonly Named[], placeOf: (at: number) => Place): readonly ModelProblem[] {
  return ids.flatMap((id, at) => (known.some((each) => each.id === id) ? [] : [problem("model.unknown", placeOf(at), { id })]));
}

function allCriteria(criteria: ScoringModel["criteria"]): readonly ScoringModel["criteria"][number][] {
  return criteria.flatMap((criterion) => [criterion, ...allCriteria(criterion.children)]);
}

function checkSizes({ criteria, vendors, members }: ScoringModel): readonly ModelProblem[] {
  const all = allCriteria(criteria);
  const scored = all.filter(({ kind, children }) => kind === "score" && children.length === 0).length;
  const tooMany = (list: string, count: number, limit: number) =>
    count > limit ? [problem("model.tooMany", [list], { count, limit })] : [];
  return [
    ...(criteria.length === 0 ? [problem("model.criteria.empty", ["criteria"])] : []),
    ...(vendors.length === 0 ? [problem("model.vendors.empty", ["vendors"])] : []),
    ...tooMany("criteria", all.length, modelLimits.criteria),
    ...tooMany("vendors", vendors.length, modelLimits.vendors),
    ...tooMany("members", members.length, modelLimits.members),
    ...tooMany("scores", scored * vendors.length * members.length, modelLimits.cells),
  ];
}

function checkMembers({ members }: ScoringModel): readonly ModelProblem[] {
  const isWeightless = members.length > 0 && members.every(({ weight }) => weight === 0);
  return isWeightless ? [problem("model.members.weightless", ["members"])] : [];
}

function checkMoney({ normalisation, moneyPerPoint, criteria }: ScoringModel): readonly ModelProblem[] {
  if (normalisation !== "money") return [];
  const hasCost = allCriteria(criteria).some(({ kind, isApplicable }) => kind === "cost" && isApplicable);
  return [
    ...(moneyPerPoint === null ? [problem("model.money.noPrice", ["moneyPerPoint"])] : []),
    ...(hasCost ? [] : [problem("model.money.noCost", ["criteria"])]),
    ...(criteria.some((criterion) => isCounted(criterion, (leaf) => countsIn({ normalisation }, leaf)))
      ? []
      : [problem("model.criteria.noneApplicable", ["criteria"])]),
  ];
}
