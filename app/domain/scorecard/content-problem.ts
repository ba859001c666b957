import type { ModelProblemCode } from "../scoring/model-problem.ts";
import type { Bilingual } from "../template/template.ts";

export type ContentProblemCode =
  | "content.duplicate"
  | "content.text"
  | "content.levels"
  | "content.evidence"
  | "content.weight"
  | "content.unknownCriterion"
  | "content.unknownRequirement"
  | "content.noReference"
  | "content.options"
  | "content.unit"
  | "content.minutes"
  | "content.empty"
  | ModelProblemCode;

/** What is wrong with a text of the evaluation, and the id at which. */
export interface ContentProblem {
  readonly code: ContentProblemCode;
  readonly place: string;
}

/** What questions and scenarios may be evidence for: ids of criteria that vendors are judged by, and of mandatory requirements. */
export interface KnownReferences {
  readonly criteria: ReadonlySet<string>;
  readonly mandatory: ReadonlySet<string>;
}

/** What something is evidence for. */
export interface References {
  readonly id: string;
  readonly criteria: readonly string[];
  readonly mandatory?: readonly string[];
}

/** The ids that occur a second time, each as often as it does. */
export function duplicateIds(items: readonly { readonly id: string }[]): readonly ContentProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id: place }) => {
    if (seen.has(place)) return [{ code: "content.duplicate" as const, place }];
    seen.add(place);
    return [];
  });
}

/** One problem for each text that is blank in either language. */
export function checkTexts(place: string, texts: readonly Bilingual[]): readonly ContentProblem[] {
  return texts.flatMap(({ en, zh }) => (en.trim() === "" || zh.trim() === "" ? [{ code: "content.text" as const, place }] : []));
}

/** What is referred to and does not exist; and what is evidence for nothing. */
export function checkReferences({ id: place, criteria, mandatory = [] }: References, known: KnownReferences): readonly ContentProblem[] {
  return [
    ...criteria.flatMap((each) => (known.criteria.has(each) ? [] : [{ code: "content.unknownCriterion" as const, place }])),
    ...mandatory.flatMap((each) => (known.mandatory.has(each) ? [] : [{ code: "content.unknownRequirement" as const, place }])),
    ...(criteria.length + mandatory.length === 0 ? [{ code: "content.noReference" as const, place }] : []),
  ];
}
