import type { Plan } from "../plan/model.ts";
import { schedulePlan } from "../plan/schedule.ts";
import { failure, success, type Result } from "../result.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { TaskTexts } from "../sheet/task-texts.ts";
import type { CivilTime } from "../time/day.ts";
import { importProblem } from "./check-schedulable.ts";
import { compareImported, type ImportComparison } from "./compare-imported.ts";
import type { ImportProblem } from "./import-problem.ts";
import { withNewIds } from "./imported-ids.ts";
import type { ImportedPlan } from "./imported-plan.ts";
import { planFromImported, type PlanFromImported } from "./plan-from-imported.ts";
import type { PlanNote } from "./plan-losses.ts";

/** All that becomes of a plan file: ready to be stored, whoever is to own it. */
export interface PreparedImport {
  /** The project's name in the file; empty where it has none. */
  readonly name: string;
  readonly calendarName: string;
  /** As it is read back: links and people by their ids. */
  readonly plan: Plan;
  /** Start and finish of the plan's tasks in their order, in civil minutes. */
  readonly dates: readonly (readonly [start: number, finish: number])[];
  readonly texts: readonly (TaskTexts & { readonly taskId: string })[];
  readonly report: PlanFileReport;
}

/** What was read, what was left out and what moved. */
export interface PlanFileReport extends Omit<ImportComparison, "notUnderstood"> {
  readonly format: ImportedPlan["format"];
  readonly calendar: { readonly name: string; readonly exceptions: number };
  readonly people: readonly string[];
  /** Last finish by the file and by the plan; the file's is null when it holds no dates. */
  readonly end: { readonly file: CivilTime | null; readonly plan: CivilTime };
  readonly notUnderstood: readonly PlanNote[];
}

/**
 * Makes of a plan as a file has it the plan that is kept, under ids from `newId`, with its dates and the report that compares them with the
 * file's. An empty file gives an empty plan that ends when it starts.
 */
export function prepareImport(read: ImportedPlan, newId: () => string): Result<PreparedImport, ImportProblem> {
  const imported = withNewIds(read, newId);
  const made = planFromImported(imported, newId());
  const kept = { ...made, plan: inStoredOrder(made.plan) };
  const schedule = schedulePlan(kept.plan);
  if (!schedule.ok) return failure(importProblem(imported, schedule.problem));
  const { startMinutes, finishMinutes } = schedule.value;
  return success({
    name: imported.name,
    calendarName: kept.calendarName,
    plan: kept.plan,
    dates: kept.plan.tasks.map((_, index) => [startMinutes[index]!, finishMinutes[index]!] as const),
    texts: kept.texts,
    report: reportOf(imported, made, schedule.value),
  });
}

/** The plan as it is read back: links and people by their ids. */
function inStoredOrder(plan: Plan): Plan {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return { ...plan, links: [...plan.links].sort(byId), people: [...plan.people].sort(byId) };
}

function reportOf(imported: ImportedPlan, kept: PlanFromImported, schedule: Schedule): PlanFileReport {
  const finishes = imported.tasks.flatMap((task) =>
    task.fileFinish === null || schedule.indexOf(task.id) === -1 ? [] : [task.fileFinish],
  );
  return {
    ...compareImported(imported, schedule),
    format: imported.format,
    calendar: { name: kept.calendarName, exceptions: kept.plan.calendar.exceptions.length },
    people: kept.plan.people.map((person) => person.name),
    end: { file: finishes.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null), plan: schedule.finish },
    notUnderstood: kept.notes,
  };
}
