import { buildModel } from "#app/http/evaluation-file/build-model.ts";
import { evaluationDocument, pairwiseDocument } from "#app/http/evaluation-file/document.ts";
import type { FileProblem } from "#app/http/evaluation-file/file-problem.ts";
import { readEvaluation } from "#app/http/evaluation-file/read-file.ts";
import { inconsistent, problemText, unknownFields, wordingOf } from "#app/http/evaluation-file/texts.ts";
import { weighPairs } from "#app/http/evaluation-file/weigh-pairs.ts";
import { evaluateInTurn } from "#app/http/evaluation/evaluate-in-turn.server.ts";
import { Problem } from "#app/http/api/problem.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import type { Locale } from "#app/i18n/locale.ts";

const mostProblems = 50;

/** Evaluates a model, or weighs judgements of pairs, as the command line does with a file; nothing of it is kept. Throws a {@link Problem} that names every place at fault. */
export async function evaluateModel(content: unknown, { locale }: Pick<Reader, "locale">) {
  const read = readEvaluation(content);
  if (!read.ok) throw faulty(read.problem, locale);
  if (read.value.form === "pairwise") {
    const { pairwise, randomIndex } = read.value.content;
    const weighed = weighPairs(read.value.content);
    if (!weighed.ok) throw faulty(weighed.problem, locale);
    return pairwiseDocument(weighed.value, pairwise.items, randomIndex);
  }
  const file = read.value.content;
  const task = buildModel(file);
  if (!task.ok) throw faulty(task.problem, locale);
  const { model, request, weighed } = task.value;
  const analysis = await evaluateInTurn(model, request);
  const warnings = [...unknownFields(read.value.ignored), ...inconsistent(weighed), ...analysis.warnings];
  return evaluationDocument(analysis, task.value, warnings, wordingOf(file, locale));
}

function faulty(problems: readonly FileProblem[], locale: Locale): Problem {
  const places = problems.slice(0, mostProblems).map((problem) => ({
    pointer: problem.place.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
    error: { code: "evaluation.place", parameters: { problem: problemText(problem, locale) } },
  }));
  return new Problem(422, "evaluation.model", { places });
}
