import { success, type Result } from "../result.ts";
import type { AppliedCommand, PlanRefusal } from "./apply.ts";
import type { PlanCommand } from "./command.ts";
import { plainTask, type Plan, type PlanLink, type PlanTask } from "./model.ts";
import { inTreeOrder } from "./tree.ts";

type Merge = Extract<PlanCommand, { kind: "mergeTasks" }>;

/** What differs between two states of a plan, as one command that leads from the one to the other. */
export function mergeCommand(before: Plan, after: Plan): Merge {
  const tasks = new Map(before.tasks.map((task) => [task.id, task]));
  const links = new Map(before.links.map((link) => [link.id, link]));
  const keptTasks = new Set(after.tasks.map((task) => task.id));
  const keptLinks = new Set(after.links.map((link) => link.id));
  return {
    kind: "mergeTasks",
    tasks: after.tasks.filter((task) => !isSame(tasks.get(task.id), task)),
    removedIds: before.tasks.filter((task) => !keptTasks.has(task.id)).map((task) => task.id),
    links: after.links.filter((link) => !isSame(links.get(link.id), link)),
    removedLinkIds: before.links.filter((link) => !keptLinks.has(link.id)).map((link) => link.id),
  };
}

/**
 * Carries out a merge. A task that is there keeps its number and gets the next version; of the links, those of removed tasks go with them.
 * The inverse brings all of it back. What the rules of single edits forbid is the caller's to see to.
 */
export function mergeTasks(plan: Plan, command: Merge): Result<AppliedCommand, PlanRefusal> {
  if (isEmpty(command)) return success({ plan, command, inverse: command });
  const next = mergedPlan(plan, command);
  const brought = new Map(next.tasks.map((task) => [task.id, task]));
  const done: Merge = { ...command, tasks: command.tasks.map((task) => brought.get(task.id)!) };
  const inverse = mergeCommand(next, plan);
  return success({ plan: next, command: done, inverse: command.about === undefined ? inverse : { ...inverse, about: command.about } });
}

/** The plan after a merge, for who does not take it back; the very plan after one of nothing. */
export function mergedPlan(plan: Plan, command: Merge): Plan {
  const { tasks, removedIds, links, removedLinkIds } = command;
  if (isEmpty(command)) return plan;
  const former = new Map(plan.tasks.map((task) => [task.id, task]));
  const gone = new Set(removedIds);
  // What was kept by an earlier release lacks the fields that came since.
  const brought = new Map(
    tasks.map((task) => [task.id, { ...plainTask, ...task, version: (former.get(task.id)?.version ?? task.version - 1) + 1 }]),
  );
  const kept = plan.tasks.filter((task) => !gone.has(task.id)).map((task) => brought.get(task.id) ?? task);
  const added = [...brought.values()].filter((task) => !former.has(task.id));
  const staysInPlace = (task: PlanTask) => {
    const before = former.get(task.id);
    return before?.parentId === task.parentId && before.position === task.position;
  };
  const isInOrder = gone.size + added.length === 0 && [...brought.values()].every(staysInPlace);
  const broughtLinks = new Map(links.map((link) => [link.id, link]));
  const goneLinks = new Set(removedLinkIds);
  const isKept = (link: PlanLink) => !goneLinks.has(link.id) && !gone.has(link.predecessorId) && !gone.has(link.successorId);
  const knownLinks = new Set(plan.links.map((link) => link.id));
  return {
    ...plan,
    version: plan.version + 1,
    nextTaskNumber: added.reduce((number, task) => Math.max(number, task.number + 1), plan.nextTaskNumber),
    tasks: isInOrder ? kept : inTreeOrder([...kept, ...added]),
    links: [
      ...plan.links.filter(isKept).map((link) => broughtLinks.get(link.id) ?? link),
      ...links.filter((link) => !knownLinks.has(link.id)),
    ],
  };
}

function isEmpty({ tasks, removedIds, links, removedLinkIds }: Merge): boolean {
  return tasks.length + removedIds.length + links.length + removedLinkIds.length === 0;
}

/** Property by property: as texts, two states of ten thousand tasks take a tenth of a second to compare. */
function isSame<Item extends PlanTask | PlanLink>(before: Item | undefined, after: Item): boolean {
  if (before === undefined || before === after) return before === after;
  const names = Object.keys(after) as (keyof Item)[];
  return names.length === Object.keys(before).length && names.every((name) => isSameValue(before[name], after[name]));
}

function isSameValue(before: unknown, after: unknown): boolean {
  return before === after || (typeof after === "object" && after !== null && JSON.stringify(before) === JSON.stringify(after));
}
