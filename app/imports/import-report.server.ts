import { z } from "zod";
import { compareImported } from "#app/domain/interchange/compare-imported.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import type { PlanFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";

const dateMove = z.object({ from: z.string(), to: z.string() });

export const reportSchema = z.object({
  format: z.string(),
  calendar: z.object({ name: z.string(), exceptions: z.number() }),
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
  moved: z.array(
    z.object({
      taskId: z.string(),
      uid: z.string(),
      taskName: z.string(),
      start: dateMove.optional(),
      finish: dateMove.optional(),
      reason: z.string(),
      because: z.string().nullable(),
    }),
  ),
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

/** The report on a plan that is about to be kept. */
export function reportOf(imported: ImportedPlan, kept: PlanFromImported, schedule: Schedule): ImportReport {
  const { read, compared, agreed, moved } = compareImported(imported, schedule);
  const finishes = imported.tasks.flatMap((task) =>
    task.fileFinish === null || schedule.indexOf(task.id) === -1 ? [] : [task.fileFinish],
  );
  return {
    format: imported.format,
    calendar: { name: kept.calendarName, exceptions: kept.plan.calendar.exceptions.length },
    people: kept.plan.people.map((person) => person.name),
    roles: kept.plan.roles.map((role) => role.name.text),
    read,
    end: { file: finishes.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null), plan: schedule.finish },
    compared,
    agreed,
    moved: [...moved],
    notUnderstood: kept.notes.map((note) => ({ ...note, parameters: { ...note.parameters } })),
  };
}

export function readReport(json: string): ImportReport {
  return reportSchema.parse(JSON.parse(json));
}
