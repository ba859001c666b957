import { gzipSync } from "node:zlib";
import { writeXlsx, type CellValue, type WriteSheet } from "hucre/xlsx";
import { oneCalendar, plainTask, type Plan, type PlanTask } from "#app/domain/plan/model.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import type { SheetJob } from "#app/workers/sheet-job.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

/** A workbook of one sheet, or of the sheets given. */
export function workbook(rows: CellValue[][], sheet: Partial<WriteSheet> = {}, others: readonly WriteSheet[] = []): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: "Plan", rows, ...sheet }, ...others] });
}

export function csv(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** An empty plan on the standard calendar that begins on Monday 5 January 2026. */
export function planOf(tasks: readonly (Partial<PlanTask> & { readonly id: string })[] = [], changes: Partial<Plan> = {}): Plan {
  return {
    projectId: "p",
    version: 1,
    start: "2026-01-05",
    nextTaskNumber: tasks.length + 1,
    goLiveTaskId: null,
    criticality: ordinaryCriticality,
    calendar: { ...standardCalendar, exceptions: [], provisionalYears: [] },
    ...oneCalendar,
    people: [],
    roles: [],
    fields: [],
    tasks: tasks.map((task, index) => ({
      version: 1,
      number: index + 1,
      parentId: null,
      position: (index + 1) * 1024,
      kind: "task",
      name: { text: task.id, zh: null },
      durationMinutes: 480,
      ...plainTask,
      ...task,
    })),
    links: [],
    baseline: null,
    gates: {},
    ...changes,
  };
}

export function sheetJob(bytes: Uint8Array, changes: Partial<Omit<SheetJob, "plan">> & { readonly plan?: Plan } = {}): SheetJob {
  const { plan, ...others } = changes;
  return {
    fileName: "plan.csv",
    bytes,
    choice: {},
    dateOrder: "monthFirst",
    match: null,
    plan: gzipSync(JSON.stringify(plan ?? planOf())),
    startsWithSheet: plan === undefined,
    people: [],
    today: "2099-12-31",
    wantsPlan: true,
    ...others,
  };
}
