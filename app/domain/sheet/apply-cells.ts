import { isLetThrough } from "../gate/mark.ts";
import { excerpt } from "../interchange/import-problem.ts";
import { isPoint, plainTask, type BilingualText, type Plan, type PlanRole, type PlanTask } from "../plan/model.ts";
import {
  compileCalendar,
  minutesPerDay,
  nextWorkStart,
  previousWorkEnd,
  workBetween,
  workMinutesOfDay,
  type WorkCalendar,
} from "../time/calendar.ts";
import { formatCivilTime, minutesInDay, parseCivilTime, parseDay, type CivilTime, type Day } from "../time/day.ts";
import { longestPlannedMinutes } from "../time/duration.ts";
import type { SheetTime } from "./dates.ts";
import { findRole, unknownRole, type PeopleOfSheet } from "./find-people.ts";
import { withOwnCells } from "./own-fields.ts";
import type { PlacedLine, Placement } from "./place-tasks.ts";
import type { SheetProblem } from "./sheet-problem.ts";
import type { SheetCells, SheetTask } from "./sheet-task.ts";

/** A task's dates in the plan as it was. */
export interface PlannedDates {
  readonly start: CivilTime;
  readonly finish: CivilTime;
}

export interface CellWork {
  readonly plan: Pick<Plan, "roles" | "people" | "gates">;
  readonly people: PeopleOfSheet;
  /** Roles that the sheet brings; null where they are to be known. */
  readonly newRoles: PlanRole[] | null;
  readonly calendar: WorkCalendar;
  readonly dayLength: number;
  readonly today: Day;
  readonly problems: SheetProblem[];
}

export interface AppliedLine {
  readonly task: PlanTask;
  /** The start that the line asks for, where nothing else in it sets the dates. */
  readonly wishedStart: CivilTime | null;
}

/** The working time that durations are counted in, around the days that a plan and a sheet speak of. Throws when the calendar has none. */
export function calendarOf({ calendar, start }: Pick<Plan, "calendar" | "start">): WorkCalendar {
  const day = parseDay(start) ?? 0;
  const compiled = compileCalendar(calendar, day - 400, day + 1500);
  if (!compiled.ok) throw new RangeError("a calendar without working time");
  return compiled.value;
}

export function dayLengthOf({ calendar }: Pick<Plan, "calendar">): number {
  return minutesPerDay(calendar) || 480;
}

/** The task that a line makes of the one there was, or of nothing. A summary takes its dates and progress from its tasks: cells that say others do not count. */
export function applyCells(
  line: PlacedLine,
  place: Placement,
  isSummary: boolean,
  before: PlannedDates | null,
  work: CellWork,
): AppliedLine {
  const { cells } = line.sheet;
  const kind = kindOf(line, isSummary, work);
  const base: PlanTask = line.before
    ? { ...line.before, ...place, kind, name: sameOr(line.before.name, line.sheet.name) }
    : {
        id: line.id,
        version: 1,
        number: 0,
        ...place,
        kind,
        name: { text: line.sheet.name, zh: null },
        ...plainTask,
        durationMinutes: isSummary || line.sheet.isGroup || isPoint(kind) || kind === "phase" ? 0 : work.dayLength,
      };
  const named: PlanTask = {
    ...base,
    ...people(line, base, work),
    ...(cells.deliverable === undefined ? {} : { deliverable: sameOr(base.deliverable, cells.deliverable ?? "") }),
    custom: withOwnCells(base.custom, cells.custom),
    deadline: dated(base.deadline, cells.deadline, work, "finish"),
    ...constraint(line, base, work),
  };
  if (isSummary) return { task: { ...named, ...(line.before ? {} : { durationMinutes: 0 }) }, wishedStart: null };
  const reported = byDecision(line, report(named, line.sheet, work), work);
  return datedTask(line, reported, before, work);
}

function kindOf({ sheet, before }: PlacedLine, isSummary: boolean, { problems }: CellWork): PlanTask["kind"] {
  const { kind, duration } = sheet.cells;
  const wished = kind ?? before?.kind ?? (isSummary || sheet.isGroup ? "phase" : duration?.minutes === 0 ? "milestone" : "task");
  if (!isSummary || !isPoint(wished)) return wished;
  problems.push({ code: "parentOfPoint", line: sheet.line, field: kind ? "kind" : null, text: excerpt(sheet.name) });
  return before && !isPoint(before.kind) ? before.kind : "phase";
}

