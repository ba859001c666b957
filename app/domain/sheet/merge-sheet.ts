import { cutLoops } from "./cut-loops.ts";
import { excerpt } from "../interchange/import-problem.ts";
import type { Plan, PlanRole, PlanTask } from "../plan/model.ts";
import { inTreeOrder } from "../plan/tree.ts";
import { failure, success, type Result } from "../result.ts";
import type { Schedule, ScheduleProblem } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";
import { applyCells, calendarOf, dayLengthOf, type AppliedLine } from "./apply-cells.ts";
import { PeopleOfSheet, type KnownPerson } from "./find-people.ts";
import { matchTasks, type MatchKey } from "./match-tasks.ts";
import { mergeLinks } from "./merge-links.ts";
import { placeTasks, type PlacedLine } from "./place-tasks.ts";
import { settleDates } from "./settle-dates.ts";
import type { SheetProblem } from "./sheet-problem.ts";
import type { SheetTask } from "./sheet-task.ts";

export interface MergeWishes {
  /** Null: found out. */
  readonly match: MatchKey | null;
  readonly people: readonly KnownPerson[];
  /** The last day on which something can have been done. */
  readonly today: Day;
  readonly newId: () => string;
}

export interface MergedSheet {
  /** The plan as it is to be, under the version it has. */
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly newPeople: readonly KnownPerson[];
  /** How many links the lines tell and the plan has. */
  readonly links: number;
  readonly lines: readonly MergedLine[];
  readonly problems: readonly SheetProblem[];
  readonly match: MatchKey;
}

export interface MergedLine {
  readonly sheet: SheetTask;
  /** The task in the plan as it is to be. */
  readonly task: PlanTask;
  readonly change: "added" | "changed" | "unchanged";
  /** What of a changed task is another than before. */
  readonly fields: readonly ChangedField[];
}

export type ChangedField = (typeof comparedFields)[number] | "predecessors";

/**
 * The plan with what a sheet tells: tasks that a line names are changed, lines that name none are added, and tasks that no line names stay as
 * they are. A start becomes "start no earlier than" only where the plan would begin earlier. `schedule` is that of the plan as it is.
 * Links that close a loop are left out, and told. Returns the problem when the result has no schedule all the same.
 */
export function mergeSheet(
  plan: Plan,
  schedule: Schedule,
  tasks: readonly SheetTask[],
  wishes: MergeWishes,
): Result<MergedSheet, SheetProblem> {
  const matches = matchTasks(plan, tasks, wishes.match);
  const problems: SheetProblem[] = [...matches.problems];
  const lines: PlacedLine[] = [];
  const lineOf = new Map<SheetTask, PlacedLine>();
  tasks.forEach((sheet, index) => {
    if (matches.repeated.has(index)) return;
    const before = matches.tasks.get(index) ?? null;
    const line = { sheet, before, id: before?.id ?? wishes.newId() };
    lines.push(line);
    lineOf.set(sheet, line);
  });
  const placements = placeTasks(plan.tasks, lines, lineOf, tasks);
  const people = new PeopleOfSheet(wishes.people, wishes.newId, plan.roles);
  const newRoles: PlanRole[] | null = plan.roles.length === 0 ? [] : null;
  const { today } = wishes;
  const work = { plan, people, newRoles, calendar: calendarOf(plan), dayLength: dayLengthOf(plan), today, problems };
  const applied = new Map<string, AppliedLine>();
  for (const line of lines) {
    const planned = line.before ? schedule.task(schedule.indexOf(line.id)) : null;
    applied.set(line.id, applyCells(line, placements.places.get(line.id)!, placements.summaries.has(line.id), planned, work));
  }
  const sharesNumbers = matches.by === "number" || tasks.every(({ number }) => number === null);
  const links = mergeLinks(plan, lines, (index) => lineOf.get(tasks[index]!)?.id ?? null, sharesNumbers, wishes.newId);
  const moved = plan.tasks.map((task) => placedAgain(applied.get(task.id)?.task ?? task, placements.places.get(task.id)));
  const added = lines.flatMap((line) => (line.before ? [] : [applied.get(line.id)!.task]));
  const numbered = numberTasks(plan, inTreeOrder([...moved, ...added]), lines);
  const draft: Plan = {
    ...plan,
    ...numbered,
    links: links.links,
    people: [...plan.people, ...people.made.map(({ id, name }) => ({ id, name }))],
    roles: [...plan.roles, ...(newRoles ?? [])],
  };
  const reported = lines.filter(({ id, before }) => applied.get(id)!.task.progress !== before?.progress);
  const wishedStarts = new Map([...applied].map(([id, line]) => [id, line.wishedStart]));
  const reportedIds = new Set(reported.map((line) => line.id));
  const sheetLines = new Map(lines.map(({ id, sheet }) => [id, sheet.line]));
  const loops = cutLoops(
    draft,
    plan,
    (id) => sheetLines.get(id),
    (each) => settleDates(each, wishedStarts, reportedIds, today),
  );
  const { settled } = loops;
  if (!settled.ok) return failure(lineOfProblem(settled.problem, loops.plan, lines));
  const asBefore = loops.cut.filter(({ successorId }) => hasSameLinks(plan, loops.plan, successorId)).map((link) => link.successorId);
  const relinked = new Set([...links.changed].filter((id) => !asBefore.includes(id)));
  const byId = new Map(settled.value.plan.tasks.map((task) => [task.id, task]));
  return success({
    ...settled.value,
    newPeople: people.made,
    links: links.told - loops.cut.length,
    lines: lines.map((line) => compared(line, byId.get(line.id)!, relinked)),
    problems: [...problems, ...placements.problems, ...links.problems, ...loops.problems].sort((a, b) => a.line - b.line),
    match: matches.by,
  });
}

