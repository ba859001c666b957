import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { scheduleNetwork } from "../schedule/schedule-network.ts";
import type { ScheduleProblem } from "../schedule/schedule.ts";
import { importLimits } from "./import-limits.ts";
import type { ImportProblem } from "./import-problem.ts";
import { excerpt } from "./import-problem.ts";
import { importedNetwork } from "./imported-network.ts";
import type { ImportedPlan, ImportedTask } from "./imported-plan.ts";

const namesShown = 8;

/**
 * The plan itself when the engine can schedule it, else why it cannot, in the names of the file. An outline deeper than the limit is
 * refused, too: it could be calculated and not be shown.
 */
export function checkSchedulable(plan: ImportedPlan): Result<ImportedPlan, ImportProblem> {
  const schedule = scheduleNetwork(importedNetwork(plan));
  if (!schedule.ok) return failure(importProblem(plan, schedule.problem));
  const deep = findTooDeep(plan);
  return deep
    ? failure({ code: "import.outline", detail: { name: excerpt(deep.name), limit: importLimits.outlineLevels } })
    : success(plan);
}

/** The first task below the deepest level that is allowed. Parents must be known and free of loops. */
function findTooDeep({ tasks }: ImportedPlan): ImportedTask | undefined {
  const parents = new Map(tasks.map((task) => [task.id, task.parentId]));
  return tasks.find((task) => {
    let level = 1;
    for (let id = task.parentId; id !== null && level <= importLimits.outlineLevels; id = parents.get(id) ?? null) level++;
    return level > importLimits.outlineLevels;
  });
}

/** Why a plan has no schedule, in the names of its file. */
export function importProblem(plan: ImportedPlan, problem: ScheduleProblem): ImportProblem {
  const names = new Map(plan.tasks.map((task) => [task.id, task.name]));
  const nameOf = (id: string | null) => (id === null ? "" : excerpt(names.get(id) ?? id));
  const calendarName = (key: string) => excerpt(plan.calendars[key]?.name ?? key);
  switch (problem.code) {
    case "schedule.cycle":
    case "schedule.parent.loop": {
      const shown = problem.loop.slice(0, namesShown).map(nameOf);
      const loop = [...shown, ...(problem.loop.length > namesShown ? ["…"] : [])].join(" → ");
      return { code: "import.cycle", detail: { loop, tasks: problem.loop.length } };
    }
    case "schedule.calendar.empty":
      return { code: "import.calendar.noWorkingTime", detail: { calendar: calendarName(problem.calendar) } };
    case "schedule.calendar.exhausted":
      return { code: "import.calendar.exhausted", detail: { calendar: calendarName(problem.calendar), task: nameOf(problem.taskId) } };
    default:
      return {
        code: "import.unschedulable",
        detail: { reason: problem.code, task: "taskId" in problem ? nameOf(problem.taskId) : "" },
      };
  }
}
