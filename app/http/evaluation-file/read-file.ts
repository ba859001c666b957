import { readFile, stat } from "node:fs/promises";
import type { z } from "zod";
import { failure, success, type Result } from "#app/domain/result.ts";
import type { Place } from "#app/domain/scoring/model-problem.ts";
import { modelFile, pairwiseFile, type ModelFile, type PairwiseFile } from "./file-schema.ts";
import { fileProblem, type FileProblem } from "./file-problem.ts";

/** What an evaluation file holds, and what in it was not understood. */
export type EvaluationFile = { readonly ignored: readonly Place[] } & (
  { readonly form: "model"; readonly content: ModelFile } | { readonly form: "pairwise"; readonly content: PairwiseFile }
);

const mostBytes = 20 * 1024 * 1024;
const deepest = 80;

/** Reads a vendor model or judgements of pairs. Fields that nobody knows are passed over and named; everything else that is wrong is told with its place. */
export async function readEvaluationFile(file: string): Promise<Result<EvaluationFile, readonly FileProblem[]>> {
  const { size } = await stat(file);
  if (size > mostBytes) return failure([fileProblem("file.tooLarge", [], { limit: mostBytes / 1024 / 1024 })]);
  const text = (await readFile(file)).toString("utf8").replace(/^\uFEFF/, "");
  const content = parseJson(text);
  return content.ok ? readEvaluation(content.value) : content;
}

/** The same for what JSON was parsed to. */
export function readEvaluation(content: unknown): Result<EvaluationFile, readonly FileProblem[]> {
  if (isDeep(content)) return failure([fileProblem("file.nested", [], { limit: deepest })]);
  if (hasPairs(content)) {
    const read = parse(pairwiseFile, content);
    return read.ok ? success({ form: "pairwise", ...read.value }) : read;
  }
  const read = parse(modelFile, content);
  return read.ok ? success({ form: "model", ...read.value }) : read;
}

function parseJson(text: string): Result<unknown, readonly FileProblem[]> {
  try {
    return success(JSON.parse(text) as unknown);
  } catch (error) {
    return failure([fileProblem("file.json", [], { reason: error instanceof Error ? error.message : "" })]);
  }
}

/** Without recursion, which a hostile file could exhaust. */
function isDeep(content: unknown): boolean {
  let level: readonly unknown[] = [content];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  }
  return false;
}

function hasPairs(content: unknown): boolean {
  return typeof content === "object" && content !== null && "pairwise" in content;
}

function parse<Content>(
  schema: z.ZodType<Content>,
  content: unknown,
): Result<{ readonly content: Content; readonly ignored: readonly Place[] }, readonly FileProblem[]> {
  const first = schema.safeParse(content);
  if (first.success) return success({ content: first.data, ignored: [] });
  const ignored = first.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path.map(stepOf), key]) : [],
  );
  const second = schema.safeParse(without(content, ignored));
  if (second.success) return success({ content: second.data, ignored: ignored.filter((place) => !isEvidence(place)) });
  return failure(second.error.issues.map((issue) => problemOf(issue, content)));
}

/** What an evidence pack holds beside the model of its decision: it belongs there, and counts for nothing. */
function isEvidence(place: Place): boolean {
  return place.length === 1 && place[0] === "evidence";
}

function stepOf(step: PropertyKey): string | number {
  return typeof step === "number" ? step : String(step);
}

function without(content: unknown, places: readonly Place[]): unknown {
  const copy: unknown = structuredClone(content);
  for (const place of places) {
    const holder = valueAt(copy, place.slice(0, -1));
    if (typeof holder === "object" && holder !== null) Reflect.deleteProperty(holder, place.at(-1) ?? "");
  }
  return copy;
}

function valueAt(content: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined),
    content,
  );
}

function problemOf(issue: z.core.$ZodIssue, content: unknown): FileProblem {
  const place = issue.path.map(stepOf);
  const value = valueAt(content, place);
  if (value === undefined) return fileProblem("file.missing", place);
  const found = JSON.stringify(value)?.slice(0, 60) ?? "";
  switch (issue.code) {
    case "invalid_type":
      return fileProblem("file.type", place, { expected: issue.expected, found });
    case "too_small":
      return typeof value === "object"
        ? fileProblem("file.moreItems", place, { minimum: Number(issue.minimum) })
        : fileProblem("file.tooSmall", place, { minimum: Number(issue.minimum), found });
    case "too_big":
      return typeof value === "object"
        ? fileProblem("file.tooManyItems", place, { maximum: Number(issue.maximum) })
        : fileProblem("file.tooBig", place, { maximum: Number(issue.maximum), found });
    case "invalid_value":
      return fileProblem("file.choice", place, { choices: issue.values.map(String).join(", "), found });
    case "invalid_union":
      return fileProblem("file.neither", place, { found });
    default:
      return fileProblem("file.value", place, { found });
  }
}
