import { writeCsv } from "hucre/csv";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import { underNamesApart } from "#app/domain/names-apart.ts";
import type { BilingualText, Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { writeNotes } from "#app/domain/interchange/task-notes.ts";
import { mspdiProject } from "#app/domain/interchange/write-mspdi.ts";
import { planJson } from "#app/domain/interchange/write-plan-json.ts";
import { exportedFields } from "#app/domain/sheet/columns.ts";
import { columnLetters } from "#app/domain/sheet/sheet.ts";
import { planRows, type ExportedCell, type ExportedPlan } from "#app/domain/sheet/plan-rows.ts";
import { sheetCell } from "#app/domain/sheet/sheet-cell.ts";
import { noTexts, type TextsOfTasks } from "#app/domain/sheet/task-texts.ts";
import { writeSafeText } from "#app/domain/sheet/safe-text.ts";
import { xmlText } from "#app/domain/xml-text.ts";
import { writeMspdi } from "./write-mspdi.ts";

export const exportFormats = ["csv", "xlsx", "json", "mspdi"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the names of files end with. */
export const exportEndings: Readonly<Record<ExportFormat, string>> = { csv: "csv", xlsx: "xlsx", json: "json", mspdi: "xml" };

export interface ExportWishes {
  readonly format: ExportFormat;
  readonly language: "en" | "zh";
  /** The project's name. */
  readonly name: string;
  /** By its code of ISO 4217. */
  readonly currency: string;
  readonly texts?: TextsOfTasks;
  /** What people are called in a sheet whose name others have, too, by id. */
  readonly namesApart?: Readonly<Record<string, { readonly name: string }>>;
}

/** A plan as a file. What people typed is never taken for a formula: CSV guards it, and a workbook holds it as text. */
export async function writePlanBytes(
  plan: Plan,
  { format, language, name, currency, texts = {}, namesApart = {} }: ExportWishes,
): Promise<Uint8Array> {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(`The plan cannot be scheduled: ${schedule.problem.code}`);
  const textOf = ({ text, zh }: BilingualText) => (language === "zh" && zh !== null ? zh : text);
  const named = { ...plan, people: underNamesApart(plan.people, namesApart) };
  switch (format) {
    case "csv":
      return new TextEncoder().encode(csvText(planRows(named, schedule.value, language, texts)));
    case "xlsx":
      return workbook(planRows(named, schedule.value, language, texts), name);
    case "json":
      return new TextEncoder().encode(`${JSON.stringify(planJson(plan, schedule.value, { name, textOf, texts }), null, 1)}\n`);
    case "mspdi":
      return new TextEncoder().encode(
        writeMspdi(mspdiProject(plan, schedule.value, { name, currency, textOf, notesOf: ({ id }) => writeNotes(texts[id] ?? noTexts) })),
      );
    default:
      return format satisfies never;
  }
}

/** With a mark, by which Excel knows UTF-8. */
function csvText({ header, rows }: ExportedPlan): string {
  const cell = (value: ExportedCell) =>
    typeof value === "string" ? writeSafeText(value) : typeof value === "object" && value !== null ? value.day : value;
  return writeCsv([[...header], ...rows.map((row) => row.map(cell))], { bom: true });
}

const widths: Partial<Record<(typeof exportedFields)[number], number>> = {
  number: 7,
  level: 7,
  name: 48,
  predecessors: 22,
  owner: 16,
  role: 18,
  constraint: 22,
  deliverable: 32,
  description: 40,
  checklist: 32,
};
const dateFields: readonly string[] = ["start", "finish", "constraintAt", "deadline", "actualStart", "actualFinish"];
const deepestGroup = 7;

/** The header stays in sight and filters, and rows are grouped as the tasks are. */
export function workbook({ header, rows, levels }: ExportedPlan, name: string): Promise<Uint8Array> {
  const value = (cell: ExportedCell): CellValue => {
    if (typeof cell === "string") return sheetCell(cell);
    return typeof cell === "object" && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell;
  };
  const last = columnLetters(header.length - 1);
  return writeXlsx({
    sheets: [
      {
        name: sheetName(name),
        rows: [[...header], ...rows.map((row) => row.map(value))],
        columns: [
          ...exportedFields.map((field) => ({
            width: widths[field] ?? 12,
            ...(dateFields.includes(field) ? { numFmt: "yyyy-mm-dd" } : {}),
          })),
          ...header.slice(exportedFields.length).map((_, index) => ({
            width: 18,
            ...(holdsDays(rows, exportedFields.length + index) ? { numFmt: "yyyy-mm-dd" } : {}),
          })),
        ],
        rowDefs: new Map(
          levels.flatMap((level, index) => (level > 0 ? [[index + 1, { outlineLevel: Math.min(level, deepestGroup) }]] : [])),
        ),
        outlineProperties: { summaryBelow: false },
        freezePane: { rows: 1, columns: 4 },
        autoFilter: { range: `A1:${last}${rows.length + 1}` },
      },
    ],
  });
}

function holdsDays(rows: ExportedPlan["rows"], column: number): boolean {
  return rows.some((row) => typeof row[column] === "object" && row[column] !== null);
}

/** Sheets may not have these signs in their names, nor more than 31 characters. */
function sheetName(name: string): string {
  return (
    xmlText(name)
      .replace(/[\\/?*[\]:'\p{Cc}]/gu, " ")
      .trim()
      .slice(0, 31)
      .replace(/\p{Cs}$/u, "")
      .trim() || "Plan"
  );
}
