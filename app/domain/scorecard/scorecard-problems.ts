import { checkConstraint, checkModel } from "../scoring/check-model.ts";
import type { ModelProblem, ModelProblemCode, Place } from "../scoring/model-problem.ts";
import type { Criterion, ScoringModel } from "../scoring/model.ts";
import { asCriterion, criteriaOfModel } from "./criteria-of-model.ts";
import type { SeatJudgement, WeighingSeat } from "./judgement.ts";
import { allCriteria, type EvaluationMethod, type Scorecard } from "./scorecard.ts";
import type { GroupProblem } from "./weigh-group.ts";

/** What the engine can say of criteria and a method alone. */
const modelCodes = [
  "model.anchors.missing",
  "model.anchors.order",
  "model.bands.impossible",
  "model.bands.order",
  "model.criteria.empty",
  "model.criteria.noneApplicable",
  "model.criterion.groupKind",
  "model.depth",
  "model.minimum.offScale",
  "model.minimum.onCost",
  "model.money.noCost",
  "model.money.noPrice",
  "model.scale.order",
  "model.tooMany",
  "model.unknown",
  "model.valuePoints",
  "model.weights.zero",
] as const satisfies readonly ModelProblemCode[];

/** What keeps a scorecard from being finalised, and where. */
export interface ScorecardProblem {
  readonly code: (typeof modelCodes)[number] | GroupProblem["code"];
  /** The criterion that it is about; null where it is about a group or the method. */
  readonly criterionId: string | null;
  /** The criterion above the group that it is about, empty at the top; null where it is about none. */
  readonly groupId: string | null;
  /** The field of the criterion or the method; empty for none. */
  readonly field: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/**
 * Everything that keeps a scorecard from being finalised: groups without weights, and what the engine would refuse ({@link checkModel}) of criteria and method.
 * Empty for a sound one.
 */
export function scorecardProblems(
  scorecard: Scorecard,
  judgements: readonly SeatJudgement[],
  seats: readonly WeighingSeat[],
): readonly ScorecardProblem[] {
  const model = criteriaOfModel(scorecard, judgements, seats);
  const unweighed = model.ok ? [] : model.problem.map(problemOfGroup);
  const points = new Map(allCriteria(scorecard.criteria).map(({ id, weight }) => [id, weight]));
  const open = new Set(unweighed.map(({ groupId }) => groupId));
  const criteria = model.ok ? model.value.criteria : scorecard.criteria.map((each) => asCriterion(each, (id) => points.get(id) ?? 0));
  const asked = modelOf(criteria, scorecard.method);
  const problems = checkModel(asked);
  const ofModel = problems
    .map((problem) => problemOfModel(problem, criteria))
    .filter(
      // A group that is told to have no weights is not told again that they add up to nothing.
      ({ code, groupId }) => code !== "model.weights.zero" || !open.has(groupId),
    );
  const { weightConstraint: kept } = scorecard.method;
  const constraint = typeof kept === "string" ? kept : new Map(Object.entries(kept));
  const bands = problems.length > 0 || unweighed.length > 0 ? [] : checkConstraint(asked, constraint);
  return [...unweighed, ...ofModel, ...bands.map((problem) => problemOfModel(problem, criteria))];
}

/** A model of these criteria with nobody to judge and one vendor to be judged, for what the engine says of criteria and method. */
function modelOf(criteria: readonly Criterion[], method: EvaluationMethod): ScoringModel {
  const { normalisation, moneyPerPoint, aggregation, minimumTechnical, tieBreaks } = method;
  const vendor = { id: "vendor", isMandatoryFailed: false, isWithdrawn: false, facts: new Map() };
  const nobody = { members: [], scores: [], moderated: [], chairOrder: [] };
  return { criteria, vendors: [vendor], ...nobody, normalisation, moneyPerPoint, aggregation, minimumTechnical, tieBreaks };
}

function problemOfGroup(problem: GroupProblem): ScorecardProblem {
  const { code, groupId } = problem;
  const detail: ScorecardProblem["detail"] =
    problem.code === "weighing.swing"
      ? { most: problem.most }
      : problem.code === "weighing.apart"
        ? { criteria: problem.criteria.join(" ") }
        : problem.code === "weighing.reason"
          ? { seats: problem.seats.join(" ") }
          : {};
  return { code, groupId, criterionId: null, field: "", detail };
}

function problemOfModel({ code: told, place, detail }: ModelProblem, criteria: readonly Criterion[]): ScorecardProblem {
  const code = modelCodes.find((each) => each === told);
  if (code === undefined) throw new Error(`Criteria alone cannot be told ${told}`);
  const found = locate(place, criteria);
  if (code === "model.weights.zero") return { code, criterionId: null, groupId: found.id ?? "", field: "", detail };
  return { code, criterionId: found.id, groupId: null, field: found.field, detail };
}

/** The criterion that a place of a model names, and the field in it. */
function locate(place: Place, criteria: readonly Criterion[]): { readonly id: string | null; readonly field: string } {
  let siblings = criteria;
  let id: string | null = null;
  let field = "";
  for (const step of place) {
    if (typeof step === "number") {
      const criterion: Criterion | undefined = siblings[step];
      id = criterion?.id ?? id;
      siblings = criterion?.children ?? [];
      field = "";
    } else field = step === "criteria" || step === "children" ? "" : step;
  }
  return { id, field };
}
