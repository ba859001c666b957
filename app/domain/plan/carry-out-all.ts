import { failure, success, type Result } from "../result.ts";
import { carryOut, type PlanRefusal } from "./apply.ts";
import type { PlanCommand } from "./command.ts";
import { mergedPlan } from "./merge-tasks.ts";
import type { Plan, PlanLink, PlanTask } from "./model.ts";

type Small = Extract<PlanCommand, { kind: "updateTask" | "addLink" | "updateLink" | "removeLink" }>;

/**
 * Carries out commands one after the other, each as {@link carryOut} does, and gives the plan after the last one, or why one of them cannot be
 * carried out. Edits of tasks and links that follow each other take the time of one: what each of them needs to know of the plan is looked up,
 * and the plan is put together again after the last of them. Yields after every such run, and after every other command. Without commands the
 * very plan comes back.
 */
export function* carryOutAll(plan: Plan, commands: readonly PlanCommand[]): Generator<void, Result<Plan, PlanRefusal>> {
  let current = plan;
  for (const run of runsOf(commands)) {
    const done = run.length === 1 ? planAfter(current, run[0]!) : smallEdits(current, run as readonly Small[]);
    if (!done.ok) return done;
    current = done.value;
    yield;
  }
  return success(current);
}

function planAfter(plan: Plan, command: PlanCommand): Result<Plan, PlanRefusal> {
  if (command.kind === "mergeTasks") return success(mergedPlan(plan, command));
  const applied = carryOut(plan, command);
  return applied.ok ? success(applied.value.plan) : applied;
}

/** Edits of tasks and links that follow each other together, every other command by itself. */
function runsOf(commands: readonly PlanCommand[]): readonly (readonly PlanCommand[])[] {
  const runs: PlanCommand[][] = [];
  let isOpen = false;
  for (const command of commands) {
    if (isSmall(command) && isOpen) runs.at(-1)?.push(command);
    else runs.push([command]);
    isOpen = isSmall(command);
  }
  return runs;
}

function isSmall({ kind }: PlanCommand): boolean {
  return kind === "updateTask" || kind === "addLink" || kind === "updateLink" || kind === "removeLink";
}

/** Each edit is carried out on a plan of what it concerns alone: its tasks, with one child where they have any, and its links. */
function smallEdits(plan: Plan, commands: readonly Small[]): Result<Plan, PlanRefusal> {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const childOf = new Map<string | null, PlanTask>(plan.tasks.map((task) => [task.parentId, task]));
  const links = new Map(plan.links.map((link) => [link.id, link]));
  const joined = new Map(plan.links.map((link) => [endsOf(link), link.id]));
  let { version } = plan;
  for (const command of commands) {
    const alone: Plan = { ...plan, version, tasks: tasksFor(command), links: linksFor(command) };
    const applied = carryOut(alone, command);
    if (!applied.ok) return failure(applied.problem);
    const after = applied.value.plan;
    version = after.version;
    for (const [index, task] of after.tasks.entries()) if (task !== alone.tasks[index]) tasks.set(task.id, task);
    if (after.links !== alone.links) keepLinks(alone.links, after.links);
  }
  return success({ ...plan, version, tasks: plan.tasks.map((task) => tasks.get(task.id) ?? task), links: [...links.values()] });

  function tasksFor(command: Small): readonly PlanTask[] {
    if (command.kind === "updateLink" || command.kind === "removeLink") return [];
    const ids = command.kind === "addLink" ? [command.link.predecessorId, command.link.successorId] : [command.taskId];
    return ids.flatMap((id) => {
      const task = tasks.get(id);
      const child = command.kind === "addLink" ? undefined : childOf.get(id);
      return [task, child].filter((one) => one !== undefined);
    });
  }

  function linksFor(command: Small): readonly PlanLink[] {
    if (command.kind === "updateTask") return [];
    const ids = command.kind === "addLink" ? [command.link.id, joined.get(endsOf(command.link))] : [command.linkId];
    return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (links.get(id) ?? [])));
  }

  function keepLinks(before: readonly PlanLink[], after: readonly PlanLink[]): void {
    const kept = new Set(after.map(({ id }) => id));
    for (const link of before)
      if (!kept.has(link.id)) {
        links.delete(link.id);
        joined.delete(endsOf(link));
      }
    for (const link of after) {
      links.set(link.id, link);
      joined.set(endsOf(link), link.id);
    }
  }
}

function endsOf({ predecessorId, successorId }: PlanLink): string {
  return `${predecessorId} ${successorId}`;
}
