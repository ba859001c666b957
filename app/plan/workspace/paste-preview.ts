import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan, PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import { newTaskOf } from "#app/domain/plan/new-task-of.ts";
import { newTaskStart } from "#app/domain/plan/new-task-start.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { summaryIds } from "#app/domain/plan/tree.ts";
import { excerpt } from "#app/domain/interchange/import-problem.ts";
import { findHeaderRow, type SheetField } from "#app/domain/sheet/columns.ts";
import { cutLoops } from "#app/domain/sheet/cut-loops.ts";
import type { KnownPerson } from "#app/domain/sheet/find-people.ts";
import { guessColumns } from "#app/domain/sheet/guess-columns.ts";
import { mergeSheet } from "#app/domain/sheet/merge-sheet.ts";
import { takeOuterLinks } from "#app/domain/sheet/outer-links.ts";
import { readSheetTasks } from "#app/domain/sheet/read-tasks.ts";
import type { SheetProblem } from "#app/domain/sheet/sheet-problem.ts";
import type { SheetRow } from "#app/domain/sheet/sheet.ts";
import { understandSheets } from "#app/domain/sheet/understand.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { PastedRows } from "./pasted-table.ts";

type Addition = Extract<PlanCommand, { kind: "addTasks" }>;

/** What cannot be taken over from a pasted row, at its line, counted from 1 with the header included. */
export interface PasteProblem extends Omit<SheetProblem, "code"> {
  readonly code: SheetProblem["code"] | "linkInside" | "ownerUnknown";
}

export interface PastePreview {
  /** Null when no row has a name. */
  readonly command: Addition | null;
  readonly columns: readonly SheetField[];
  readonly hasHeader: boolean;
  readonly problems: readonly PasteProblem[];
}

export interface PasteWishes {
  readonly parentId: string | null;
  readonly afterId: string | null;
  readonly today: Day;
  readonly dayLength: number;
  newId(): string;
}

/**
 * What pasted rows make of a plan: new tasks with their hierarchy, dates, the links between them and those from tasks of the plan. Nobody joins the project by
 * being named: an owner that is not in it is told and left out, as is every cell that cannot be read and every link that would close a loop.
 */
export function previewPaste(plan: Plan, rows: PastedRows, wishes: PasteWishes): PastePreview {
  const lines = rows.map((cells, index): SheetRow => ({ line: index + 1, outlineLevel: 0, cells: cells.map((cell) => cell || null) }));
  const hasHeader = findHeaderRow(lines) >= 0;
  const names = new Set(plan.people.map((person) => person.name.toLowerCase()));
  const columns = hasHeader ? undefined : guessColumns(rows, names, wishes.dayLength);
  // Without a header of their own the rows get one that says nothing.
  const sheet = hasHeader ? lines : [{ line: 0, outlineLevel: 0, cells: [] }, ...lines];
  const choice = columns ? { headerLine: 0, columns } : {};
  const reading = understandSheets([{ name: "", isHidden: false, rows: sheet }], choice, "monthFirst", wishes.dayLength, plan);
  const read = readSheetTasks(reading, wishes.dayLength, plan);
  const fields = reading.columns.flatMap(({ field }) => field ?? []);
  const empty: Plan = { ...plan, tasks: [], links: [], gates: {}, baseline: null, goLiveTaskId: null };
  const scheduled = schedulePlan(empty);
  const nothing: PastePreview = { command: null, columns: fields, hasHeader, problems: read.problems };
  if (read.tasks.length === 0 || !scheduled.ok) return nothing;
  const people: KnownPerson[] = plan.people.map(({ id, name }) => ({ id, name, email: null }));
  const { today, newId } = wishes;
  const pared = takeOuterLinks(plan, read.tasks);
  const merged = mergeSheet(empty, scheduled.value, pared.tasks, { match: null, people, today, newId });
  if (!merged.ok) return { ...nothing, problems: [...read.problems, merged.problem] };
  const { plan: made, problems } = merged.value;
  const strangers = new Map(merged.value.newPeople.map(({ id, name }) => [id, name]));
  const lineOf = new Map(merged.value.lines.map(({ task, sheet: { line } }) => [task.id, line]));
  const unknown = made.tasks.flatMap(({ id, ownerId }): PasteProblem[] => {
    const text = ownerId === null ? undefined : strangers.get(ownerId);
    return text === undefined ? [] : [{ code: "ownerUnknown", line: lineOf.get(id) ?? 0, field: "owner", text }];
  });
  const roles = new Set(plan.roles.map((role) => role.code));
  const summaries = summaryIds(made.tasks);
  const outer = merged.value.lines.flatMap(({ task, sheet }) =>
    sheet.isGroup
      ? []
      : (pared.outer.get(sheet.line) ?? []).map(({ target: _written, ...link }) => ({ id: newId(), successorId: task.id, ...link })),
  );
  const following = new Set([...made.links, ...outer].map((link) => link.successorId));
  const tasks = made.tasks.map((task) =>
    newTaskOf({
      ...task,
      ...(task.ownerId !== null && strangers.has(task.ownerId) ? { ownerId: null } : {}),
      ...(task.roleCode !== null && !roles.has(task.roleCode) ? { roleCode: null } : {}),
      ...(summaries.has(task.id) || following.has(task.id) ? {} : startOf(task, plan.start, today)),
    }),
  );
  const place = { kind: "addTasks", parentId: wishes.parentId, afterId: wishes.afterId } as const;
  const fitting = fittingLinks(plan, { ...place, tasks, links: made.links }, outer, (id) => lineOf.get(id));
  return {
    command: { ...place, tasks, links: [...made.links, ...fitting.links] },
    columns: fields,
    hasHeader,
    problems: [...read.problems, ...pared.problems, ...problems, ...unknown, ...fitting.problems].sort((a, b) => a.line - b.line),
  };
}

