import type { ModelProblemCode, Place } from "#app/domain/scoring/model-problem.ts";

export type FileProblemCode =
  | ModelProblemCode
  | "file.choice"
  | "file.valueWithState"
  | "file.everyCriterion"
  | "file.json"
  | "file.missing"
  | "file.moreItems"
  | "file.nested"
  | "file.neither"
  | "file.notApplicable"
  | "file.recused"
  | "file.reserved"
  | "file.tooBig"
  | "file.tooLarge"
  | "file.tooManyItems"
  | "file.tooSmall"
  | "file.type"
  | "file.value"
  | "file.weightTwice"
  | "pairwise.disconnected"
  | "pairwise.itself"
  | "pairwise.nobody"
  | "pairwise.twice"
  | "weighting.empty"
  | "weighting.kind"
  | "weighting.missing"
  | "weighting.swing"
  | "weighting.zero";

/** Why a file cannot be evaluated, and where in it; texts go by the code, with the details. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly place: Place;
  readonly otherPlace?: Place;
  readonly detail: Readonly<Record<string, string | number>>;
}

export function fileProblem(code: FileProblemCode, place: Place, detail: FileProblem["detail"] = {}): FileProblem {
  return { code, place, detail };
}

/** A place as it is written in the file: vendors[2].facts.cost; empty for the whole of it. */
export function placeText(place: Place): string {
  return place.map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`)).join("");
}
