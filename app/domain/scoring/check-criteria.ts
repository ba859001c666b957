import type { Criterion, ScoringModel } from "./model.ts";
import { modelLimits, type ModelProblem, type ModelProblemCode, type Place } from "./model-problem.ts";
import { countsIn } from "./prepare-model.ts";
import { isCounted } from "./weigh-tree.ts";

/** What is wrong with the criteria of a model: with each of them, and with those beside each other. */
export function checkCriteria(model: ScoringModel): readonly ModelProblem[] {
  const { criteria } = model;
  if (criteria.length > 0 && !criteria.some((criterion) => isCounted(criterion)))
    return [{ code: "model.criteria.noneApplicable", place: ["criteria"], detail: {} }];
  return checkSiblings(criteria, ["criteria"], 1, { model, seen: new Map() });
}

interface Looking {
  readonly model: ScoringModel;
  /** Where each id came first. */
  readonly seen: Map<string, Place>;
}

function checkSiblings(siblings: readonly Criterion[], place: Place, depth: number, looking: Looking): readonly ModelProblem[] {
  if (depth > modelLimits.depth) return [{ code: "model.depth", place, detail: { limit: modelLimits.depth } }];
  const counted = siblings.filter((criterion) => isCounted(criterion, (leaf) => countsIn(looking.model, leaf)));
  const isZero = counted.length > 0 && !(counted.reduce((sum, { weight }) => sum + weight, 0) > 0);
  return [
    ...(isZero ? [{ code: "model.weights.zero" as const, place, detail: { criteria: counted.map(({ id }) => id).join(", ") } }] : []),
    ...siblings.flatMap((criterion, at) => checkCriterion(criterion, [...place, at], depth, looking)),
  ];
}

function checkCriterion(criterion: Criterion, place: Place, depth: number, looking: Looking): readonly ModelProblem[] {
  const problems: ModelProblem[] = [];
  const add = (code: ModelProblemCode, field: string, detail: ModelProblem["detail"] = {}) =>
    problems.push({ code, place: [...place, field], detail });
  const { id, kind, scale, anchors, minimum, valuePoints, children } = criterion;
  const first = looking.seen.get(id);
  if (first !== undefined) problems.push({ code: "model.duplicate", place: [...place, "id"], otherPlace: first, detail: { id } });
  else looking.seen.set(id, [...place, "id"]);
  if (scale[0] >= scale[1]) add("model.scale.order", "scale", { lowest: scale[0], highest: scale[1] });
  if (children.length > 0 && kind !== "score") add("model.criterion.groupKind", "kind", { kind });
  if (children.length === 0 && needsAnchors(criterion, looking.model) && anchors === null)
    add("model.anchors.missing", "anchors", { kind });
  if (anchors !== null && kind !== "score" && anchors[0] >= anchors[1])
    add("model.anchors.order", "anchors", { best: anchors[0], worst: anchors[1] });
  if (minimum !== null) {
    if (kind !== "score" || holdsCost(criterion)) add("model.minimum.onCost", "minimum");
    else if (minimum < scale[0] || minimum > scale[1])
      add("model.minimum.offScale", "minimum", { minimum, lowest: scale[0], highest: scale[1] });
  }
  if (valuePoints !== null && !areRising(valuePoints)) add("model.valuePoints", "valuePoints");
  return [...problems, ...checkSiblings(children, [...place, "children"], depth + 1, looking)];
}

function needsAnchors({ kind }: Criterion, { normalisation }: ScoringModel): boolean {
  return kind === "lowerIsBetter" || (kind === "cost" && normalisation === "absolute");
}

function holdsCost(criterion: Criterion): boolean {
  return criterion.children.some((child) => (child.children.length === 0 ? child.kind === "cost" : holdsCost(child)));
}

function areRising(points: NonNullable<Criterion["valuePoints"]>): boolean {
  return (
    points.length >= 2 &&
    points.every(([score, value], at) => {
      const before = points[at - 1];
      return value >= 0 && value <= 1 && (!before || (score > before[0] && value >= before[1]));
    })
  );
}
