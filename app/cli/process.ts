import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { analyseFlow } from "#app/domain/process/analyse-flow.ts";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import type { ProcessFinding, ProcessProblem } from "#app/domain/process/process-problem.ts";
import { compareRuns, type Savings } from "#app/domain/process/simulation/compare-runs.ts";
import { simulate, type Simulation, type SimulationRequest } from "#app/domain/process/simulation/simulate.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { processDocument, processTable } from "#app/http/process-file/document.ts";
import { readProcessJson, readProcessTable } from "#app/http/process-file/read-process.ts";
import { problemText } from "#app/http/process-file/texts.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { readCsv } from "#app/workers/read-csv.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { importProblemText } from "./import-problem-text.ts";
import { writeMap } from "./process-map.ts";
import { simulationRequest } from "./simulation-arguments.ts";

const endings = [".csv", ".json"];
const mostProblems = 50;

export const processCommand: Command = {
  summary: "Analyses, simulates and draws a process: a table of its steps in CSV, or JSON.",
  usage:
    "FILE [--language en|zh] [--json] [--to-be FILE] [--to FILE.svg|.png|.pdf] [--simulate none|cases=1000,warmUp=200,replications=20,seed=1]",
  run: async (args, { workingDirectory, print, explain }) => {
    const { values, positionals } = readArguments(args, {
      language: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
      simulate: { type: "string", default: "" },
      "to-be": { type: "string" },
      to: { type: "string" },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("One process file is needed.");
    const { language } = values;
    if (!isLocale(language)) throw new UsageError("--language is en or zh.");
    const read = await readFileOf(name, workingDirectory);
    if (!read.ok) return refuse(read.problem, language, explain);
    const { process, findings } = read.value;
    const flow = analyseFlow(process);
    if (!flow.ok) return refuse([flow.problem], language, explain);
    const request = simulationRequest(
      values.simulate,
      flow.value.visits.reduce((sum, visits) => sum + visits, 0),
    );
    const result = request && simulate(process, request);
    const simulated = request && result && { request, result };
    const told = [...findings, ...findingsOfSimulation(request !== null, result)];
    const savings = values["to-be"] === undefined ? success(null) : await saveBy(values["to-be"], workingDirectory, simulated);
    if (!savings.ok) return refuse(savings.problem, language, explain);
    const drawn = values.to === undefined ? success(null) : writeMap(process, values.to, workingDirectory, language);
    if (!drawn.ok) return refuse(drawn.problem, language, explain);
    if (drawn.value !== null) explain(drawn.value);
    const write = values.json ? (...given: Parameters<typeof processDocument>) => JSON.stringify(processDocument(...given)) : processTable;
    print(write(process, flow.value, { simulated, savings: savings.value }, told, language));
    return 0;
  },
};

async function readFileOf(name: string, workingDirectory: string) {
  const ending = endings.find((each) => name.toLowerCase().endsWith(each));
  if (ending === undefined) throw new UsageError(`A process file ends in ${endings.join(" or ")}.`);
  const file = path.resolve(workingDirectory, name);
  if (!(await isFile(file))) throw new UsageError(`There is no file ${name}.`);
  return readProcess(await readFile(file), ending, path.basename(name, path.extname(name)));
}

/** What the process of another file saves, on the same cases. */
async function saveBy(
  name: string,
  workingDirectory: string,
  simulated: { readonly request: SimulationRequest; readonly result: Simulation } | null,
): Promise<Result<Savings | null, readonly ProcessProblem[]>> {
  const read = await readFileOf(name, workingDirectory);
  if (!read.ok) return read;
  const { process } = read.value;
  const flow = analyseFlow(process);
  if (!flow.ok) return failure([flow.problem]);
  const toBe = simulated && simulate(process, simulated.request);
  if (simulated === null || toBe === null) throw new UsageError("--to-be needs a simulation of both, and how many cases come in.");
  return success(compareRuns(simulated.result, toBe));
}

function readProcess(bytes: Uint8Array, ending: string, name: string) {
  if (ending === ".json") return readProcessJson(bytes);
  try {
    const [sheet = { rows: [] }] = readCsv(bytes);
    return readProcessTable(sheet, name);
  } catch (error) {
    if (error instanceof ImportRefusal) throw new Error(importProblemText(error), { cause: error });
    throw error;
  }
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

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
