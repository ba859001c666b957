import { excerpt } from "../interchange/import-problem.ts";
import { childrenByParent } from "../plan/tree.ts";
import type { PlanTask } from "../plan/model.ts";
import type { SheetProblem } from "./sheet-problem.ts";
import type { SheetTask } from "./sheet-task.ts";

export interface PlacedLine {
  readonly sheet: SheetTask;
  readonly id: string;
  /** The task it was; null for a new one. */
  readonly before: PlanTask | null;
}

export interface Placement {
  readonly parentId: string | null;
  readonly position: number;
}

export interface Placements {
  /** Of every task of the plan as it is to be, those that the sheet does not name among them. */
  readonly places: ReadonlyMap<string, Placement>;
  readonly summaries: ReadonlySet<string>;
  readonly problems: readonly SheetProblem[];
}

const step = 1024;

/**
 * Where every task comes to lie. A task that stays under its parent keeps its place there; a new or moved one follows the line before it that lies
 * under the same parent, or comes last. A line that would lie within itself, directly or by way of others, stays where it was.
 * `at` tells which of the lines stands for a task of the sheet.
 */
export function placeTasks(
  tasks: readonly PlanTask[],
  lines: readonly PlacedLine[],
  at: ReadonlyMap<SheetTask, PlacedLine>,
  all: readonly SheetTask[],
): Placements {
  const problems: SheetProblem[] = [];
  const parents = new Map<string, string | null>(tasks.map((task) => [task.id, task.parentId]));
  const former = new Map(parents);
  for (const { id, sheet, before } of lines) parents.set(id, wishedParent(sheet, before, at, all));
  for (const { id, sheet, before } of lines) {
    if (!isInside(id, parents)) continue;
    problems.push({ code: "parent", line: sheet.line, field: null, text: excerpt(sheet.name) });
    parents.set(id, before && !isInside(id, new Map(parents).set(id, before.parentId)) ? before.parentId : null);
  }
  const children = new Map<string | null, string[]>();
  for (const [parentId, own] of childrenByParent(tasks))
    children.set(
      parentId,
      own.map((task) => task.id).filter((id) => parents.get(id) === former.get(id)),
    );
  const last = new Map<string | null, string>();
  for (const { id, before } of lines) {
    const parentId = parents.get(id) ?? null;
    if (!before || before.parentId !== parentId) insert(children, parentId, id, last.get(parentId));
    last.set(parentId, id);
  }
  const positions = new Map(tasks.map((task) => [task.id, task.position]));
  const places = new Map<string, Placement>();
  for (const [parentId, ids] of children)
    numbered(ids, (id) => (former.get(id) === parentId && former.has(id) ? positions.get(id) : undefined)).forEach((position, index) =>
      places.set(ids[index]!, { parentId, position }),
    );
  const summaries = new Set([...children].flatMap(([parentId, ids]) => (parentId !== null && ids.length > 0 ? [parentId] : [])));
  return { places, summaries, problems };
}

function wishedParent(
  sheet: SheetTask,
  before: PlanTask | null,
  at: ReadonlyMap<SheetTask, PlacedLine>,
  all: readonly SheetTask[],
): string | null {
  if (sheet.parent === undefined) return before?.parentId ?? null;
  if (sheet.parent === null) return null;
  const parent = all[sheet.parent];
  return (parent && at.get(parent)?.id) ?? before?.parentId ?? null;
}

function isInside(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set([id]);
  for (let above = parents.get(id) ?? null; above !== null; above = parents.get(above) ?? null) {
    if (above === id) return true;
    // A loop further up is told at its own lines.
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}

function insert(children: Map<string | null, string[]>, parentId: string | null, id: string, afterId: string | undefined): void {
  const siblings = children.get(parentId);
  if (!siblings) return void children.set(parentId, [id]);
  if (afterId === undefined || siblings[siblings.length - 1] === afterId) return void siblings.push(id);
  siblings.splice(siblings.indexOf(afterId) + 1, 0, id);
}

/** Positions that rise: those that are known stay where there is room between them for the others, else all are numbered anew. */
function numbered(ids: readonly string[], known: (id: string) => number | undefined): readonly number[] {
  const given = ids.map(known);
  const positions: number[] = [];
  for (let index = 0; index < ids.length; index++) {
    const own = given[index];
    if (own !== undefined) {
      positions.push(own);
      continue;
    }
    let end = index;
    while (end < ids.length && given[end] === undefined) end++;
    const previous = positions[index - 1];
    const next = given[end];
    const count = end - index;
    const gap = next === undefined || previous === undefined ? step : (next - previous) / (count + 1);
    const base = previous ?? (next === undefined ? 0 : next - step * (count + 1));
    for (let number = 1; number <= count; number++) positions.push(base + gap * number);
    index = end - 1;
  }
  const rises = positions.every((position, index) => index === 0 || position > positions[index - 1]!);
  return rises ? positions : ids.map((_, index) => (index + 1) * step);
}
