import type { Schedule } from "../schedule/schedule.ts";
import { formatDay, minutesInDay, type Day } from "../time/day.ts";
import type { CustomField } from "./custom-field.ts";
import type { Plan } from "./model.ts";
import { responsiblePerson } from "./owner.ts";
import { activeTasks, summaryIds } from "./tree.ts";

/** How near to critical the tasks of a group are. */
export type GroupedCriticality = "critical" | "near" | "other";

export const plainGroupings = ["owner", "state", "critical", "month"] as const;
/** What the tasks of a plan can be put together by: the phases of the top level, or a field of the project's own by its key. */
export type Grouping = (typeof plainGroupings)[number] | "phase" | `f${number}`;

/** In the order in which the groups stand. */
export const groupedStates = ["late", "running", "open", "done", "inactive"] as const;
export type GroupedState = (typeof groupedStates)[number];

/** The group of tasks of which there is nothing to say; it stands last. */
export const noGroup = " ";

export interface TaskGroup {
  /** The id of a person or of a phase, a state, `critical`, `near` or `other`, a month as `2026-03`, an option's key, a text; `none` for nothing. */
  readonly key: string;
  /** Indexes in the plan's tasks, in the order of the plan. */
  readonly indexes: readonly number[];
}

interface Grouped {
  readonly plan: Plan;
  readonly schedule: Pick<Schedule, "startMinutes" | "finishMinutes" | "critical" | "nearCritical">;
}

/** What an address asks for; null for the outline of the plan, and for a field that cannot be grouped by. */
export function readGrouping(text: string | null, fields: readonly CustomField[]): Exclude<Grouping, "phase"> | null {
  const plain = plainGroupings.find((one) => one === text);
  if (plain) return plain;
  return text !== null && isFieldKey(text) && groupableFields(fields).some(({ key }) => key === text) ? text : null;
}

/** The project's own fields that tasks can be put together by: numbers and days have too many values. */
export function groupableFields(fields: readonly CustomField[]): readonly CustomField[] {
  return fields.filter(({ kind }) => kind === "choice" || kind === "person" || kind === "text");
}

/**
 * The tasks of a plan that are no sums of others, put together by what they have in common. Groups without a task are left out, and what is said of none comes last.
 *
 * @param compare how two names stand to each other in the reader's language
 */
export function groupTasks(
  { plan, schedule }: Grouped,
  grouping: Grouping,
  today: Day,
  compare: (left: string, right: string) => number,
): readonly TaskGroup[] {
  const summaries = summaryIds(plan.tasks);
  const active = new Set(activeTasks(plan.tasks).map(({ id }) => id));
  const tops = grouping === "phase" ? topIds(plan) : null;
  const groups = new Map<string, number[]>();
  for (const [index, task] of plan.tasks.entries()) {
    if (task.kind === "phase" || summaries.has(task.id)) continue;
    const key = keyOf(index, active.has(task.id));
    const own = groups.get(key);
    if (own) own.push(index);
    else groups.set(key, [index]);
  }
  const rank = rankOf(plan, grouping, compare);
  return [...groups]
    .map(([key, indexes]): TaskGroup => ({ key, indexes }))
    .sort((left, right) => {
      if (left.key === noGroup || right.key === noGroup) return left.key === right.key ? 0 : left.key === noGroup ? 1 : -1;
      return rank(left.key, right.key);
    });

  function keyOf(index: number, isActive: boolean): string {
    const task = plan.tasks[index]!;
    if (tops) return tops.get(task.id) ?? noGroup;
    if (grouping === "owner") return responsiblePerson(plan, task) ?? noGroup;
    if (grouping === "critical") return criticalityOf(index, task);
    if (grouping === "month") return monthOf(schedule.startMinutes[index] ?? 0);
    if (grouping === "state") return isActive ? stateOf(task.progress, schedule.finishMinutes[index] ?? 0, today) : "inactive";
    return String(task.custom[grouping] ?? noGroup);
  }

  function criticalityOf(index: number, task: Plan["tasks"][number]): GroupedCriticality {
    if (task.progress >= 100) return "other";
    return schedule.critical[index] === 1 ? "critical" : schedule.nearCritical[index] === 1 ? "near" : "other";
  }
}

/** What of the top level each task lies in; tasks that stand there themselves lie in nothing. */
function topIds({ tasks }: Plan): ReadonlyMap<string, string> {
  const tops = new Map<string, string>();
  // Parents stand before their children.
  for (const { id, parentId } of tasks) if (parentId !== null) tops.set(id, tops.get(parentId) ?? parentId);
  return tops;
}

/** A task that should have been done before today is late, as in the list of tasks. */
function stateOf(progress: number, finish: number, today: Day): GroupedState {
  if (progress >= 100) return "done";
  if (formatDay(Math.floor(finish / minutesInDay)) < today) return "late";
  return progress > 0 ? "running" : "open";
}

function monthOf(minutes: number): string {
  return formatDay(Math.floor(minutes / minutesInDay)).slice(0, 7);
}

function rankOf(plan: Plan, grouping: Grouping, compare: (left: string, right: string) => number): (left: string, right: string) => number {
  const field = plan.fields.find(({ key }) => key === grouping);
  if (grouping === "state") return byPlace(groupedStates);
  if (grouping === "phase") return byPlace(plan.tasks.map(({ id }) => id));
  if (field?.kind === "choice") return byPlace(field.options.map(({ key }) => key));
  if (grouping !== "owner" && field?.kind !== "person") return compare;
  const names = new Map(plan.people.map(({ id, name }) => [id, name]));
  return (left, right) => compare(names.get(left) ?? "", names.get(right) ?? "");
}

function byPlace(order: readonly string[]): (left: string, right: string) => number {
  const places = new Map(order.map((key, place) => [key, place]));
  return (left, right) => (places.get(left) ?? order.length) - (places.get(right) ?? order.length);
}

function isFieldKey(text: string): text is `f${number}` {
  return /^f[1-9]\d{0,6}$/.test(text);
}
