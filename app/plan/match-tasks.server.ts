import { findWords } from "#app/domain/search/marks.ts";
import { searchWords } from "#app/domain/search/query.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { TaskFilter, TaskState } from "./task-filter.ts";

interface Asked {
  readonly filter: TaskFilter;
  /** The people of the plan that `me` stands for. */
  readonly own: ReadonlySet<string>;
  readonly today: Day;
  readonly locale: Locale;
}

/** The tasks that a filter lets through, in the order it asks for. A phase is listed as a heading only where nothing is left out. */
export function matchTasks({ plan, schedule }: LoadedPlan, { filter, own, today, locale }: Asked): readonly PlanTask[] {
  const inPhase = filter.phase === "" ? plan.tasks : subtree(plan.tasks, filter.phase);
  const words = searchWords(filter.text);
  const hasOther = words.length > 0 || filter.owner !== "" || filter.from !== "" || filter.to !== "";
  const isWhole = filter.show === "all" && !hasOther;
  const matching = isWhole
    ? inPhase
    : inPhase.filter((task) => {
        if (task.kind === "phase") return false;
        const { start, finish } = schedule.task(schedule.indexOf(task.id));
        if (filter.from !== "" && finish.slice(0, 10) < filter.from) return false;
        if (filter.to !== "" && start.slice(0, 10) > filter.to) return false;
        if (!isInState(task, filter.show, finish.slice(0, 10) < today, schedule.critical[schedule.indexOf(task.id)] === 1)) return false;
        const person = responsiblePerson(plan, task);
        if (filter.owner === "me" && !(person !== null && own.has(person))) return false;
        if (filter.owner === "nobody" && person !== null) return false;
        if (!["", "me", "nobody"].includes(filter.owner) && person !== filter.owner) return false;
        return words.length === 0 || [task.name.text, task.name.zh].some((name) => name !== null && findWords(name, words) !== null);
      });
  return inOrder(matching);

  function inOrder(tasks: readonly PlanTask[]): readonly PlanTask[] {
    if (filter.order === "plan") return tasks;
    const leaves = tasks.filter((task) => task.kind !== "phase");
    if (filter.order === "name") return leaves.sort((left, right) => byName(inLanguage(left.name, locale), inLanguage(right.name, locale)));
    const minutes = filter.order === "start" ? schedule.startMinutes : schedule.finishMinutes;
    const at = (task: PlanTask) => minutes[schedule.indexOf(task.id)] ?? 0;
    return leaves.sort((left, right) => at(left) - at(right));
  }
}

function isInState(task: PlanTask, state: TaskState, isPast: boolean, isCritical: boolean): boolean {
  if (state === "all") return true;
  if (state === "done") return task.progress === 100;
  if (task.progress === 100) return false;
  if (state === "late") return isPast;
  return state === "open" || isCritical;
}
