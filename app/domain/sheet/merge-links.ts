import { excerpt } from "../interchange/import-problem.ts";
import type { Plan, PlanLink } from "../plan/model.ts";
import { workBreakdownCodes } from "../plan/tree.ts";
import { plainCode } from "./hierarchy.ts";
import type { PlacedLine } from "./place-tasks.ts";
import type { SheetProblem } from "./sheet-problem.ts";
import type { LinkReading, SheetLink } from "./sheet-task.ts";

export interface MergedLinks {
  readonly links: readonly PlanLink[];
  /** How many of them the lines tell. */
  readonly told: number;
  /** Ids of the tasks whose predecessors are others than before. */
  readonly changed: ReadonlySet<string>;
  readonly problems: readonly SheetProblem[];
}

/**
 * The links of the plan with those that the lines tell: a line that tells its predecessors has these and no others. What the sheet does not
 * hold may be a task of the plan, by its WBS code, by its number as `#31`, by a plain number where `sharesNumbers` says that the sheet has no
 * other numbers than the plan's, and by a name that the plan has once. A link type and a lag may follow a name that does not end so itself.
 */
export function mergeLinks(
  plan: Plan,
  lines: readonly PlacedLine[],
  idOf: (index: number) => string | null,
  sharesNumbers: boolean,
  newId: () => string,
): MergedLinks {
  const problems: SheetProblem[] = [];
  const telling = new Map(lines.filter(({ sheet }) => sheet.cells.predecessors).map((line) => [line.id, line]));
  const former = new Map<string, Map<string, PlanLink>>();
  for (const link of plan.links) {
    if (!telling.has(link.successorId)) continue;
    const own = former.get(link.successorId) ?? new Map<string, PlanLink>();
    former.set(link.successorId, own.set(link.predecessorId, link));
  }
  const links = plan.links.filter((link) => !telling.has(link.successorId));
  const changed = new Set<string>();
  const find = planTargets(plan, sharesNumbers);
  let count = 0;
  for (const { id, sheet } of telling.values()) {
    const own = former.get(id) ?? new Map<string, PlanLink>();
    const told = new Set<string>();
    const problemsBefore = problems.length;
    for (const link of sheet.cells.predecessors ?? []) {
      const { written, predecessorId } = resolved(link, (reading) =>
        reading.predecessor === null ? find(reading) : idOf(reading.predecessor),
      );
      const wrong =
        predecessorId === null ? "linkUnknown" : predecessorId === id ? "linkItself" : told.has(predecessorId) ? "duplicateLink" : null;
      if (wrong || predecessorId === null) {
        problems.push({ code: wrong ?? "linkUnknown", line: sheet.line, field: "predecessors", text: excerpt(written.target) });
        continue;
      }
      told.add(predecessorId);
      const planned = merged(own.get(predecessorId), written, predecessorId, id, newId);
      if (planned !== own.get(predecessorId)) changed.add(id);
      links.push(planned);
      count++;
    }
    // What could not be read may be one that was there: it stays rather than be lost by a slip.
    if (problems.length > problemsBefore) links.push(...[...own.values()].filter((link) => !told.has(link.predecessorId)));
    else if (own.size > told.size || [...own.keys()].some((key) => !told.has(key))) changed.add(id);
  }
  return { links, told: count, changed, problems };
}

/** The first of the ways to read a link in which it names a task. */
function resolved(link: SheetLink, find: (reading: LinkReading) => string | null) {
  for (const written of [link, ...link.otherwise]) {
    const predecessorId = find(written);
    if (predecessorId !== null) return { written, predecessorId };
  }
  return { written: link, predecessorId: null };
}

function merged(
  known: PlanLink | undefined,
  written: LinkReading,
  predecessorId: string,
  successorId: string,
  newId: () => string,
): PlanLink {
  const { type, lag, lagUnit } = written;
  if (!known) return { id: newId(), predecessorId, successorId, type, lag, lagUnit };
  const isSame = known.type === type && known.lag === lag && (lag === 0 || known.lagUnit === lagUnit);
  return isSame ? known : { ...known, type, lag, lagUnit };
}

/** The task of the plan that a reading of a link names; plain numbers count only where the sheet shares the plan's. */
export function planTargets(plan: Plan, sharesNumbers: boolean): (link: LinkReading) => string | null {
  const codes = workBreakdownCodes(plan.tasks);
  const byCode = new Map(plan.tasks.map((task) => [codes.get(task.id) ?? "", task.id]));
  const byNumber = new Map(plan.tasks.map((task) => [String(task.number), task.id]));
  const byName = idsByName(plan);
  return ({ target, planKey }) => {
    if (planKey === "name") return byName.get(target) ?? null;
    if (planKey === "code") return byCode.get(plainCode(target)) ?? null;
    const isNumber = planKey === "number" && (sharesNumbers || target.startsWith("#"));
    return isNumber ? (byNumber.get(String(Number(target.replace("#", "")))) ?? null) : null;
  };
}

/** Ids by the names of tasks in either language; null for a name that several have. */
export function idsByName(plan: Pick<Plan, "tasks">): ReadonlyMap<string, string | null> {
  const ids = new Map<string, string | null>();
  for (const { id, name } of plan.tasks)
    for (const text of new Set([name.text, name.zh ?? name.text].map((each) => each.normalize("NFKC"))))
      ids.set(text, ids.has(text) ? null : id);
  return ids;
}
