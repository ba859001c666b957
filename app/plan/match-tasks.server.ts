import { fieldMatcher, isFilteringFields, wrongDays } from "#app/domain/plan/field-filter.ts";
import { findWords } from "#app/domain/search/marks.ts";
import { searchWords } from "#app/domain/search/query.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { findByCode } from "#app/domain/plan/task-code.ts";
import { activeTasks, subtree, summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { TaskFilter, TaskState } from "./task-filter.ts";
import { inOrder } from "./sort-tasks.ts";

interface Asked {
  readonly filter: TaskFilter;
  /** The people of the plan that `me` stands for. */
  readonly own: ReadonlySet<string>;
  readonly today: Day;
  readonly locale: Locale;
}

/** The tasks that a filter lets through, in the order it asks for. A phase is listed as a heading only where nothing is left out. */
export function matchTasks(loaded: LoadedPlan, { filter, own, today, locale }: Asked): readonly PlanTask[] {
  const { plan } = loaded;
  const inside = filter.phase === "" ? null : new Set(subtree(plan.tasks, filter.phase).map((task) => task.id));
  const inState = tasksInState(loaded, filter.show, today).filter((task) => inside === null || inside.has(task.id));
  const words = searchWords(filter.text);
  const coded = words.length === 0 ? null : findByCode(plan.tasks, workBreakdownCodes(plan.tasks), filter.text);
  const [from, to] = daysOf(filter);
  const passes = fieldMatcher(plan, filter.fields);
  const isNarrowed = words.length > 0 || filter.owner !== "" || from !== "" || to !== "" || isFilteringFields(plan, filter.fields);
  const matching = isNarrowed
    ? inState.filter((task) => task.kind !== "phase" && runsIn(task) && isOwned(task) && isNamed(task) && passes(task))
    : inState;
  return inOrder(loaded, matching, filter.order, locale);

  function runsIn(task: PlanTask): boolean {
    if (from === "" && to === "") return true;
    const { start, finish } = loaded.schedule.task(loaded.schedule.indexOf(task.id));
    return (from === "" || finish.slice(0, 10) >= from) && (to === "" || start.slice(0, 10) <= to);
  }

  function isOwned(task: PlanTask): boolean {
    if (filter.owner === "") return true;
    const person = responsiblePerson(plan, task);
    if (filter.owner === "nobody") return person === null;
    return person !== null && (filter.owner === "me" ? own.has(person) : person === filter.owner);
  }

  function isNamed({ id, name }: PlanTask): boolean {
    return words.length === 0 || id === coded?.id || [name.text, name.zh].some((text) => text !== null && findWords(text, words) !== null);
  }
}

/** The tasks in a state, in the order of the plan; phases and tasks that are the sum of others are in none but "all". */
export function tasksInState({ plan, schedule }: LoadedPlan, state: TaskState, today: Day): readonly PlanTask[] {
  if (state === "all") return plan.tasks;
  const summaries = summaryIds(plan.tasks);
  return activeTasks(plan.tasks).filter((task) => {
    const index = schedule.indexOf(task.id);
    if (task.kind === "phase" || summaries.has(task.id)) return false;
    if (state === "done") return task.progress === 100;
    if (task.progress === 100) return false;
    if (state === "late") return schedule.task(index).finish.slice(0, 10) < today;
    if (state === "critical") return schedule.critical[index] === 1;
    return state === "open" || schedule.nearCritical[index] === 1;
  });
}

/** The days of a filter that can be understood; those that cannot count for nothing. */
function daysOf({ from, to }: TaskFilter): readonly [from: Day | "", to: Day | ""] {
  const wrong = new Set(wrongDays(from, to).map(({ parameter }) => parameter));
  return [wrong.has("from") ? "" : from, wrong.has("to") ? "" : to];
}
