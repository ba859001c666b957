import { writeFileSync } from "node:fs";
import path from "node:path";
import { analyseFlow, type FlowAnalysis } from "#app/domain/process/analyse-flow.ts";
import { editedProcess } from "#app/domain/process/bpmn/edited-process.ts";
import type { ProcessFinding, ProcessProblem } from "#app/domain/process/process-problem.ts";
import { checkChangeLevel } from "#app/domain/process/redesign/change-level.ts";
import { checkDecisions, findWaste } from "#app/domain/process/redesign/check-decisions.ts";
import { deriveToBe } from "#app/domain/process/redesign/derive-to-be.ts";
import { compareRuns } from "#app/domain/process/simulation/compare-runs.ts";
import { simulate, type Simulation } from "#app/domain/process/simulation/simulate.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { comparisonDocument, comparisonTable, decisionTable, type Compared } from "#app/http/process-file/comparison.ts";
import { processDocument, processTable } from "#app/http/process-file/document.ts";
import { matrixDocument, matrixTable } from "#app/http/process-file/matrix.ts";
import type { ProcessReading } from "#app/http/process-file/read-process.ts";
import { decisionText, problemText } from "#app/http/process-file/texts.ts";
import { writeProcessJson } from "#app/http/process-file/write-process.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { writeProcess } from "./process-export.ts";
import { readProcessFile, type FileContent } from "./process-reading.ts";
import { simulationRequest } from "./simulation-arguments.ts";

const mostProblems = 50;

export const processCommand: Command = {
  summary:
    "Analyses, simulates and draws a process, and compares it with its to-be: a table of its steps in CSV, JSON or BPMN 2.0. Of success factors and processes in JSON it tells what to improve first.",
  usage:
    "FILE [--language en|zh] [--json] [--to-be FILE | --derive FILE.json] [--edit FILE] [--to FILE.svg|.png|.pdf|.bpmn|.json] [--simulate none|cases=1000,warmUp=200,replications=20,seed=1]",
  run: async (args, { workingDirectory, print, explain }) => {
    const { values, positionals } = readArguments(args, {
      language: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
      simulate: { type: "string", default: "" },
      "to-be": { type: "string" },
      derive: { type: "string" },
      to: { type: "string" },
      edit: { type: "string" },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("One process file is needed.");
    const { language } = values;
    if (!isLocale(language)) throw new UsageError("--language is en or zh.");
    if (values["to-be"] !== undefined && values.derive !== undefined)
      throw new UsageError("--to-be names a to-be process, --derive makes one.");
    const read = await readProcessFile(name, workingDirectory);
    if (!read.ok) return refuse(read.problem, language, explain);
    if ("factors" in read.value) {
      print(values.json ? JSON.stringify(matrixDocument(read.value, language)) : matrixTable(read.value, language));
      return 0;
    }
    const edited = values.edit === undefined ? success(read.value) : await editBy(read.value, values.edit, workingDirectory);
    if (!edited.ok) return refuse(edited.problem, language, explain);
    const { process, decisions, findings } = edited.value;
    const flow = analyseFlow(process);
    if (!flow.ok) return refuse([flow.problem], language, explain);
    const other = await readToBe(edited.value, values, workingDirectory);
    if (!other.ok) return refuse(other.problem, language, explain);
    const toBe = other.value;
    const request = simulationRequest(
      values.simulate,
      flow.value.visits.reduce((sum, visits) => sum + visits, 0),
    );
    const result = request && simulate(process, request);
    const resultOfToBe = result && toBe && simulate(toBe.process, request);
    const told = [
      ...findings,
      ...findingsOfSimulation(request !== null, result),
      ...checkDecisions(process, decisions),
      ...findWaste(process, decisions),
      ...(toBe?.change ? checkChangeLevel(toBe.change.level, toBe.change.organisation) : []),
    ];
    const compared: Compared | null = toBe && { asIs: process, toBe: toBe.process, flows: { asIs: flow.value, toBe: toBe.flow } };
    const original = read.value.bpmn && { bytes: read.value.bpmn, process: read.value.process };
    const exported = { process, decisions, toBe: toBe?.process ?? null, original };
    const drawn = values.to === undefined ? success(null) : writeProcess(exported, values.to, workingDirectory, language);
    if (!drawn.ok) return refuse(drawn.problem, language, explain);
    if (drawn.value !== null) explain(drawn.value);
    const simulations = {
      simulated: request && result && { request, result },
      savings: result && resultOfToBe && compareRuns(result, resultOfToBe),
    };
    if (values.json) {
      const document = processDocument(process, flow.value, simulations, told, language);
      const decided = decisions.map((decision) => ({ ...decision, text: decisionText(decision, language) }));
      print(JSON.stringify({ ...document, decisions: decided, comparison: compared && comparisonDocument(compared, language) }));
    } else {
      const parts = [processTable(process, flow.value, simulations, told, language), decisionTable(process, decisions, language)];
      print([...parts, compared ? comparisonTable(compared, language) : ""].filter((part) => part !== "").join("\n\n"));
    }
    return 0;
  },
};

/** The process of a BPMN file with its steps as they are in another file. */
async function editBy(
  content: FileContent,
  name: string,
  workingDirectory: string,
): Promise<Result<FileContent, readonly ProcessProblem[]>> {
  if (content.bpmn === null) throw new UsageError("--edit changes a BPMN file.");
  const table = await readProcessFile(name, workingDirectory);
  if (!table.ok) return table;
  if ("factors" in table.value) throw new UsageError(`${name} holds no process.`);
  const process = editedProcess(content.process, table.value.process);
  return success({ ...table.value, process, bpmn: content.bpmn });
}

interface ToBe extends Pick<ProcessReading, "process" | "change"> {
  readonly flow: FlowAnalysis;
}

/** The to-be process of another file, or the one that the decisions make, which is written; null where neither is asked for. */
async function readToBe(
  { process: asIs, decisions }: ProcessReading,
  { "to-be": name, derive }: { readonly "to-be"?: string | undefined; readonly derive?: string | undefined },
  workingDirectory: string,
): Promise<Result<ToBe | null, readonly ProcessProblem[]>> {
  if (name === undefined && derive === undefined) return success(null);
  if (derive !== undefined && !derive.toLowerCase().endsWith(".json")) throw new UsageError("What --derive writes ends in .json.");
  const read =
    name === undefined ? success({ process: deriveToBe(asIs, decisions), change: null }) : await readProcessFile(name, workingDirectory);
  if (!read.ok) return read;
  if ("factors" in read.value) throw new UsageError(`${name} holds no process.`);
  const { process, change } = read.value;
  const flow = analyseFlow(process);
  if (!flow.ok) return failure([flow.problem]);
  if (derive !== undefined) writeFileSync(path.resolve(workingDirectory, derive), writeProcessJson(process));
  return success({ process, change, flow: flow.value });
}

function findingsOfSimulation(isAsked: boolean, result: Simulation | null): readonly ProcessFinding[] {
  if (!isAsked) return [];
  if (result === null) return [{ code: "arrivals.unknown", at: null, detail: {} }];
  return result.unfinished === 0 ? [] : [{ code: "simulation.unfinished", at: null, detail: { cases: result.unfinished } }];
}

function refuse(problems: readonly ProcessProblem[], language: Locale, explain: (text: string) => void): number {
  for (const problem of problems.slice(0, mostProblems)) explain(problemText(problem, language));
  if (problems.length > mostProblems) explain(`… +${problems.length - mostProblems}`);
  return 1;
}
