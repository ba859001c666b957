import { writeFileSync } from "node:fs";
import path from "node:path";
import { drawingFormats } from "#app/workers/write-drawings.ts";
import type { Process } from "#app/domain/process/model.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { fill, mapWords } from "#app/http/process-file/texts.ts";
import { writeProcessJson } from "#app/http/process-file/write-process.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { editBpmnBytes, newBpmnBytes } from "#app/workers/bpmn-file.ts";
import { UsageError } from "./command.ts";
import { writeMap, type Mapped } from "./process-map.ts";

export interface Exported extends Mapped {
  /** The BPMN file that the process was read from, with what was read from it. */
  readonly original: { readonly bytes: Uint8Array; readonly process: Process } | null;
}

const endings = [...drawingFormats, "bpmn", "json"] as const;

/** Writes a process as its map, as BPMN or as JSON by the ending of the file; a sentence that says where it is. */
export function writeProcess(
  exported: Exported,
  to: string,
  workingDirectory: string,
  language: Locale,
): Result<string, readonly ProcessProblem[]> {
  const ending = endings.find((each) => to.toLowerCase().endsWith(`.${each}`));
  if (ending === undefined) throw new UsageError(`What --to writes ends in ${endings.map((each) => `.${each}`).join(", ")}.`);
  if (ending !== "bpmn" && ending !== "json") return writeMap(exported, to, workingDirectory, language);
  const { process, original } = exported;
  const bytes =
    ending === "json"
      ? writeProcessJson(process)
      : original
        ? editBpmnBytes(original.bytes, original.process, process)
        : newBpmnBytes(process, language);
  if (bytes === null) return failure([{ code: "map.tooLarge", at: null, detail: { steps: process.steps.length } }]);
  const file = path.resolve(workingDirectory, to);
  writeFileSync(file, bytes);
  return success(fill(mapWords(language).exported, { file }));
}
