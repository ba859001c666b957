import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import type { PriorityMatrix } from "#app/domain/process/matrix/priority-matrix.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import type { Result } from "#app/domain/result.ts";
import {
  isMatrix,
  readJson,
  readMatrixJson,
  readProcessJson,
  readProcessTable,
  type ProcessReading,
} from "#app/http/process-file/read-process.ts";
import { readCsv } from "#app/workers/read-csv.ts";
import { UsageError } from "./command.ts";
import { importProblemText } from "./import-problem-text.ts";

const endings = [".csv", ".json"];

export type FileReading = Result<ProcessReading | PriorityMatrix, readonly ProcessProblem[]>;

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
    return isMatrix(content.value) ? readMatrixJson(content.value) : readProcessJson(content.value);
  }
  try {
    const [sheet = { rows: [] }] = readCsv(bytes);
    return readProcessTable(sheet, name);
  } catch (error) {
    if (error instanceof ImportRefusal) throw new Error(importProblemText(error), { cause: error });
    throw error;
  }
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
