import { writeOwnCell } from "#app/domain/sheet/own-fields.ts";
import { writeSafeText } from "#app/domain/sheet/safe-text.ts";
import { writePredecessors } from "#app/domain/sheet/write-predecessors.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
import { formatDuration } from "#app/domain/time/duration.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { xmlText } from "#app/domain/xml-text.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** Rows as other programs take them from the clipboard. */
export interface CopiedRows {
  readonly plain: string;
  readonly html: string;
}

/** Tasks as rows of a table with a header: code, name with blanks by its depth, duration, dates, predecessors, owner, progress and the project's own fields. Pasted again, they make the same tasks. */
export function copyRows(picture: ScheduledPlan, taskIds: readonly string[], format: PlanFormat): CopiedRows {
  const { text } = format;
  const header = [
    text("column.code"),
    text("column.name"),
    text("column.duration"),
    text("column.start"),
    text("column.finish"),
    text("column.predecessors"),
    text("column.owner"),
    text("column.progress"),
    ...picture.plan.fields.map((field) => format.bilingual(field.name)),
  ];
  const predecessors = writePredecessors(picture.plan, picture.dayLength);
  const depths = taskIds.map((id) => (picture.codes.get(id) ?? "").split(".").length);
  const top = Math.min(...depths);
  const rows = taskIds.flatMap((id, place) => {
    const index = picture.indexById.get(id);
    const task = index === undefined ? undefined : picture.plan.tasks[index];
    if (!task || index === undefined) return [];
    const { start, finish } = timesOf(picture.schedule, index);
    const isSummary = picture.summaries.has(id);
    return [
      [
        picture.codes.get(id) ?? "",
        "  ".repeat((depths[place] ?? top) - top) + format.bilingual(task.name),
        isSummary ? "" : formatDuration({ minutes: task.durationMinutes, elapsed: task.elapsed }, picture.dayLength),
        dayOf(start),
        dayOf(finishForDisplay(start, finish)),
        predecessors.get(id) ?? "",
        ownerName(picture.plan, task, format.bilingual),
        isSummary ? "" : `${task.progress}%`,
        ...picture.plan.fields.map((field) => ownCell(writeOwnCell(field, task.custom[field.key], picture.plan, format.bilingual))),
      ],
    ];
  });
  const table = [header, ...rows];
  return { plain: table.map((row) => row.map(tabbedCell).join("\t")).join("\r\n"), html: htmlTable(table) };
}

function ownCell(cell: ReturnType<typeof writeOwnCell>): string {
  return typeof cell === "object" && cell !== null ? cell.day : String(cell ?? "");
}

function dayOf(minutes: number): string {
  return formatCivilTime(minutes).slice(0, 10);
}

function tabbedCell(text: string): string {
  const safe = writeSafeText(xmlText(text));
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Codes are text, or 1.10 would become 1.1. */
function htmlTable(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string) =>
    writeSafeText(xmlText(text))
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replace(/^ +/, (blanks) => "&nbsp;".repeat(blanks.length));
  const cell = (text: string, column: number) =>
    `<td${column === 0 || column === 5 ? " style=\"mso-number-format:'\\@'\"" : ""}>${escaped(text)}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}
