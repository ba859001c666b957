import type { Bilingual } from "../template/template.ts";
import { checkReferences, checkTexts, duplicateIds, type ContentProblem, type KnownReferences } from "./content-problem.ts";

export const questionTypes = ["text", "longText", "number", "yesNo", "choice", "file"] as const;
/** How a question is answered: a line, a longer text, a number in its unit, yes or no with an explanation, one of several, or a file. */
export type QuestionType = (typeof questionTypes)[number];

export const questionUnits = ["people", "projects", "weeks", "hours", "minutes", "percent", "money"] as const;
/** What a number is counted in; money in whole units of the currency of the evaluation. */
export type QuestionUnit = (typeof questionUnits)[number];

export interface Question {
  readonly id: string;
  readonly type: QuestionType;
  readonly isRequired: boolean;
  readonly question: Bilingual;
  readonly hint: Bilingual | null;
  /** Of a number. */
  readonly unit: QuestionUnit | null;
  /** Of a choice, at least two. */
  readonly options: readonly Bilingual[];
  /** Criteria and mandatory requirements that the answer is evidence for. */
  readonly criteria: readonly string[];
  readonly mandatory: readonly string[];
  /** Of the methodology. */
  readonly items: readonly string[];
}

export interface QuestionSection {
  readonly id: string;
  readonly name: Bilingual;
  readonly questions: readonly Question[];
}

export const questionnaireKeys = ["rfi", "rfp"] as const;
/** The request for information makes the short list, the request for proposals the offer. */
export type QuestionnaireKey = (typeof questionnaireKeys)[number];

export interface Questionnaire {
  readonly key: QuestionnaireKey;
  readonly version: number;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  readonly sections: readonly QuestionSection[];
}

/** All questions, in the order in which they are asked. */
export function questionsOf({ sections }: Pick<Questionnaire, "sections">): readonly Question[] {
  return sections.flatMap(({ questions }) => questions);
}

/**
 * What keeps a questionnaire from being sent: ids used twice, empty sections, a number without a unit, a choice of fewer than two, a unit or options where they mean
 * nothing, questions that are evidence for nothing or for what does not exist, texts missing in a language. Empty for a sound one. Never throws.
 */
export function checkQuestionnaire(questionnaire: Questionnaire, known: KnownReferences): readonly ContentProblem[] {
  const { key, name, summary, sections } = questionnaire;
  return [
    ...checkTexts(key, [name, summary]),
    ...duplicateIds(sections),
    ...duplicateIds(questionsOf(questionnaire)),
    ...sections.flatMap((section) => [
      ...checkTexts(section.id, [section.name]),
      ...(section.questions.length === 0 ? [{ code: "content.empty" as const, place: section.id }] : []),
    ]),
    ...questionsOf(questionnaire).flatMap((question) => checkQuestion(question, known)),
  ];
}

function checkQuestion(asked: Question, known: KnownReferences): readonly ContentProblem[] {
  const { id: place, type, unit, options, question, hint } = asked;
  return [
    ...checkTexts(place, [question, ...options, ...(hint === null ? [] : [hint])]),
    ...((unit !== null) === (type === "number") ? [] : [{ code: "content.unit" as const, place }]),
    ...((type === "choice" ? options.length >= 2 : options.length === 0) ? [] : [{ code: "content.options" as const, place }]),
    ...checkReferences(asked, known),
  ];
}