function people({ sheet }: PlacedLine, base: PlanTask, work: CellWork): Pick<PlanTask, "ownerId" | "roleCode"> {
  const { owner, role } = sheet.cells;
  let { ownerId, roleCode } = base;
  if (role === null) roleCode = null;
  else if (role !== undefined) {
    const found = findRole(work.plan.roles, role, work.newRoles);
    if (found) roleCode = found.code;
    else work.problems.push(unknownRole(sheet.line, role));
  }
  if (owner === null) ownerId = null;
  else if (owner !== undefined && !isEffectiveOwner(owner, { ownerId, roleCode }, work)) {
    const found = work.people.find(owner);
    if (found === "several") work.problems.push({ code: "ambiguousOwner", line: sheet.line, field: "owner", text: excerpt(owner) });
    else ownerId = found.id;
  }
  return { ownerId, roleCode };
}

/** Exported sheets name whoever does the task, which may be the person of its role: that is no change. */
function isEffectiveOwner(
  owner: string,
  { ownerId, roleCode }: Pick<PlanTask, "ownerId" | "roleCode">,
  { plan, people: known }: CellWork,
): boolean {
  const role = plan.roles.find((candidate) => candidate.code === roleCode);
  const personId = ownerId ?? role?.personId;
  const person = plan.people.find(({ id }) => id === personId);
  return person !== undefined && known.isNamed(owner, person);
}

function constraint({ sheet }: PlacedLine, base: PlanTask, { problems }: CellWork): Pick<PlanTask, "constraint" | "constraintAt"> {
  const type = sheet.cells.constraint ?? base.constraint;
  if (type === "ASAP" || type === "ALAP") return { constraint: type, constraintAt: null };
  const { constraintAt } = sheet.cells;
  const isFinish = type === "FNET" || type === "FNLT" || type === "MFO";
  if (constraintAt && base.constraintAt?.slice(0, 10) !== constraintAt.day)
    return { constraint: type, constraintAt: constraintAt.at ?? `${constraintAt.day}T${isFinish ? "17:00" : "00:00"}` };
  if (base.constraintAt !== null && (constraintAt !== null || type === base.constraint))
    return { constraint: type, constraintAt: base.constraintAt };
  problems.push({ code: "constraintDate", line: sheet.line, field: "constraintAt", text: "" });
  return { constraint: base.constraint, constraintAt: base.constraintAt };
}

/** A civil time for a day: when work begins or ends on it. What is there stays where only its day is told. */
function dated(
  before: CivilTime | null,
  told: SheetTime | null | undefined,
  { calendar }: CellWork,
  end: "start" | "finish",
): CivilTime | null {
  if (told === undefined) return before;
  if (told === null) return null;
  if (before?.slice(0, 10) === told.day && (told.at === null || told.at === before)) return before;
  return told.at ?? workTime(told.day, calendar, end);
}

function workTime(day: Day, calendar: WorkCalendar, end: "start" | "finish"): CivilTime {
  const number = parseDay(day) ?? 0;
  if (workMinutesOfDay(calendar, number) === 0) return `${day}T${end === "start" ? "09:00" : "17:00"}`;
  const at = end === "start" ? nextWorkStart(calendar, number * minutesInDay) : previousWorkEnd(calendar, (number + 1) * minutesInDay);
  return formatCivilTime(at);
}

function report(task: PlanTask, { cells, line }: SheetTask, work: CellWork): PlanTask {
  /** Actual dates tell what has happened: one that lies ahead is left out, unless it is there already. */
  const actual = (field: "actualStart" | "actualFinish", end: "start" | "finish") => {
    const at = dated(task[field], cells[field], work, end);
    if (at === null || at === task[field] || at.slice(0, 10) <= work.today) return at;
    work.problems.push({ code: "actualAhead", line, field, text: at.slice(0, 10) });
    return task[field];
  };
  const actualStart = actual("actualStart", "start");
  const actualFinish = actual("actualFinish", "finish");
  const isFinished = cells.progress === undefined && actualFinish !== null && actualFinish !== task.actualFinish;
  const progress = cells.progress ?? (isFinished ? 100 : task.progress);
  if (progress === task.progress) return { ...task, actualStart, actualFinish };
  return {
    ...task,
    progress,
    actualStart: progress === 0 && !cells.actualStart ? null : actualStart,
    actualFinish: progress < 100 ? null : actualFinish,
  };
}

/** Gates are passed and opened again by decisions: what a line says otherwise of them is left out, and told. */
function byDecision({ sheet, before }: PlacedLine, task: PlanTask, { plan, problems }: CellWork): PlanTask {
  const isFinished = (state: PlanTask | null) => state?.kind === "gate" && state.progress === 100;
  const isDecided = isLetThrough(plan.gates[task.id]);
  if (isFinished(task) === isDecided || (isFinished(task) && isFinished(before))) return task;
  if (isDecided && before) {
    problems.push({ code: "gateDecided", line: sheet.line, field: "progress", text: excerpt(sheet.name) });
    const { kind, progress, actualStart, actualFinish } = before;
    return { ...task, kind, progress, actualStart, actualFinish };
  }
  problems.push({ code: "gateUndecided", line: sheet.line, field: "progress", text: excerpt(sheet.name) });
  const progress = before && before.progress < 100 ? before.progress : 0;
  return { ...task, progress, actualStart: progress > 0 ? task.actualStart : null, actualFinish: null };
}

