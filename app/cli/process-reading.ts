import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import type { PriorityMatrix } from "#app/domain/process/matrix/priority-matrix.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import { success, type Result } from "#app/domain/result.ts";
import {
  checkedReading,
  isMatrix,
  readJson,
  readMatrixJson,
  readProcessJson,
  readProcessTable,
  type ProcessReading,
} from "#app/http/process-file/read-process.ts";
import { readBpmnBytes } from "#app/workers/bpmn-file.ts";
import { readCsv } from "#app/workers/read-csv.ts";
import { UsageError } from "./command.ts";
import { importProblemText } from "./import-problem-text.ts";

const endings = [".csv", ".json", ".bpmn"];

export interface FileContent extends ProcessReading {
  /** The file itself, of BPMN. */
  readonly bpmn: Uint8Array | null;
}

export type FileReading = Result<FileContent | PriorityMatrix, readonly ProcessProblem[]>;

/** A sound process of a file whose ending says what it is; of JSON also a matrix of success factors and processes. */
export async function readProcessFile(name: string, workingDirectory: string): Promise<FileReading> {
  const ending = endings.find((each) => name.toLowerCase().endsWith(each));
  if (ending === undefined) throw new UsageError(`A process file ends in ${endings.join(" or ")}.`);
  const file = path.resolve(workingDirectory, name);
  if (!(await isFile(file))) throw new UsageError(`There is no file ${name}.`);
  return readProcess(await readFile(file), ending, path.basename(name, path.extname(name)));
}

function readProcess(bytes: Uint8Array, ending: string, name: string): FileReading {
  if (ending === ".json") {
    const content = readJson(bytes);
    if (!content.ok) return content;
    return isMatrix(content.value) ? readMatrixJson(content.value) : withBpmn(readProcessJson(content.value), null);
  }
  try {
    if (ending === ".bpmn") return withBpmn(checkedReading(readBpmnBytes(bytes)), bytes);
    const [sheet = { rows: [] }] = readCsv(bytes);
    return withBpmn(readProcessTable(sheet, name), null);
  } catch (error) {
    if (error instanceof ImportRefusal) throw new Error(importProblemText(error), { cause: error });
    throw error;
  }
}

function withBpmn(read: Result<ProcessReading, readonly ProcessProblem[]>, bpmn: Uint8Array | null): FileReading {
  return read.ok ? success({ ...read.value, bpmn }) : read;
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