/** Those of the links from tasks of the plan that can be: a task does not wait for what it lies in, nor for what waits for it. */
function fittingLinks(
  plan: Plan,
  command: Addition,
  outer: readonly PlanLink[],
  lineOf: (taskId: string) => number | undefined,
): { readonly links: readonly PlanLink[]; readonly problems: readonly PasteProblem[] } {
  if (outer.length === 0) return { links: [], problems: [] };
  const names = new Map(plan.tasks.map(({ id, name }) => [id, name.text]));
  const around = ancestorsOf(plan, command.parentId);
  const problems = outer
    .filter(({ predecessorId }) => around.has(predecessorId))
    .map(({ predecessorId, successorId }): PasteProblem => ({
      code: "linkInside",
      line: lineOf(successorId) ?? 0,
      field: "predecessors",
      text: excerpt(names.get(predecessorId) ?? ""),
    }));
  const outside = outer.filter(({ predecessorId }) => !around.has(predecessorId));
  const applied = applyCommand(plan, { ...command, links: [...command.links, ...outside] });
  if (!applied.ok) return { links: outside, problems };
  const draft = applied.value.plan;
  const own = new Set(outside.map(({ id }) => id));
  const before = { ...plan, links: draft.links.filter(({ id }) => !own.has(id)) };
  const loops = cutLoops(draft, before, lineOf, schedulePlan);
  const cut = new Set(loops.cut.map(({ id }) => id));
  return { links: outside.filter(({ id }) => !cut.has(id)), problems: [...problems, ...loops.problems] };
}

/** A task and all that it lies in. */
function ancestorsOf({ tasks }: Plan, taskId: string | null): ReadonlySet<string> {
  const parents = new Map(tasks.map(({ id, parentId }) => [id, parentId]));
  const around = new Set<string>();
  for (let id = taskId; id !== null; id = parents.get(id) ?? null) around.add(id);
  return around;
}

/** A task of which nothing is told begins today, or with the plan. */
function startOf(task: PlanTask, planStart: Day, today: Day): Partial<PlanTask> {
  if (task.constraint !== "ASAP" || task.actualStart !== null || task.manualStart !== null) return {};
  const { earliestStart } = newTaskStart(planStart, today);
  return earliestStart ? { constraint: "SNET", constraintAt: earliestStart } : {};
}
