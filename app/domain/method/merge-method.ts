import type { Choices } from "../branch/conflicts.ts";
import { linksByEnds } from "../branch/link-keys.ts";
import { mergeThreeWay, type ThreeWayMerge } from "../branch/three-way.ts";
import type { Plan, PlanLink } from "../plan/model.ts";
import { schedulePlan } from "../plan/schedule.ts";
import { methodStates, type MethodSource, type MethodStates } from "./method-state.ts";

/** So many links may have to give way. */
const mostDropped = 200;

/**
 * Merges a method into a plan. Where links of the method would close a loop with what stays in the plan, they give way one by one: first those that
 * lead to tasks which the method lacks now, then those that it brings; links that people made or changed never do. What is left of a loop comes to
 * light when the plan is scheduled.
 */
export function mergeMethod(
  plan: Plan,
  source: Omit<MethodSource, "live" | "dropped">,
  choices: Choices = new Map(),
  leftOut: ReadonlySet<string> = new Set(),
): { readonly states: MethodStates; readonly merge: ThreeWayMerge } {
  const dropped = new Set<string>();
  for (;;) {
    const states = methodStates({ ...source, live: plan, dropped });
    const merge = mergeThreeWay({ base: states.base, live: plan, branch: states.target }, choices, leftOut);
    const scheduled = schedulePlan({ ...plan, tasks: merge.tasks, links: merge.links });
    if (scheduled.ok || scheduled.problem.code !== "schedule.cycle" || dropped.size >= mostDropped) return { states, merge };
    const { loop, link } = scheduled.problem;
    const ends = givingWay(merge.links, [...pairsOf(loop), `${link.predecessor} ${link.successor}`], plan, states);
    if (ends === undefined || dropped.has(ends)) return { states, merge };
    dropped.add(ends);
  }
}

/** The two tasks of each step of a loop, in both directions. */
function pairsOf(loop: readonly string[]): readonly string[] {
  return loop.flatMap((id, index) => {
    const next = loop[(index + 1) % loop.length] ?? id;
    return [`${id} ${next}`, `${next} ${id}`];
  });
}

function givingWay(links: readonly PlanLink[], pairs: readonly string[], plan: Plan, { base, left }: MethodStates): string | undefined {
  const inLoop = new Set(pairs);
  const found = [...linksByEnds(links)].filter(([ends]) => inLoop.has(ends));
  const [live, former] = [linksByEnds(plan.links), linksByEnds(base.links)];
  const isLacking = ({ predecessorId, successorId }: PlanLink) => left.includes(predecessorId) || left.includes(successorId);
  const old = found.find(([ends, link]) => former.has(ends) && live.has(ends) && isLacking(link));
  return (old ?? found.find(([ends]) => !live.has(ends)))?.[0];
}
