import { excerpt } from "../interchange/import-problem.ts";
import type { Plan } from "../plan/model.ts";
import { planTargets } from "./merge-links.ts";
import type { SheetProblem } from "./sheet-problem.ts";
import type { LinkReading, SheetLink, SheetTask } from "./sheet-task.ts";

/** A predecessor that a line names and that no line holds: a task of the plan. */
export interface OuterLink extends Pick<LinkReading, "type" | "lag" | "lagUnit"> {
  readonly predecessorId: string;
  /** As it was written. */
  readonly target: string;
}

export interface ParedTasks {
  /** The lines with those of their predecessors alone that are lines, too, or that nothing is known of. */
  readonly tasks: readonly SheetTask[];
  /** By the line that names them. */
  readonly outer: ReadonlyMap<number, readonly OuterLink[]>;
  readonly problems: readonly SheetProblem[];
}

/**
 * Takes out of lines that are all to become new tasks what they name of the plan, by its WBS code, its number as `#31`, or a name that it has once. A line of the
 * sheet comes first where both are called so; a plain number counts lines where others do. Leading zeros do not count: `4.04` is the task `4.4`.
 */
export function takeOuterLinks(plan: Plan, tasks: readonly SheetTask[]): ParedTasks {
  const outer = new Map<number, OuterLink[]>();
  const problems: SheetProblem[] = [];
  const find = planTargets(plan, false);
  const pared = tasks.map((task): SheetTask => {
    const { predecessors } = task.cells;
    if (!predecessors) return task;
    const own: OuterLink[] = [];
    const inner = predecessors.filter((link) => {
      const found = outerLink(link, find);
      if (!found) return true;
      const isTold = own.some(({ predecessorId }) => predecessorId === found.predecessorId);
      if (isTold) problems.push({ code: "duplicateLink", line: task.line, field: "predecessors", text: excerpt(found.target) });
      else own.push(found);
      return false;
    });
    if (own.length > 0) outer.set(task.line, own);
    return inner.length === predecessors.length ? task : { ...task, cells: { ...task.cells, predecessors: inner } };
  });
  return { tasks: pared, outer, problems };
}

/** The first of the ways to read a link in which it names a task, where that is one of the plan. */
function outerLink(link: SheetLink, find: (reading: LinkReading) => string | null): OuterLink | null {
  for (const reading of [link, ...link.otherwise]) {
    if (reading.predecessor !== null) return null;
    const predecessorId = find(reading);
    const { target, type, lag, lagUnit } = reading;
    if (predecessorId !== null) return { predecessorId, target, type, lag, lagUnit };
  }
  return null;
}
