import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Process } from "#app/domain/process/model.ts";
import { shownChanges } from "#app/domain/process/map/draw-marks.ts";
import { compareProcesses } from "#app/domain/process/redesign/compare-processes.ts";
import type { EsiaDecision } from "#app/domain/process/redesign/esia.ts";
import { withGhosts } from "#app/domain/process/redesign/ghosts.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { fill, mapWords, percent } from "#app/http/process-file/texts.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { drawMapBytes, type MapRequest } from "#app/workers/draw-map-bytes.ts";
import { drawingFormats } from "#app/workers/write-drawings.ts";
import { UsageError } from "./command.ts";

export interface Mapped {
  readonly process: Process;
  readonly decisions: readonly EsiaDecision[];
  readonly toBe: Process | null;
}

/**
 * Writes the map of a process to a file whose ending says what it is, with what was decided on its steps; where there is a to-be process, that one's with what has changed. Returns a sentence that says where it
 * is.
 */
export function writeMap(
  mapped: Mapped,
  to: string,
  workingDirectory: string,
  language: Locale,
): Result<string, readonly ProcessProblem[]> {
  const format = drawingFormats.find((each) => to.toLowerCase().endsWith(`.${each}`));
  if (format === undefined) throw new UsageError(`What --to writes ends in ${drawingFormats.map((each) => `.${each}`).join(", ")}.`);
  const words = mapWords(language);
  const { process, marks, ghosts } = mapped.toBe ? changedMap(mapped.process, mapped.toBe) : decidedMap(mapped);
  const bytes = drawMapBytes({
    process,
    ghosts,
    format,
    wording: { language, noRole: words.noRole, percent: (share) => percent(share, language) },
    marks,
    words,
  });
  if (bytes === null) return failure([{ code: "map.tooLarge", at: null, detail: { steps: process.steps.length } }]);
  const file = path.resolve(workingDirectory, to);
  writeFileSync(file, bytes);
  return success(fill(words.written, { file }));
}

type MarkedMap = Pick<MapRequest, "process" | "marks" | "ghosts">;

function decidedMap({ process, decisions }: Mapped): MarkedMap {
  const kinds = new Map(decisions.map(({ step, kind }) => [step, kind]));
  return {
    process,
    ghosts: new Set(),
    marks: new Map(process.steps.map(({ id, pains }) => [id, { pains: pains.length, decision: kinds.get(id) ?? null, change: null }])),
  };
}

function changedMap(asIs: Process, toBe: Process): MarkedMap {
  const changes = compareProcesses(asIs, toBe);
  const { process, ghosts } = withGhosts(asIs, toBe, changes);
  const shown = shownChanges(changes, ghosts);
  return { process, ghosts, marks: new Map([...shown].map(([id, change]) => [id, { pains: 0, decision: null, change }])) };
}
