import type { CustomField } from "#app/domain/plan/custom-field.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { orderOf, type TaskOrder, type TaskOrderKey } from "./task-filter.ts";

type Sorted = Pick<LoadedPlan, "plan" | "schedule">;

/** What a task is sorted by; null stands last either way. */
type SortValue = string | number | null;

/** Tasks in the order that is asked for, those that are equal in it in the order of the plan. Only that of the plan has phases in it. */
export function inOrder(loaded: Sorted, tasks: readonly PlanTask[], order: TaskOrder, locale: Locale): readonly PlanTask[] {
  const { key, isDescending } = orderOf(order);
  const valueOf = key === "plan" ? undefined : valueFinder(loaded, key, locale);
  if (!valueOf) return tasks;
  const direction = isDescending ? -1 : 1;
  return tasks
    .filter((task) => task.kind !== "phase")
    .map((task) => ({ task, value: valueOf(task) }))
    .sort((left, right) => {
      if (left.value === null || right.value === null) return Number(left.value === null) - Number(right.value === null);
      return direction * compared(left.value, right.value);
    })
    .map(({ task }) => task);
}

function compared(left: string | number, right: string | number): number {
  return typeof left === "number" && typeof right === "number" ? left - right : byName(String(left), String(right));
}

/** Undefined for a field that is no longer there. */
function valueFinder(
  { plan, schedule }: Sorted,
  key: Exclude<TaskOrderKey, "plan">,
  locale: Locale,
): ((task: PlanTask) => SortValue) | undefined {
  const at = ({ id }: PlanTask) => schedule.indexOf(id);
  switch (key) {
    case "name":
      return ({ name }) => inLanguage(name, locale);
    case "owner":
      return (task) => ownerName(plan, task, (text) => inLanguage(text, locale)) || null;
    case "progress":
      return (task) => schedule.task(at(task)).percentComplete;
    case "start":
      return (task) => schedule.startMinutes[at(task)] ?? null;
    case "finish":
      return (task) => schedule.finishMinutes[at(task)] ?? null;
    default: {
      const field = plan.fields.find((candidate) => candidate.key === key);
      return field && customFinder(field, plan.people);
    }
  }
}

/** Options in their order, people by their names. */
function customFinder({ key, kind, options }: CustomField, people: LoadedPlan["plan"]["people"]): (task: PlanTask) => SortValue {
  if (kind !== "choice" && kind !== "person") return ({ custom }) => custom[key] ?? null;
  const ranks = new Map<unknown, SortValue>(
    kind === "choice" ? options.map((option, place) => [option.key, place]) : people.map(({ id, name }) => [id, name]),
  );
  return ({ custom }) => ranks.get(custom[key]) ?? null;
}
