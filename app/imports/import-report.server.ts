import { z } from "zod";
import type { PlanFileReport } from "#app/domain/interchange/prepare-import.ts";

const dateMove = z.object({ from: z.string(), to: z.string() });

const move = z.object({
  taskId: z.string(),
  uid: z.string(),
  taskName: z.string(),
  start: dateMove.optional(),
  finish: dateMove.optional(),
  reason: z.string(),
  because: z.string().nullable(),
});

export const reportSchema = z.object({
  format: z.string(),
  calendar: z.object({ name: z.string(), nameZh: z.string().nullable().default(null), exceptions: z.number() }),
  people: z.array(z.string()),
  /** Those of a sheet for a plan that had none. */
  roles: z.array(z.string()).default([]),
  read: z.object({
    tasks: z.number(),
    phases: z.number(),
    milestones: z.number(),
    links: z.number(),
    people: z.number(),
    assignments: z.number(),
    calendars: z.number(),
  }),
  /** What a sheet did to the plan; absent where a file made one. */
  changes: z.object({ added: z.number(), changed: z.number(), unchanged: z.number(), untouched: z.number(), moved: z.number() }).optional(),
  /** Last finish by the file and by the plan; the file's is null when it holds no dates. */
  end: z.object({ file: z.string().nullable(), plan: z.string() }),
  compared: z.number(),
  agreed: z.number(),
  /** Dates that are others in the plan than in the file. */
  moved: z.array(move),
  /** Dates of the plan that are others than before, where a sheet changed one. */
  shifted: z.array(move).default([]),
  notUnderstood: z.array(
    z.object({
      code: z.string(),
      taskName: z.string().nullable(),
      uid: z.string().nullable(),
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});

/** What an import read, what it left out and what moved, as it is kept and downloaded. */
export type ImportReport = z.infer<typeof reportSchema>;

/** The report on a plan file, as it is kept. */
export function reportOf(report: PlanFileReport): ImportReport {
  return {
    ...report,
    calendar: { ...report.calendar, nameZh: null },
    people: [...report.people],
    roles: [],
    moved: [...report.moved],
    shifted: [],
    notUnderstood: report.notUnderstood.map((note) => ({ ...note })),
  };
}

export function readReport(json: string): ImportReport {
  return reportSchema.parse(JSON.parse(json));
}
