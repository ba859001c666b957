import { failure, success, type Result } from "../../result.ts";
import { cellText, type Sheet, type SheetRow } from "../../sheet/sheet.ts";
import type { Process, ProcessStep, Role } from "../model.ts";
import type { ProcessFinding, ProcessProblem } from "../process-problem.ts";
import { meanOf, type Spread } from "../spread.ts";
import { parseNext } from "./parse-next.ts";
import { parseNumber, parseSpread } from "./parse-spread.ts";
import type { EsiaDecision } from "../redesign/esia.ts";
import { stepFieldOf, type StepField } from "./step-table-columns.ts";
import { decisionOf, isYes, reasonOf, stepTypeOf, valueClassOf } from "./step-table-words.ts";

export interface StepTable {
  readonly process: Process;
  /** What was decided on its steps, in their order. */
  readonly decisions: readonly EsiaDecision[];
  readonly findings: readonly ProcessFinding[];
}

/**
 * A process from a table of its steps, one a row, with a row of headers that must have id and next among them. A cell that cannot be read is told with its line; columns that nobody knows are
 * passed over and told. Roles are those that the steps name; their number is the largest that stands at any of their steps.
 */
export function readStepTable({ rows }: Pick<Sheet, "rows">, name: string): Result<StepTable, readonly ProcessProblem[]> {
  const [header, ...body] = rows;
  if (header === undefined) return failure([{ code: "process.empty", at: null, detail: {} }]);
  const fields = header.cells.map((cell) => stepFieldOf(cellText(cell)));
  const missing = (["id", "next"] as const).filter((field) => !fields.includes(field));
  if (missing.length > 0) return failure(missing.map((column) => ({ code: "table.column.missing", at: null, detail: { column } })));
  const problems: ProcessProblem[] = [];
  const readings = body.map((row) => readRow(row, fields, problems));
  if (problems.length > 0) return failure(problems);
  return success({
    process: { name: { en: name, zh: null }, roles: rolesOf(readings), steps: readings.map(({ step }) => step), arrivals: null },
    decisions: readings.flatMap(({ decision }) => decision ?? []),
    findings: header.cells.flatMap((cell, at): readonly ProcessFinding[] =>
      fields[at] === null && cellText(cell) !== "" ? [{ code: "table.column.unknown", at: null, detail: { column: cellText(cell) } }] : [],
    ),
  });
}

interface RowReading {
  readonly step: ProcessStep;
  readonly people: number | null;
  readonly decision: EsiaDecision | null;
}

function readRow(row: SheetRow, fields: readonly (StepField | null)[], problems: ProcessProblem[]): RowReading {
  const text = (field: StepField) => cellText(row.cells[fields.indexOf(field)]);
  const readable = <Value>(field: StepField, value: Value | null): Value | null => {
    if (value === null)
      problems.push({ code: "table.value", at: null, detail: { line: row.line, column: field, found: text(field).slice(0, 60) } });
    return value;
  };
  const id = text("id");
  if (id === "") problems.push({ code: "table.id.missing", at: null, detail: { line: row.line } });
  const number = (field: StepField) => (text(field) === "" ? null : readable(field, parseNumber(text(field))));
  const spread = (field: StepField) => (text(field) === "" ? null : readable(field, parseSpread(text(field))));
  const work = spread("workMinutes");
  const wait = spread("waitMinutes");
  const name = text("name") || text("nameZh") || id;
  const kind = text("esia") === "" ? null : readable("esia", decisionOf(text("esia")));
  const reason = text("esiaReason") === "" ? null : readable("esiaReason", reasonOf(text("esiaReason")));
  return {
    decision: kind && { step: id, kind, reason, note: text("esiaNote"), into: text("esiaInto") || null },
    people: number("people"),
    step: {
      id,
      name: { en: name, zh: text("nameZh") || null },
      role: text("role") || null,
      type: readable("type", stepTypeOf(text("type"))) ?? "task",
      next: readable("next", parseNext(text("next"))) ?? [],
      ...timed(work, wait),
      costPerHour: number("costPerHour"),
      system: text("system") || null,
      volumePerMonth: number("volumePerMonth"),
      valueClass: text("valueClass") === "" ? null : readable("valueClass", valueClassOf(text("valueClass"))),
      pains: listOf(text("pains")),
      captures: listOf(text("captures")),
      isInspection: readable("inspection", isYes(text("inspection"))) ?? false,
      isPaper: readable("paper", isYes(text("paper"))) ?? false,
      asIs: listOf(text("asIs")),
    },
  };
}

/** The times of a step, of which a plain number says the mean alone. */
export function timed(work: Spread | null, wait: Spread | null): Pick<ProcessStep, "workMinutes" | "work" | "waitMinutes" | "wait"> {
  return {
    workMinutes: work === null ? 0 : meanOf(work),
    work: work?.kind === "fixed" ? null : work,
    waitMinutes: wait === null ? 0 : meanOf(wait),
    wait: wait?.kind === "fixed" ? null : wait,
  };
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[;；\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

function rolesOf(readings: readonly RowReading[]): readonly Role[] {
  const people = new Map<string, number | null>();
  for (const { step, people: count } of readings)
    if (step.role !== null)
      people.set(step.role, count === null ? (people.get(step.role) ?? null) : Math.max(count, people.get(step.role) ?? 0));
  return [...people].map(([id, count]) => ({ id, name: { en: id, zh: null }, people: count, costPerHour: null, hours: null }));
}
