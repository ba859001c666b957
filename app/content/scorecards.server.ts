import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseDemoScripts, parseQuestionnaire, parseReferenceCheck } from "./questionnaire-schema.ts";
import { parseScorecard } from "./scorecard-schema.ts";

import type { ContentProblem } from "#app/domain/scorecard/content-problem.ts";
import { checkDemoScripts, type DemoScenario } from "#app/domain/scorecard/demo-script.ts";
import { checkQuestionnaire, type Questionnaire, type QuestionnaireKey } from "#app/domain/scorecard/questionnaire.ts";
import { checkReferenceQuestions, type ReferenceQuestion } from "#app/domain/scorecard/reference-check.ts";
import { checkScorecard, leavesOf, type ScorecardTemplate } from "#app/domain/scorecard/scorecard-template.ts";

/** What a vendor evaluation begins with. */
export interface ScorecardLibrary {
  readonly scorecard: ScorecardTemplate;
  readonly questionnaires: Readonly<Record<QuestionnaireKey, Questionnaire>>;
  readonly demoScripts: readonly DemoScenario[];
  readonly referenceQuestions: readonly ReferenceQuestion[];
}

const libraries = new Map<string, Promise<ScorecardLibrary>>();

/**
 * The ready scorecard with its questionnaires, demonstration scripts and questions to reference customers, read from the content directory once and kept. A
 * directory that cannot be read, or whose texts contradict each other, is tried again the next time.
 */
export function loadScorecards(contentDirectory: string): Promise<ScorecardLibrary> {
  const known = libraries.get(contentDirectory);
  if (known !== undefined) return known;
  const library = readLibrary(contentDirectory);
  libraries.set(contentDirectory, library);
  library.catch(() => libraries.delete(contentDirectory));
  return library;
}

async function readLibrary(directory: string): Promise<ScorecardLibrary> {
  const read = (...path: readonly string[]): Promise<string> => readFile(join(directory, ...path), "utf8");
  const [scorecard, rfi, rfp, demoScripts, referenceCheck] = await Promise.all([
    read("scorecards", "standard.yaml"),
    read("questionnaires", "rfi.yaml"),
    read("questionnaires", "rfp.yaml"),
    read("demo-scripts.yaml"),
    read("reference-check.yaml"),
  ]);
  const library: ScorecardLibrary = {
    scorecard: parseScorecard(scorecard),
    questionnaires: { rfi: parseQuestionnaire(rfi), rfp: parseQuestionnaire(rfp) },
    demoScripts: parseDemoScripts(demoScripts),
    referenceQuestions: parseReferenceCheck(referenceCheck),
  };
  const problems = checkLibrary(library);
  if (problems.length > 0) throw new Error(`The evaluation content is not in order: ${problems.map(write).join(", ")}`);
  return library;
}

function checkLibrary({ scorecard, questionnaires, demoScripts, referenceQuestions }: ScorecardLibrary): readonly ContentProblem[] {
  const known = {
    criteria: new Set(leavesOf(scorecard.criteria).map(({ id }) => id)),
    mandatory: new Set(scorecard.mandatory.map(({ id }) => id)),
  };
  return [
    ...checkScorecard(scorecard),
    ...checkQuestionnaire(questionnaires.rfi, known),
    ...checkQuestionnaire(questionnaires.rfp, known),
    ...checkDemoScripts(demoScripts, known),
    ...checkReferenceQuestions(referenceQuestions, known),
  ];
}

function write({ code, place }: ContentProblem): string {
  return `${code} (${place})`;
}
