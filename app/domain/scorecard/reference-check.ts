import type { Bilingual } from "../template/template.ts";
import { checkReferences, checkTexts, duplicateIds, type ContentProblem, type KnownReferences } from "./content-problem.ts";

/** What every reference customer is asked alike. */
export interface ReferenceQuestion {
  readonly id: string;
  readonly question: Bilingual;
  readonly listenFor: Bilingual;
  /** Criteria that the answer informs. */
  readonly criteria: readonly string[];
}

/** What keeps questions from being asked: ids used twice, criteria that do not exist or none, texts missing in a language. Empty for sound ones. Never throws. */
export function checkReferenceQuestions(questions: readonly ReferenceQuestion[], known: KnownReferences): readonly ContentProblem[] {
  return [
    ...duplicateIds(questions),
    ...questions.flatMap((each) => [...checkTexts(each.id, [each.question, each.listenFor]), ...checkReferences(each, known)]),
  ];
}
