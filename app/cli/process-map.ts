import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Process } from "#app/domain/process/model.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { fill, mapWords, percent } from "#app/http/process-file/texts.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { drawMapBytes } from "#app/workers/draw-map-bytes.ts";
import { drawingFormats } from "#app/workers/write-drawings.ts";
import { UsageError } from "./command.ts";

/** Writes the map of a process to a file whose ending says what it is; a sentence that says where it is. */
export function writeMap(
  process: Process,
  to: string,
  workingDirectory: string,
  language: Locale,
): Result<string, readonly ProcessProblem[]> {
  const format = drawingFormats.find((each) => to.toLowerCase().endsWith(`.${each}`));
  if (format === undefined) throw new UsageError(`What --to writes ends in ${drawingFormats.map((each) => `.${each}`).join(", ")}.`);
  const words = mapWords(language);
  const bytes = drawMapBytes({
    process,
    format,
    wording: { language, noRole: words.noRole, percent: (share) => percent(share, language) },
    marks: new Map(process.steps.map(({ id, pains }) => [id, { pains: pains.length }])),
    words,
  });
  if (bytes === null) return failure([{ code: "map.tooLarge", at: null, detail: { steps: process.steps.length } }]);
  const file = path.resolve(workingDirectory, to);
  writeFileSync(file, bytes);
  return success(fill(words.written, { file }));
}