function hasSameLinks(before: Plan, after: Plan, taskId: string): boolean {
  const into = ({ links }: Plan) => links.filter(({ successorId }) => successorId === taskId);
  const former = new Set(into(before));
  const links = into(after);
  return links.length === former.size && links.every((link) => former.has(link));
}

function placedAgain(task: PlanTask, place: { readonly parentId: string | null; readonly position: number } | undefined): PlanTask {
  return !place || (task.parentId === place.parentId && task.position === place.position) ? task : { ...task, ...place };
}

/** New tasks get the plan's next numbers; those of an empty plan the sheet's, where each has one of its own. */
function numberTasks(plan: Plan, tasks: readonly PlanTask[], lines: readonly PlacedLine[]): Pick<Plan, "tasks" | "nextTaskNumber"> {
  const told = new Map(lines.map((line) => [line.id, line.sheet.number]));
  const numbers = new Set([...told.values()].filter((number) => number !== null && number > 0));
  const keepsNumbers = plan.tasks.length === 0 && plan.nextTaskNumber === 1 && tasks.length > 0 && numbers.size === tasks.length;
  let next = plan.nextTaskNumber;
  const isNew = new Set(lines.filter((line) => !line.before).map((line) => line.id));
  const numbered = tasks.map((task) => {
    if (!isNew.has(task.id)) return task;
    const number = keepsNumbers ? told.get(task.id)! : next;
    next = Math.max(next, number + 1);
    return { ...task, number };
  });
  return { tasks: numbered, nextTaskNumber: next };
}

const comparedFields = [
  "parentId",
  "kind",
  "name",
  "durationMinutes",
  "progress",
  "constraint",
  "constraintAt",
  "deadline",
  "actualStart",
  "actualFinish",
  "manualStart",
  "manualFinish",
  "roleCode",
  "ownerId",
  "deliverable",
  "custom",
] as const satisfies readonly (keyof PlanTask)[];

function compared({ sheet, before }: PlacedLine, task: PlanTask, linksChanged: ReadonlySet<string>): MergedLine {
  if (!before) return { sheet, task, change: "added", fields: [] };
  const fields: ChangedField[] = comparedFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(task[field]));
  if (before.elapsed !== task.elapsed && !fields.includes("durationMinutes")) fields.push("durationMinutes");
  if (linksChanged.has(task.id)) fields.push("predecessors");
  return { sheet, task, change: fields.length > 0 ? "changed" : "unchanged", fields };
}

/** Why the plan that a sheet makes has no schedule, at the line of one of its tasks. */
function lineOfProblem(problem: ScheduleProblem, plan: Plan, lines: readonly PlacedLine[]): SheetProblem {
  const ids = "loop" in problem ? problem.loop : "taskId" in problem && problem.taskId !== null ? [problem.taskId] : [];
  const names = new Map(plan.tasks.map((task) => [task.id, task.name.text]));
  const line = lines.find(({ id }) => ids.includes(id))?.sheet.line ?? 0;
  const text = excerpt(ids.map((id) => names.get(id) ?? id).join(" → "));
  return "loop" in problem ? { code: "loop", line, field: "predecessors", text } : { code: "unschedulable", line, field: null, text };
}
