import type { PlanRole } from "#app/domain/plan/model.ts";
import type { SheetPreview } from "#app/domain/sheet/preview.ts";
import type { ExaminedSheet } from "./examine-sheet.server.ts";
import type { ImportReport } from "./import-report.server.ts";

/** What the import of a sheet did, as it is kept beside the file. The uid of what was not understood is its line, that of a task its number. */
export function sheetReportOf(examined: ExaminedSheet, newRoles: readonly PlanRole[]): ImportReport {
  const { reading, preview, problems, plan, newPeople, nameless, links, calendar } = examined;
  const lines = preview?.lines ?? [];
  const tasks = new Map(plan?.tasks.map((task) => [task.id, task]));
  const count = (...kinds: readonly string[]) => lines.filter((line) => kinds.includes(tasks.get(line.taskId)?.kind ?? "")).length;
  const nameOfLine = new Map(lines.map((line) => [line.line, line.name.text]));
  const elsewhere = preview?.elsewhere ?? [];
  const kept = (reason: string) => (move: SheetPreview["moved"][number]) => ({
    taskId: move.taskId,
    uid: String(tasks.get(move.taskId)?.number ?? ""),
    taskName: move.name.text,
    ...(move.start ? { start: move.start } : {}),
    ...(move.finish ? { finish: move.finish } : {}),
    reason,
    because: null,
  });
  return {
    format: "sheet",
    calendar: {
      name: calendar?.name ?? "",
      nameZh: calendar?.nameZh ?? null,
      exceptions: plan?.calendar.exceptions.length ?? 0,
    },
    people: newPeople.map((person) => person.name),
    roles: newRoles.map((role) => role.name.text),
    read: {
      tasks: count("task"),
      phases: count("phase"),
      milestones: count("milestone", "gate"),
      links,
      people: newPeople.length,
      assignments: 0,
      calendars: 0,
    },
    end: { file: null, plan: preview?.finish.after ?? "" },
    compared: preview?.dated ?? 0,
    agreed: (preview?.dated ?? 0) - elsewhere.length,
    moved: elsewhere.map(kept("sheetDate")),
    shifted: preview?.moved.map(kept("shifted")) ?? [],
    notUnderstood: [
      ...problems.map(({ code, line, field, column = "", text }) => ({
        code: "import.note.sheetCell",
        taskName: nameOfLine.get(line) ?? "",
        uid: String(line),
        parameters: { context: code, text, field: field ?? "", column },
      })),
      ...nameless.map((line) => ({ code: "import.note.sheetNameless", taskName: null, uid: null, parameters: { line } })),
      ...reading.columns
        .filter((column) => column.field === null && column.own === null && column.header !== "")
        .map((column) => ({ code: "import.note.sheetColumn", taskName: null, uid: null, parameters: { header: column.header } })),
    ],
    changes: preview
      ? {
          added: preview.added,
          changed: preview.changed,
          unchanged: preview.unchanged,
          untouched: preview.untouched,
          moved: preview.moved.length,
        }
      : undefined,
  };
}
