import { failure, success, type Result } from "../result.ts";
import { placeAfter, refusedParent, type AppliedCommand, type PlanRefusal } from "./apply.ts";
import type { NewPlanTask, PlanCommand } from "./command.ts";
import { isPoint, plainTask, type Plan, type PlanLink, type PlanTask } from "./model.ts";
import { mergeCommand, mergeTasks } from "./merge-tasks.ts";
import { inTreeOrder } from "./tree.ts";

type Addition = Extract<PlanCommand, { kind: "addTasks" }>;

const step = 1024;

/**
 * Adds many tasks at once, as one merge: they follow one of their siblings in their order and get the plan's next numbers. Refused when one is there
 * already, comes before its parent, lies in a milestone or a gate, or when a link has no such ends, joins a task to itself or is there already. In a plan with
 * tasks at 1024 and 2048, two new ones between them stand at about 1365 and 1707.
 */
export function addTasks(plan: Plan, command: Addition): Result<AppliedCommand, PlanRefusal> {
  if (command.tasks.length === 0) return success({ plan, command, inverse: command });
  const refusal = refusedParent(plan, command.parentId) ?? refusedTask(plan, command.tasks);
  if (refusal) return failure(refusal);
  const known = new Set([...plan.tasks, ...command.tasks].map((task) => task.id));
  const refusedLink = refusalOfLinks(plan.links, command.links, known);
  if (refusedLink) return failure(refusedLink);
  const after = { ...plan, tasks: withNewTasks(plan, command), links: [...plan.links, ...command.links] };
  return mergeTasks(plan, mergeCommand(plan, after));
}

/** Every task that is to be there already or stands before the parent it names, or below one that holds no tasks. */
function refusedTask(plan: Plan, added: readonly NewPlanTask[]): PlanRefusal | undefined {
  const present = new Set(plan.tasks.map((task) => task.id));
  const kinds = new Map<string, PlanTask["kind"]>();
  for (const { id, parentId, kind } of added) {
    if (present.has(id) || kinds.has(id)) return { code: "plan.task.exists", taskId: id };
    const parentKind = parentId === null ? "task" : kinds.get(parentId);
    if (parentKind === undefined) return { code: "plan.task.missing", taskId: parentId ?? id };
    if (parentId !== null && isPoint(parentKind)) return { code: "plan.task.pointChildren", taskId: parentId };
    kinds.set(id, kind);
  }
  return undefined;
}

function refusalOfLinks(present: readonly PlanLink[], added: readonly PlanLink[], known: ReadonlySet<string>): PlanRefusal | undefined {
  if (added.length === 0) return undefined;
  const ends = ({ predecessorId, successorId }: PlanLink) => `${predecessorId} ${successorId}`;
  const taken = new Set(present.flatMap((link) => [link.id, ends(link)]));
  for (const link of added) {
    if (link.predecessorId === link.successorId) return { code: "plan.link.itself", taskId: link.successorId };
    const missing = [link.predecessorId, link.successorId].find((id) => !known.has(id));
    if (missing !== undefined) return { code: "plan.task.missing", taskId: missing };
    if (taken.has(link.id) || taken.has(ends(link))) return { code: "plan.link.duplicate", linkId: link.id };
    taken.add(link.id).add(ends(link));
  }
  return undefined;
}

function withNewTasks(plan: Plan, { parentId, afterId, tasks }: Addition): readonly PlanTask[] {
  const siblings = plan.tasks.filter((task) => task.parentId === parentId);
  const index = placeAfter(siblings, afterId);
  const [previous, next] = [siblings[index - 1]?.position, siblings[index]?.position];
  const own = tasks.filter((task) => task.parentId === null).length;
  const gap = previous === undefined || next === undefined ? step : (next - previous) / (own + 1);
  const first = previous ?? (next === undefined ? 0 : next - step * (own + 1));
  let count = 0;
  const added = tasks.map(({ id, parentId: within, ...content }, place): PlanTask => ({
    ...plainTask,
    ...content,
    id,
    version: 1,
    number: plan.nextTaskNumber + place,
    parentId: within ?? parentId,
    position: within === null ? first + gap * ++count : (place + 1) * step,
  }));
  const top = added.filter((task) => task.parentId === parentId).map((task) => task.position);
  const hasRoom =
    top.every((position, place) => position > (top[place - 1] ?? previous ?? -Infinity)) && (top.at(-1) ?? 0) < (next ?? Infinity);
  if (hasRoom) return inTreeOrder([...plan.tasks, ...added]);
  const order = [...siblings.slice(0, index), ...added.filter((task) => task.parentId === parentId), ...siblings.slice(index)];
  const positions = new Map(order.map((task, place) => [task.id, (place + 1) * step]));
  return inTreeOrder([...plan.tasks, ...added].map((task) => ({ ...task, position: positions.get(task.id) ?? task.position })));
}