function datedTask({ sheet, before: known }: PlacedLine, task: PlanTask, before: PlannedDates | null, work: CellWork): AppliedLine {
  const { cells } = sheet;
  const start = before && cells.start && isShown(cells.start, before.start, "start") ? undefined : cells.start;
  const finish = before && cells.finish && isShown(cells.finish, before.finish, "finish") ? undefined : cells.finish;
  const duration = cells.duration && !isSameDuration(cells.duration, task, known) ? cells.duration : undefined;
  if (isPoint(task.kind)) {
    if (duration && duration.minutes > 0)
      work.problems.push({ code: "pointDuration", line: sheet.line, field: "duration", text: excerpt(sheet.name) });
    const at = start ?? (cells.start === undefined ? finish : undefined);
    return { task: { ...task, durationMinutes: 0, elapsed: false }, wishedStart: wish(task, cells, at) };
  }
  const isManual = cells.isManual ?? task.manualStart !== null;
  if (isManual) return { task: byHand(task, cells, before, work), wishedStart: null };
  const free: PlanTask = { ...task, manualStart: null, manualFinish: null };
  const spanned = duration || !finish ? null : spanOf(start ?? cells.start ?? null, finish, before, work.calendar);
  const lasting: PlanTask = duration
    ? { ...free, durationMinutes: duration.minutes, elapsed: duration.elapsed }
    : spanned !== null && (known === null || finish)
      ? { ...free, durationMinutes: spanned, elapsed: false }
      : free;
  const isOnlyDue = !known && finish && !cells.start && cells.deadline === undefined && !duration;
  return {
    task: isOnlyDue ? { ...lasting, deadline: finish.at ?? workTime(finish.day, work.calendar, "finish") } : lasting,
    wishedStart: wish(task, cells, start),
  };
}

/** The start to hold a task at; null where the line names a constraint itself, or the work has begun. */
function wish(task: PlanTask, cells: SheetCells, start: SheetTime | undefined): CivilTime | null {
  const isFree = task.constraint === "ASAP" || task.constraint === "SNET";
  if (!start || !isFree || (cells.constraint !== undefined && cells.constraint !== "ASAP") || task.actualStart !== null) return null;
  return start.at ?? `${start.day}T00:00`;
}

function isSameDuration(
  { minutes, elapsed }: { readonly minutes: number; readonly elapsed: boolean },
  task: PlanTask,
  known: PlanTask | null,
): boolean {
  return known !== null && minutes === task.durationMinutes && (elapsed === task.elapsed || minutes === 0);
}

/** Whether a cell is the date that the plan shows; a finish at midnight is shown as the day before. */
export function isShown(told: SheetTime, planned: CivilTime, end: "start" | "finish"): boolean {
  if (told.at !== null) return told.at === planned;
  if (end === "start" || !planned.endsWith("T00:00")) return told.day === planned.slice(0, 10);
  const minutes = parseCivilTime(planned) ?? 0;
  return told.day === formatCivilTime(minutes - 1).slice(0, 10) || told.day === planned.slice(0, 10);
}

/** Working minutes from a start to a finish; null where there is no time between them or no start is known. */
function spanOf(start: SheetTime | null, finish: SheetTime, before: PlannedDates | null, calendar: WorkCalendar): number | null {
  const from = start ? (start.at ?? `${start.day}T00:00`) : before?.start;
  if (!from) return null;
  const to = finish.at === null ? ((parseDay(finish.day) ?? 0) + 1) * minutesInDay : (parseCivilTime(finish.at) ?? 0);
  const minutes = workBetween(calendar, parseCivilTime(from) ?? 0, to);
  return minutes > 0 && minutes <= longestPlannedMinutes ? minutes : null;
}

function byHand(task: PlanTask, cells: SheetCells, before: PlannedDates | null, work: CellWork): PlanTask {
  const manualStart = dated(task.manualStart ?? before?.start ?? null, cells.start, work, "start");
  const told = cells.finish && task.manualFinish && isShown(cells.finish, task.manualFinish, "finish") ? undefined : cells.finish;
  const manualFinish = dated(task.manualFinish ?? before?.finish ?? null, told, work, "finish");
  if (manualStart === null || manualFinish === null || manualFinish < manualStart) return task;
  return { ...task, manualStart, manualFinish };
}

/** A text as typed, unless it is what is there in either language. */
function sameOr(before: BilingualText, text: string): BilingualText {
  return before.text === text || before.zh === text ? before : { text, zh: null };
}
