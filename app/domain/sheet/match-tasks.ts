import { excerpt } from "../interchange/import-problem.ts";
import type { Plan, PlanTask } from "../plan/model.ts";
import { workBreakdownCodes } from "../plan/tree.ts";
import { plainCode } from "./hierarchy.ts";
import type { SheetProblem } from "./sheet-problem.ts";
import type { SheetTask } from "./sheet-task.ts";

/** What tells that a line is a task of the plan; by `none` every line is a new one. */
export const matchKeys = ["number", "code", "name", "none"] as const;
export type MatchKey = (typeof matchKeys)[number];

export interface Matches {
  readonly by: MatchKey;
  /** The task of the plan by the index of the sheet's; absent for a new one. */
  readonly tasks: ReadonlyMap<number, PlanTask>;
  /** Indexes of lines that are left out: they name a task that another line names. */
  readonly repeated: ReadonlySet<number>;
  readonly problems: readonly SheetProblem[];
}

/**
 * Which task of the plan each line of a sheet is. Without a wish, numbers and then WBS codes are believed when at least half of those that the
 * plan has stand beside the task's own name there, so that a list numbered by another program does not overwrite the plan; else names.
 */
export function matchTasks(plan: Plan, tasks: readonly SheetTask[], wish: MatchKey | null): Matches {
  const by = wish ?? chooseKey(plan, tasks);
  const found = findAll(plan, tasks, by);
  const lines = new Map<string, number>();
  const matched = new Map<number, PlanTask>();
  const repeated = new Set<number>();
  const problems: SheetProblem[] = [];
  found.forEach((match, index) => {
    const task = tasks[index]!;
    if (match === "several") problems.push({ code: "ambiguousName", line: task.line, field: "name", text: excerpt(task.name) });
    if (match === null || match === "several") return;
    if (lines.has(match.id)) {
      repeated.add(index);
      problems.push({ code: "duplicateTask", line: task.line, field: null, text: excerpt(task.name) });
      return;
    }
    lines.set(match.id, task.line);
    matched.set(index, match);
  });
  return { by, tasks: matched, repeated, problems };
}

function chooseKey(plan: Plan, tasks: readonly SheetTask[]): MatchKey {
  if (plan.tasks.length === 0) return "none";
  for (const by of ["number", "code"] as const) {
    const found = findAll(plan, tasks, by).flatMap((match, index) => (match === null || match === "several" ? [] : [{ match, index }]));
    const alike = found.filter(({ match, index }) => isNamed(match, tasks[index]!.name));
    if (found.length > 0 && alike.length * 2 >= found.length) return by;
  }
  return "name";
}

function isNamed({ name }: PlanTask, text: string): boolean {
  return name.text === text || name.zh === text;
}

type Match = PlanTask | "several" | null;

function findAll(plan: Plan, tasks: readonly SheetTask[], by: MatchKey): readonly Match[] {
  switch (by) {
    case "number": {
      const byNumber = new Map(plan.tasks.map((task) => [task.number, task]));
      return tasks.map(({ number }) => (number === null ? null : (byNumber.get(number) ?? null)));
    }
    case "code": {
      const codes = workBreakdownCodes(plan.tasks);
      const byCode = new Map(plan.tasks.map((task) => [codes.get(task.id) ?? "", task]));
      return tasks.map(({ code }) => (code === "" ? null : (byCode.get(plainCode(code)) ?? null)));
    }
    case "name":
      return findByName(plan, tasks);
    case "none":
      return tasks.map(() => null);
    default:
      return by satisfies never;
  }
}

/** By name where the plan has it once, else by the names from the top level down. */
function findByName(plan: Plan, tasks: readonly SheetTask[]): readonly Match[] {
  const byName = new Map<string, PlanTask[]>();
  const byPath = new Map<string, PlanTask[]>();
  const add = (index: Map<string, PlanTask[]>, key: string, task: PlanTask) => {
    const known = index.get(key);
    if (!known) index.set(key, [task]);
    else if (!known.includes(task)) known.push(task);
  };
  for (const language of ["text", "zh"] as const) {
    const paths = new Map<string, string>();
    for (const task of plan.tasks) {
      const name = task.name[language] ?? task.name.text;
      const path = `${task.parentId === null ? "" : (paths.get(task.parentId) ?? "")}\n${name}`;
      paths.set(task.id, path);
      add(byName, name, task);
      add(byPath, path, task);
    }
  }
  const pathOf = (index: number, depth = 0): string => {
    const task = tasks[index]!;
    const above = typeof task.parent === "number" && depth < 50 ? pathOf(task.parent, depth + 1) : "";
    return `${above}\n${task.name}`;
  };
  return tasks.map(({ name }, index) => {
    const named = byName.get(name) ?? [];
    if (named.length <= 1) return named[0] ?? null;
    const there = byPath.get(pathOf(index)) ?? [];
    return there.length === 1 ? there[0]! : "several";
  });
}
