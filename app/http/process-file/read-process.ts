import { failure, success, type Result } from "#app/domain/result.ts";
import { checkProcess, findingsOf } from "#app/domain/process/check-process.ts";
import { readStepTable, type StepTable } from "#app/domain/process/file/read-step-table.ts";
import type { BpmnReading } from "#app/domain/process/bpmn/read-bpmn.ts";
import { usualBorders, type PriorityMatrix } from "#app/domain/process/matrix/priority-matrix.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import type { Sheet } from "#app/domain/sheet/sheet.ts";
import { buildDecisions, buildProcess, nameOf } from "./build-process.ts";
import { matrixFile, processFile, type ProcessFile } from "./file-schema.ts";

const mostBytes = 20 * 1024 * 1024;
const mostIssues = 50;

export interface ProcessReading extends StepTable {
  /** How far a to-be process changes the business; null where nobody said so. */
  readonly change: NonNullable<ProcessFile["change"]> | null;
}

type Reading = Result<ProcessReading, readonly ProcessProblem[]>;

/** What a JSON file holds. */
export function readJson(bytes: Uint8Array): Result<unknown, readonly ProcessProblem[]> {
  if (bytes.length > mostBytes) return failure([{ code: "file.tooLarge", at: null, detail: { limit: mostBytes / 1024 / 1024 } }]);
  return parseJson(new TextDecoder().decode(bytes));
}

/** Whether the content of a JSON file is a matrix of critical success factors and processes. */
export function isMatrix(content: unknown): boolean {
  return typeof content === "object" && content !== null && "factors" in content;
}

/** The matrix of critical success factors and processes in the content of a JSON file. */
export function readMatrixJson(content: unknown): Result<PriorityMatrix, readonly ProcessProblem[]> {
  const read = matrixFile.safeParse(content);
  if (!read.success) return failure(read.error.issues.slice(0, mostIssues).flatMap((issue) => problemsOf(issue, content)));
  const { factors, processes, borders } = read.data;
  return success({
    factors: factors.map(({ id, name }) => ({ id, name: nameOf(name, id) })),
    processes: processes.map(({ id, name, owner, grade, impacts }) => ({
      id,
      name: nameOf(name, id),
      owner: owner || null,
      grade: grade ?? null,
      impacts,
    })),
    borders: borders ?? usualBorders,
  });
}

/** A sound process in the content of a JSON file, with what is worth knowing of it. */
export function readProcessJson(content: unknown): Reading {
  const read = processFile.safeParse(content);
  if (!read.success) return failure(read.error.issues.slice(0, mostIssues).flatMap((issue) => problemsOf(issue, content)));
  const built = buildProcess(read.data);
  return built.ok
    ? checked({ process: built.value, decisions: buildDecisions(read.data), change: read.data.change ?? null, findings: [] })
    : built;
}

/** A process that was read from BPMN, if it is sound. */
export function checkedReading(read: Result<BpmnReading, ProcessProblem>): Reading {
  return read.ok ? checked({ ...read.value, decisions: [], change: null }) : failure([read.problem]);
}

/** A sound process of a table of steps. */
export function readProcessTable(sheet: Pick<Sheet, "rows">, name: string): Reading {
  const read = readStepTable(sheet, name);
  return read.ok ? checked({ ...read.value, change: null }) : read;
}

function checked(reading: ProcessReading): Reading {
  const problems = checkProcess(reading.process);
  return problems.length > 0 ? failure(problems) : success({ ...reading, findings: [...reading.findings, ...findingsOf(reading.process)] });
}

function parseJson(text: string): Result<unknown, readonly ProcessProblem[]> {
  try {
    return success(JSON.parse(text) as unknown);
  } catch (error) {
    return failure([{ code: "file.json", at: null, detail: { reason: error instanceof Error ? error.message : "" } }]);
  }
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

function problemsOf({ path, keys = [] }: Issue, content: unknown): readonly ProcessProblem[] {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  if (keys.length > 0) return keys.map((key) => ({ code: "file.field", at: null, detail: { place: `${place}.${key}`.slice(1) } }));
  const value = path.reduce<unknown>(
    (holder, key) => (typeof holder === "object" && holder !== null ? Reflect.get(holder, key) : undefined),
    content,
  );
  return [{ code: "file.value", at: null, detail: { place: place.slice(1), found: (JSON.stringify(value) ?? "–").slice(0, 60) } }];
}
