import type { Choices } from "../branch/conflicts.ts";
import { linksByEnds } from "../branch/link-keys.ts";
import { mergeThreeWay, type ThreeWayMerge } from "../branch/three-way.ts";
import type { Plan, PlanLink } from "../plan/model.ts";
import { schedulePlan } from "../plan/schedule.ts";
import { methodStates, type MethodSource, type MethodStates } from "./method-state.ts";

/** So many links may have to give way. */
const mostDropped = 200;

export interface MethodMerge {
  readonly states: MethodStates;
  readonly merge: ThreeWayMerge;
}

/**
 * Merges a method into a plan. Where links of the method would close a loop with what stays in the plan, they give way one by one: first those that
 * lead to tasks which the method lacks now, then those that it brings; links that people made or changed never do. What is left of a loop comes to
 * light when the plan is scheduled. Yields many times, between pieces of work that take as long as scheduling the plan once.
 */
export function* mergeMethodInSteps(
  plan: Plan,
  source: Omit<MethodSource, "live" | "dropped">,
  choices: Choices = new Map(),
  leftOut: ReadonlySet<string> = new Set(),
): Generator<void, MethodMerge> {
  const dropped = new Set<string>();
  for (;;) {
    const states = methodStates({ ...source, live: plan, dropped });
    yield;
    const merge = mergeThreeWay({ base: states.base, live: plan, branch: states.target }, choices, leftOut);
    yield;
    const given = yield* givingWay(plan, states, merge, dropped);
    if (given.size === 0) return { states, merge };
    for (const ends of given) dropped.add(ends);
  }
}

/** Further links, by their ends, without which what comes out has no loop, as far as any may give way: the merge with them left out is made once for all. */
function* givingWay(
  plan: Plan,
  states: MethodStates,
  { tasks, links }: ThreeWayMerge,
  dropped: ReadonlySet<string>,
): Generator<void, ReadonlySet<string>> {
  const given = new Set<string>();
  const [live, former] = [linksByEnds(plan.links), linksByEnds(states.base.links)];
  const left = new Set(states.left);
  const isLacking = ({ predecessorId, successorId }: PlanLink) => left.has(predecessorId) || left.has(successorId);
  const rest = new Map(linksByEnds(links));
  while (dropped.size + given.size < mostDropped) {
    const scheduled = schedulePlan({ ...plan, tasks, links: [...rest.values()] });
    yield;
    if (scheduled.ok || scheduled.problem.code !== "schedule.cycle") return given;
    const { loop, link } = scheduled.problem;
    const found = [...new Set([...pairsOf(loop), `${link.predecessor} ${link.successor}`])].flatMap((ends) => {
      const known = rest.get(ends);
      return known ? [[ends, known] as const] : [];
    });
    const old = found.find(([ends, known]) => former.has(ends) && live.has(ends) && isLacking(known));
    const [ends] = old ?? found.find(([key]) => !live.has(key)) ?? [];
    if (ends === undefined || dropped.has(ends)) return given;
    given.add(ends);
    rest.delete(ends);
  }
  return given;
}

/** The two tasks of each step of a loop, in both directions. */
function pairsOf(loop: readonly string[]): readonly string[] {
  return loop.flatMap((id, index) => {
    const next = loop[(index + 1) % loop.length] ?? id;
    return [`${id} ${next}`, `${next} ${id}`];
  });
}
