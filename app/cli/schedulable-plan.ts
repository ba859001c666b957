import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";

import { parse } from "yaml";
import { z } from "zod";

import { importLimits } from "#app/domain/interchange/import-limits.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import { importedNetwork } from "#app/domain/interchange/imported-network.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { templateNetwork } from "#app/domain/interchange/template-network.ts";
import { failure, success } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";
import type { Network } from "#app/domain/schedule/network.ts";
import { parsePlan } from "#app/content/template-schema.ts";
import { readMspdi } from "#app/workers/read-mspdi.ts";
import { readPlanJson } from "#app/workers/read-plan-json.ts";

import { importProblemText } from "./import-problem-text.ts";

/** A plan that any of the file formats can hold, ready for the engine. */
export interface SchedulablePlan {
  readonly name: string;
  readonly network: Network;
  /** Names by task id. */
  readonly names: ReadonlyMap<string, string>;
  /** Milestones that mark going live, in the order the template names them. */
  readonly goLive: readonly string[];
}

const inflatedBytes = 400 * 1024 * 1024;

/** Reads the plans of a file one by one; a problem is a sentence. `start` dates a template; other plans carry their own. */
export async function* readSchedulablePlans(
  file: string,
  ending: string,
  start: string | null,
): AsyncGenerator<Result<SchedulablePlan, string>> {
  const name = path.basename(file).slice(0, -ending.length);
  const tooLarge = importProblemText({ code: "import.tooLarge", detail: { what: "bytes", limit: importLimits.bytes } });
  if ((await stat(file)).size > importLimits.bytes) {
    yield failure(`${name}: ${tooLarge}`);
    return;
  }
  const bytes = await readFile(file);
  switch (ending) {
    case ".xml":
      yield ofImport(readMspdi(bytes), name);
      return;
    case ".yaml":
    case ".yml":
      yield readTemplatePlan(bytes.toString("utf8"), name, start);
      return;
    case ".json":
      yield ofImport(readPlanJson(bytes.toString("utf8")), name);
      return;
    default: {
      const lines = ending === ".jsonl.gz" ? inflate(bytes) : bytes;
      if (lines === null) yield failure(`${name}: the file is not gzip data of at most ${inflatedBytes / 1024 / 1024} MB.`);
      else
        for (const line of linesOf(lines))
          yield line.length > importLimits.bytes ? failure(`${name}: ${tooLarge}`) : ofImport(readPlanJson(line.toString("utf8")), name);
    }
  }
}

function ofImport(reading: Result<ImportedPlan, ImportProblem>, fileName: string): Result<SchedulablePlan, string> {
  if (!reading.ok) return failure(`${fileName}: ${importProblemText(reading.problem)}`);
  const plan = reading.value;
  return success({
    name: plan.name === "" ? fileName : plan.name,
    network: importedNetwork(plan),
    names: new Map(plan.tasks.map((task) => [task.id, task.name])),
    goLive: [],
  });
}

function readTemplatePlan(text: string, fileName: string, start: string | null): Result<SchedulablePlan, string> {
  try {
    const template = parsePlan(text);
    const marks = z.object({ goLive: z.array(z.string()).default([]), name: z.object({ en: z.string() }).optional() }).parse(parse(text));
    return success({
      name: marks.name?.en ?? template.key,
      network: templateNetwork(template, start),
      names: new Map(template.tasks.map((task) => [task.id, task.name.en])),
      goLive: marks.goLive,
    });
  } catch (error) {
    return failure(`${fileName}: the file is not a template: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`);
  }
}

function inflate(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: inflatedBytes });
  } catch {
    return null;
  }
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end === -1 ? bytes.length : end);
    if (line.some((byte) => byte > 0x20)) yield line;
    from = end === -1 ? bytes.length : end + 1;
  }
}
