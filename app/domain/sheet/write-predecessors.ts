import type { Plan, PlanLink } from "../plan/model.ts";
import { workBreakdownCodes } from "../plan/tree.ts";
import { formatDuration } from "../time/duration.ts";

/**
 * The predecessors of every task as sheets hold them: `2.7FS+2d; 3.1SS-50%`. A task of the top level is called by its number, `#31`, because a
 * plain number could be either.
 */
export function writePredecessors(plan: Pick<Plan, "tasks" | "links">, minutesPerDay: number): ReadonlyMap<string, string> {
  const codes = workBreakdownCodes(plan.tasks);
  const numbers = new Map(plan.tasks.map((task) => [task.id, task.number]));
  const places = new Map(plan.tasks.map((task, index) => [task.id, index]));
  const bySuccessor = new Map<string, PlanLink[]>();
  for (const link of plan.links) {
    if (!numbers.has(link.predecessorId)) continue;
    const own = bySuccessor.get(link.successorId);
    if (own) own.push(link);
    else bySuccessor.set(link.successorId, [link]);
  }
  const write = ({ predecessorId, type, lag, lagUnit }: PlanLink) => {
    const code = codes.get(predecessorId) ?? "";
    const target = code.includes(".") ? code : `#${numbers.get(predecessorId)}`;
    return `${target}${type === "FS" && lag === 0 ? "" : type}${lag === 0 ? "" : writeLag(lag, lagUnit, minutesPerDay)}`;
  };
  return new Map(
    [...bySuccessor].map(([id, links]) => [
      id,
      links
        .sort((a, b) => (places.get(a.predecessorId) ?? 0) - (places.get(b.predecessorId) ?? 0))
        .map(write)
        .join("; "),
    ]),
  );
}

function writeLag(lag: number, unit: PlanLink["lagUnit"], minutesPerDay: number): string {
  const sign = lag < 0 ? "-" : "+";
  if (unit === "percent") return `${sign}${Math.abs(lag)}%`;
  return `${sign}${formatDuration({ minutes: Math.abs(lag), elapsed: unit === "elapsed" }, minutesPerDay)}`;
}
