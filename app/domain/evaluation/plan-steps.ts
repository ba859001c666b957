export const evaluationPages = ["vendors", "demonstrations", "scorecard", "scoring", "evaluation", "decision"] as const;
/** Where a step of the evaluation of vendors is worked on. */
export type EvaluationPage = (typeof evaluationPages)[number];

/** By the task of the standard template: what of the evaluation is done in it. */
const pagesOfTasks: Readonly<Record<string, readonly EvaluationPage[]>> = {
  "2.14": ["vendors"],
  "2.15": ["scorecard"],
  "2.16": ["vendors", "scorecard"],
  "2.17": ["vendors"],
  "2.18": ["demonstrations", "scoring"],
  "2.19": ["vendors"],
  "2.20": ["scoring"],
  "2.21": ["evaluation", "decision"],
  "2.22": ["decision"],
  "2.23": ["decision"],
};

/** The task of the standard template in which the members score: the window of a round is one of its days. */
export const scoringTask = "2.20";

/** The pages on which a task's step of the evaluation is done; none for other tasks, and for those of another template. */
export function evaluationPagesOf(templateKey: string | null, templateTaskId: string | null): readonly EvaluationPage[] {
  if (templateKey !== "std6" || templateTaskId === null) return [];
  return Object.hasOwn(pagesOfTasks, templateTaskId) ? (pagesOfTasks[templateTaskId] ?? []) : [];
}
