import { stat } from "node:fs/promises";
import path from "node:path";
import { analyseModel } from "#app/domain/scoring/analyse-model.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { buildModel } from "#app/http/evaluation-file/build-model.ts";
import { evaluationDocument, pairwiseDocument } from "#app/http/evaluation-file/document.ts";
import type { FileProblem } from "#app/http/evaluation-file/file-problem.ts";
import type { ModelFile, PairwiseFile } from "#app/http/evaluation-file/file-schema.ts";
import { readEvaluationFile } from "#app/http/evaluation-file/read-file.ts";
import { evaluationTable, pairwiseTable } from "#app/http/evaluation-file/table.ts";
import { inconsistent, problemText, unknownFields, warningText, wordingOf, type FileWarning } from "#app/http/evaluation-file/texts.ts";
import { weighPairs } from "#app/http/evaluation-file/weigh-pairs.ts";

export const evaluateCommand: Command = {
  summary: "Evaluates a vendor model file, or weighs the pairwise judgements of one.",
  usage: "FILE [--language en|zh] [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      language: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("One model file is needed.");
    const { language } = values;
    if (!isLocale(language)) throw new UsageError("--language is en or zh.");
    const file = path.resolve(surroundings.workingDirectory, name);
    if (!(await isFile(file))) throw new UsageError(`There is no file ${name}.`);
    const read = await readEvaluationFile(file);
    const output: Output = { ...surroundings, asJson: values.json, language };
    if (!read.ok) return refuse(read.problem, output);
    const warnings = unknownFields(read.value.ignored);
    return read.value.form === "pairwise" ? weigh(read.value.content, warnings, output) : evaluate(read.value.content, warnings, output);
  },
};

type Output = CommandSurroundings & { readonly asJson: boolean; readonly language: Locale };

const mostProblems = 50;
const noNames = { vendors: [], criteria: [], members: [] };

function evaluate(file: ModelFile, ignored: readonly FileWarning[], output: Output): number {
  const task = buildModel(file);
  if (!task.ok) return refuse(task.problem, output);
  const analysis = analyseModel(task.value.model, task.value.request);
  const warnings = [...ignored, ...inconsistent(task.value.weighed), ...analysis.warnings];
  const { asJson, language, print } = output;
  const wording = wordingOf(file, language);
  print(
    asJson ? JSON.stringify(evaluationDocument(analysis, task.value, warnings, wording)) : evaluationTable(analysis, warnings, wording),
  );
  return 0;
}

function weigh(file: PairwiseFile, ignored: readonly FileWarning[], { asJson, language, print, explain }: Output): number {
  const weighed = weighPairs(file);
  if (!weighed.ok) return refuse(weighed.problem, { language, explain });
  for (const warning of ignored) explain(warningText(warning, wordingOf(noNames, language)));
  print(
    asJson
      ? JSON.stringify(pairwiseDocument(weighed.value, file.pairwise.items, file.randomIndex))
      : pairwiseTable(weighed.value, file, language),
  );
  return 0;
}

function refuse(problems: readonly FileProblem[], { language, explain }: Pick<Output, "language" | "explain">): number {
  for (const problem of problems.slice(0, mostProblems)) explain(problemText(problem, language));
  if (problems.length > mostProblems) explain(`… +${problems.length - mostProblems}`);
  return 1;
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
