import type { PlanState } from "../branch/branch-changes.ts";
import { linksByEnds } from "../branch/link-keys.ts";
import { plainTask, type PlanLink, type PlanTask } from "../plan/model.ts";
import { inTreeOrder } from "../plan/tree.ts";
import type { MethodOutline, MethodTask } from "./method-outline.ts";
import { placesAmong } from "./places-among.ts";

/** Which task of the plan each task of a method became, by the method's id. */
export type MethodIds = Readonly<Record<string, string>>;

export interface MethodSource {
  /** The plan as it is now. */
  readonly live: PlanState;
  /** What the plan was made from, or last brought to. */
  readonly then: MethodOutline;
  readonly ids: MethodIds;
  /** What it is to be brought to. */
  readonly now: MethodOutline;
  /** How a task of the other method is called in this one, where it is the same task; those without stand for themselves. */
  readonly matches: ReadonlyMap<string, string>;
  /** Working minutes of a day of the plan. */
  readonly minutesPerDay: number;
  /** Links, by their ends, that the method's own way does not take: they would close a loop with others. */
  readonly dropped?: ReadonlySet<string>;
}

export interface MethodStates {
  /** The plan as if nobody had touched what the method says of its tasks. */
  readonly base: PlanState;
  /** The same with what the method says now. Tasks that it lacks stay. */
  readonly target: PlanState;
  /** The tasks of the plan by the new method's ids; those that are added are called `method ` and the method's id. */
  readonly ids: MethodIds;
  /** Tasks of the plan that came from the method and are in it no longer. */
  readonly left: readonly string[];
}

/**
 * The plan as its method made it, and as the other method, or another edition of it, would have made it: two states to merge into the plan
 * with. Only what a method says of a task differs between them: name, kind, place, duration, role, deliverable and links; everything else, and
 * every task of the user's own, is as in the plan. A task that the method lacks now is kept, and one that is done is not touched.
 */
export function methodStates({ live, then, ids, now, matches, minutesPerDay, dropped = new Set() }: MethodSource): MethodStates {
  const inLive = new Map(live.tasks.map((task) => [task.id, task]));
  const scaled = (minutes: number, outline: MethodOutline) => Math.round((minutes * minutesPerDay) / outline.minutesPerDay);
  const baseIds = new Map(Object.entries(ids));
  const base = new Map<string, PlanTask>(live.tasks.map((task) => [task.id, task]));
  then.tasks.forEach((task, index) => {
    const id = baseIds.get(task.id);
    if (id === undefined) return;
    const own = inLive.get(id) ?? blankTask(id);
    base.set(
      id,
      withMethod(own, task, parentOf(task, baseIds, own), (index + 1) * 1024, (minutes) => scaled(minutes, then)),
    );
  });
  const targetIds = new Map(now.tasks.map(({ id }) => [id, baseIds.get(matches.get(id) ?? id) ?? `method ${id}`] as const));
  const target = new Map(base);
  const isFinished = (id: string) => inLive.get(id)?.progress === 100;
  const places = placesAmong(
    now.tasks.map(({ id, parentId }) => ({ id: targetIds.get(id) ?? id, parentId: parentId && (targetIds.get(parentId) ?? null) })),
    base,
  );
  for (const task of now.tasks) {
    const id = targetIds.get(task.id) ?? task.id;
    if (isFinished(id)) continue;
    const own = base.get(id) ?? blankTask(id);
    const place = places.get(id) ?? own;
    target.set(
      id,
      withMethod(own, task, place.parentId, place.position, (minutes) => scaled(minutes, now)),
    );
  }
  const present = new Set(targetIds.values());
  return {
    base: { tasks: inTreeOrder([...base.values()]), links: methodLinks(live, then, baseIds, base, scaled, () => true) },
    target: { tasks: inTreeOrder([...target.values()]), links: targetLinks() },
    ids: Object.fromEntries(targetIds),
    left: [...baseIds.values()].filter((id) => !present.has(id) && inLive.has(id)),
  };

  /** What the method links now, with the links of tasks that it lacks now, and of those that are done, as they were. */
  function targetLinks(): readonly PlanLink[] {
    const former = methodLinks(live, then, baseIds, base, scaled, () => true);
    const isKept = ({ predecessorId, successorId }: PlanLink) =>
      !present.has(predecessorId) || !present.has(successorId) || isFinished(successorId);
    const next = methodLinks(live, now, targetIds, target, scaled, (link) => !isFinished(link.successorId));
    const joined = linksByEnds(former.filter(isKept));
    const links = [...joined.values(), ...next.filter((link) => !joined.has(`${link.predecessorId} ${link.successorId}`))];
    return links.filter(({ predecessorId, successorId }) => !dropped.has(`${predecessorId} ${successorId}`));
  }
}

function blankTask(id: string): PlanTask {
  return {
    id,
    version: 1,
    number: 0,
    parentId: null,
    position: 0,
    kind: "task",
    name: { text: "", zh: null },
    durationMinutes: 0,
    ...plainTask,
  };
}

function withMethod(
  own: PlanTask,
  { kind, name, durationMinutes, elapsed, roleCode, deliverable }: MethodTask,
  parentId: string | null,
  position: number,
  scaled: (minutes: number) => number,
): PlanTask {
  const duration = elapsed ? durationMinutes : scaled(durationMinutes);
  return { ...own, kind, name, durationMinutes: duration, elapsed, roleCode, deliverable, parentId, position };
}

/** Where the method has a task; the plan's place when what is above it is not in the plan. */
function parentOf({ parentId }: MethodTask, ids: ReadonlyMap<string, string>, own: PlanTask): string | null {
  return parentId === null ? null : (ids.get(parentId) ?? own.parentId);
}

function methodLinks(
  live: PlanState,
  outline: MethodOutline,
  ids: ReadonlyMap<string, string>,
  tasks: ReadonlyMap<string, PlanTask>,
  scaled: (minutes: number, outline: MethodOutline) => number,
  isMeant: (link: PlanLink) => boolean,
): readonly PlanLink[] {
  const known = linksByEnds(live.links);
  return outline.links.flatMap((link): readonly PlanLink[] => {
    const [predecessorId, successorId] = [ids.get(link.predecessorId), ids.get(link.successorId)];
    if (predecessorId === undefined || successorId === undefined || !tasks.has(predecessorId) || !tasks.has(successorId)) return [];
    const ends = `${predecessorId} ${successorId}`;
    const lag = link.lagUnit === "working" ? scaled(link.lag, outline) : link.lag;
    const made: PlanLink = {
      id: known.get(ends)?.id ?? `method ${ends}`,
      predecessorId,
      successorId,
      type: link.type,
      lag,
      lagUnit: link.lagUnit,
    };
    return isMeant(made) ? [made] : [];
  });
}
