import type { Criterion, ScoringModel } from "./model.ts";
import type { ModelProblem, ModelProblemCode, Place } from "./model-problem.ts";

/**
 * What is wrong with scores, silences, moderated values and facts: names that the model does not have, scores off the scale, cells that were filled twice. A recusal covers whatever
 * else the member has said of the vendor, so that is no fault.
 */
export function checkScores(model: ScoringModel): readonly ModelProblem[] {
  const leaves = new Map(leavesOf(model.criteria).map((criterion) => [criterion.id, criterion]));
  const groups = new Set(groupsOf(model.criteria));
  const vendors = new Set(model.vendors.map(({ id }) => id));
  const members = new Set(model.members.map(({ id }) => id));
  const problems: ModelProblem[] = [];
  const add = (code: ModelProblemCode, place: Place, detail: ModelProblem["detail"] = {}) => problems.push({ code, place, detail });
  const named = (place: Place, field: string, id: string, known: { has: (id: string) => boolean }) => {
    if (!known.has(id)) add("model.unknown", [...place, field], { id });
  };
  const scored = (place: Place, id: string) => {
    const leaf = leaves.get(id);
    if (!leaf && !groups.has(id)) add("model.unknown", [...place, "criterion"], { id });
    else if (leaf?.kind !== "score") add("model.score.notScored", [...place, "criterion"], { id });
  };
  const onScale = (place: Place, id: string, value: number) => {
    const scale = leaves.get(id)?.scale;
    if (scale && (value < scale[0] || value > scale[1]))
      add("model.score.offScale", [...place, "value"], { value, lowest: scale[0], highest: scale[1] });
  };
  const filled = new Map<string, Place>();
  const once = (place: Place, ...cell: readonly (string | null)[]) => {
    const key = JSON.stringify(cell);
    const otherPlace = filled.get(key);
    if (otherPlace) problems.push({ code: "model.score.twice", place, otherPlace, detail: {} });
    else filled.set(key, place);
  };
  model.scores.forEach((ballot, at) => {
    const { member, vendor, criterion, state } = ballot;
    const place = ["scores", at];
    named(place, "member", member, members);
    named(place, "vendor", vendor, vendors);
    if (criterion !== null) scored(place, criterion);
    if (ballot.state === "score") onScale(place, ballot.criterion, ballot.value);
    once(place, member, vendor, ...(state === "recused" ? [null, state] : [criterion]));
  });
  model.moderated.forEach(({ vendor, criterion, value, reason }, at) => {
    const place = ["moderated", at];
    named(place, "vendor", vendor, vendors);
    scored(place, criterion);
    onScale(place, criterion, value);
    once(place, "moderated", vendor, criterion);
    if (reason.trim() === "") add("model.moderated.reason", [...place, "reason"]);
  });
  model.vendors.forEach(({ facts }, at) => {
    for (const id of facts.keys()) {
      const place = ["vendors", at, "facts", id];
      const kind = leaves.get(id)?.kind;
      if (kind === undefined && !groups.has(id)) add("model.unknown", place, { id });
      else if (kind === undefined || kind === "score") add("model.fact.notAFact", place, { id });
    }
  });
  return problems;
}

function leavesOf(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.flatMap((criterion) => (criterion.children.length === 0 ? [criterion] : leavesOf(criterion.children)));
}

function groupsOf(criteria: readonly Criterion[]): readonly string[] {
  return criteria.flatMap(({ id, children }) => (children.length === 0 ? [] : [id, ...groupsOf(children)]));
}
