import type { Plan, PlanLink, PlanTask } from "./model.ts";
import { inTreeOrder } from "./tree.ts";

/** What is different in one version of a plan from an earlier one. */
export interface PlanDelta {
  readonly projectId: string;
  /** The version that it is to be laid over. */
  readonly since: number;
  readonly tasks: readonly PlanTask[];
  readonly removedTaskIds: readonly string[];
  readonly links: readonly PlanLink[];
  readonly removedLinkIds: readonly string[];
  /** Everything else, as far as it is another. */
  readonly rest: Partial<Omit<Plan, "tasks" | "links" | "projectId">> & Pick<Plan, "version">;
}

const restKeys = [
  "start",
  "nextTaskNumber",
  "goLiveTaskId",
  "criticality",
  "calendar",
  "calendars",
  "workingTimes",
  "people",
  "roles",
  "fields",
  "baseline",
  "gates",
] as const;

/** What leads from one version of a plan to another. What both hold as the same object counts as the same without being looked into. */
export function planDelta(before: Plan, after: Plan): PlanDelta {
  const tasks = changesBetween(before.tasks, after.tasks);
  const links = changesBetween(before.links, after.links);
  const others = restKeys.filter((key) => isOther(before[key], after[key]));
  return {
    projectId: after.projectId,
    since: before.version,
    tasks: tasks.changed,
    removedTaskIds: tasks.removedIds,
    links: links.changed,
    removedLinkIds: links.removedIds,
    rest: { version: after.version, ...Object.fromEntries(others.map((key) => [key, after[key]])) },
  };
}

/**
 * The plan that a delta leads to; links stand in the order of their ids. Undefined when the delta is for another plan or another version
 * of it.
 */
export function withDelta(before: Plan, delta: PlanDelta): Plan | undefined {
  if (before.projectId !== delta.projectId || before.version !== delta.since) return undefined;
  const tasks = merged(before.tasks, delta.tasks, delta.removedTaskIds);
  const links = merged(before.links, delta.links, delta.removedLinkIds);
  return {
    ...before,
    ...delta.rest,
    tasks: tasks === before.tasks ? before.tasks : inTreeOrder(tasks),
    links: links === before.links ? before.links : [...links].sort((left, right) => (left.id < right.id ? -1 : 1)),
  };
}

function changesBetween<Entry extends { readonly id: string }>(before: readonly Entry[], after: readonly Entry[]) {
  if (before === after) return { changed: [], removedIds: [] };
  const former = new Map(before.map((entry) => [entry.id, entry]));
  const changed = after.filter((entry) => isOther(former.get(entry.id), entry));
  const present = new Set(after.map(({ id }) => id));
  return { changed, removedIds: before.map(({ id }) => id).filter((id) => !present.has(id)) };
}

function merged<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  changed: readonly Entry[],
  removedIds: readonly string[],
): readonly Entry[] {
  if (changed.length + removedIds.length === 0) return before;
  const replaced = new Set([...changed.map(({ id }) => id), ...removedIds]);
  return [...before.filter(({ id }) => !replaced.has(id)), ...changed];
}

function isOther(before: unknown, after: unknown): boolean {
  return before !== after && JSON.stringify(before) !== JSON.stringify(after);
}
