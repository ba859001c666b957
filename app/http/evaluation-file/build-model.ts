import { failure, success, type Result } from "#app/domain/result.ts";
import { checkConstraint, checkModel } from "#app/domain/scoring/check-model.ts";
import type { Ballot, Criterion, ScoringModel, WeightConstraint } from "#app/domain/scoring/model.ts";
import type { ModelProblem, Place } from "#app/domain/scoring/model-problem.ts";
import type { SimulationRequest } from "#app/domain/scoring/simulate-ranks.ts";
import { every, type CriterionFile, type ModelFile } from "./file-schema.ts";
import { fileProblem, type FileProblem } from "./file-problem.ts";
import { weighGroup, type WeighedGroup } from "./weigh-groups.ts";

/** A sound model with what is asked of it. */
export interface EvaluationTask {
  readonly model: ScoringModel;
  readonly request: SimulationRequest;
  /** Groups of criteria that members weighed. */
  readonly weighed: readonly WeighedGroup[];
}

/** The engine's model of a file, checked; or everything that is wrong with it, each with its place in the file. */
export function buildModel(file: ModelFile): Result<EvaluationTask, readonly FileProblem[]> {
  const rows = readScores(file);
  const growing: Growing = { file, problems: [...rows.problems, ...reservedIds(file)], weighed: [], absent: rows.absent };
  const criteria = buildSiblings(file.criteria, file.weighting, ["criteria"], ["weighting"], null, growing);
  if (growing.problems.length > 0) return failure(growing.problems);
  const constraint: WeightConstraint =
    typeof file.weightConstraint === "string" ? file.weightConstraint : new Map(Object.entries(file.weightConstraint));
  const model: ScoringModel = {
    criteria,
    vendors: file.vendors.map(({ id, mandatoryFailed, withdrawn, facts }) => ({
      id,
      isMandatoryFailed: mandatoryFailed,
      isWithdrawn: withdrawn,
      facts: new Map(Object.entries(facts)),
    })),
    members: file.members.map(({ id, weight }) => ({ id, weight })),
    scores: rows.ballots.map(({ ballot }) => ballot),
    moderated: file.moderated,
    normalisation: file.normalisation,
    moneyPerPoint: file.moneyPerPoint ?? null,
    aggregation: file.aggregation,
    minimumTechnical: file.minimumTechnical ?? null,
    tieBreaks: file.tieBreak,
    chairOrder: file.chairOrder,
  };
  const inFile = (place: Place): Place => {
    const [list, at, ...rest] = place;
    return list === "scores" && typeof at === "number" ? [list, rows.ballots[at]?.row ?? at, ...rest] : place;
  };
  const found = checkModel(model);
  const problems: readonly ModelProblem[] = found.length > 0 ? found : checkConstraint(model, constraint);
  if (problems.length > 0)
    return failure(
      problems.map((each) => ({ ...each, place: inFile(each.place), otherPlace: each.otherPlace && inFile(each.otherPlace) })),
    );
  const { scoreVariation: scores, samples, seed } = file;
  return success({ model, request: { constraint, scores, samples, seed }, weighed: growing.weighed });
}

interface Growing {
  readonly file: ModelFile;
  readonly problems: FileProblem[];
  readonly weighed: WeighedGroup[];
  /** Criteria that apply to no vendor. */
  readonly absent: ReadonlySet<string>;
}

function buildSiblings(
  siblings: readonly CriterionFile[],
  weighting: CriterionFile["weighting"],
  list: Place,
  weightingPlace: Place,
  parent: string | null,
  growing: Growing,
): readonly Criterion[] {
  const group = { id: parent, list, members: growing.file.members };
  const weights = weighGroup(siblings, weighting, weightingPlace, group);
  if (!weights.ok) growing.problems.push(...weights.problem);
  else if (weights.value.weighed) growing.weighed.push(weights.value.weighed);
  return siblings.map((criterion, at): Criterion => {
    const { id, kind, scale, valuePoints, anchors, discountRate, minimum, children } = criterion;
    const place = [...list, at];
    return {
      id,
      weight: weights.ok ? (weights.value.weights[at] ?? 0) : 0,
      kind,
      scale,
      valuePoints: valuePoints ?? null,
      anchors: anchors ?? null,
      discountRate,
      minimum: minimum ?? null,
      isApplicable: !growing.absent.has(id),
      children: buildSiblings(children, criterion.weighting, [...place, "children"], [...place, "weighting"], id, growing),
    };
  });
}

function reservedIds({ criteria, vendors, members }: ModelFile): readonly FileProblem[] {
  const reserved = (items: readonly { readonly id: string }[], list: Place): readonly FileProblem[] =>
    items.flatMap(({ id }, at) => (id === every ? [fileProblem("file.reserved", [...list, at, "id"], { id })] : []));
  const inTree = (siblings: readonly CriterionFile[], list: Place): readonly FileProblem[] => [
    ...reserved(siblings, list),
    ...siblings.flatMap(({ children }, at) => inTree(children, [...list, at, "children"])),
  ];
  return [...inTree(criteria, ["criteria"]), ...reserved(vendors, ["vendors"]), ...reserved(members, ["members"])];
}

/** What the members said, each with its row in the file; and which criteria the rows take out for all vendors. */
function readScores({ scores, criteria }: ModelFile) {
  const ballots: { readonly ballot: Ballot; readonly row: number }[] = [];
  const absent = new Set<string>();
  const problems: FileProblem[] = [];
  const known = new Set(idsOf(criteria));
  scores.forEach(({ member, vendor, criterion, value, state }, row) => {
    const place = ["scores", row];
    if (state !== "score" && value !== undefined) problems.push(fileProblem("file.valueWithState", [...place, "value"], { state }));
    if (state === "not_applicable") {
      if ((member ?? every) !== every || (vendor ?? every) !== every) problems.push(fileProblem("file.notApplicable", place));
      if (known.has(criterion)) absent.add(criterion);
      else problems.push(fileProblem("model.unknown", [...place, "criterion"], { id: criterion }));
      return;
    }
    if (member === undefined) problems.push(fileProblem("file.missing", [...place, "member"]));
    if (vendor === undefined) problems.push(fileProblem("file.missing", [...place, "vendor"]));
    const who = { member: member ?? "", vendor: vendor ?? "" };
    if (state !== "score") {
      if (state === "recused" && criterion !== every) problems.push(fileProblem("file.recused", [...place, "criterion"]));
      ballots.push({ ballot: { ...who, state, criterion: criterion === every ? null : criterion }, row });
    } else if (criterion === every) problems.push(fileProblem("file.everyCriterion", [...place, "criterion"]));
    else if (value === undefined) problems.push(fileProblem("file.missing", [...place, "value"]));
    else ballots.push({ ballot: { ...who, state, criterion, value }, row });
  });
  return { ballots, absent, problems };
}

function idsOf(criteria: readonly CriterionFile[]): readonly string[] {
  return criteria.flatMap(({ id, children }) => [id, ...idsOf(children)]);
}
