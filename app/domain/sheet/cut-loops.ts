import { excerpt } from "../interchange/import-problem.ts";
import type { Plan, PlanLink } from "../plan/model.ts";
import type { ScheduleProblem } from "../schedule/schedule.ts";
import type { Result } from "../result.ts";
import type { SheetProblem } from "./sheet-problem.ts";

/** A sheet with more of them is not told link by link. */
const mostLoops = 20;

export interface CutLoops<Value> {
  readonly settled: Result<Value, ScheduleProblem>;
  readonly plan: Plan;
  readonly cut: readonly PlanLink[];
  readonly problems: readonly SheetProblem[];
}

/**
 * Settles a plan without the links that close loops, each told at the line of its successor: first the one that the schedule names, and
 * only links that the plan did not have `before`.
 */
export function cutLoops<Value>(
  draft: Plan,
  before: Plan,
  lineOf: (taskId: string) => number | undefined,
  settle: (plan: Plan) => Result<Value, ScheduleProblem>,
): CutLoops<Value> {
  const known = new Set(before.links);
  const names = new Map(draft.tasks.map(({ id, name }) => [id, name.text]));
  const cut: PlanLink[] = [];
  const problems: SheetProblem[] = [];
  for (let plan = draft; ;) {
    const settled = settle(plan);
    const link = settled.ok || cut.length === mostLoops ? undefined : linkToCut(settled.problem, plan, known);
    const line = link && lineOf(link.successorId);
    if (settled.ok || !link || line === undefined) return { settled, plan, cut, problems };
    const loop = "loop" in settled.problem ? settled.problem.loop : [];
    problems.push({ code: "loop", line, field: "predecessors", text: excerpt(loop.map((id) => names.get(id) ?? id).join(" → ")) });
    cut.push(link);
    plan = { ...plan, links: plan.links.filter((other) => other !== link) };
  }
}

function linkToCut(problem: ScheduleProblem, plan: Plan, known: ReadonlySet<PlanLink>): PlanLink | undefined {
  if (problem.code !== "schedule.cycle") return undefined;
  const { loop, link } = problem;
  const next = new Map(loop.map((id, index) => [id, loop[(index + 1) % loop.length]]));
  const ofLoop = plan.links.filter((each) => !known.has(each) && next.get(each.predecessorId) === each.successorId);
  return ofLoop.find((each) => each.predecessorId === link.predecessor && each.successorId === link.successor) ?? ofLoop.at(-1);
}
