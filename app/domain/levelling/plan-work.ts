import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { flag } from "../schedule/network-model.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import type { NetworkTask, Pause } from "../schedule/network.ts";
import { findTask } from "../schedule/task-index.ts";
import { compileCalendar, workMinutesOfDay, workOffset } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { lastPlanDay, minutesInDay } from "../time/day.ts";
import type { LevellingPerson, LevellingProblem, StaffedPlan } from "./request.ts";

/** One person's work on one task. */
export interface WorkRow {
  readonly task: number;
  readonly person: number;
  readonly units: number;
  /** The working time in which it happens. */
  readonly calendar: WorkCalendar;
  /** Working minutes of that calendar after which the person is done; infinity where they work until the task finishes. */
  readonly span: number;
  /** Rests in the work, in working minutes from and to after its start. */
  readonly rests: readonly (readonly [from: number, to: number])[];
}

/** Who does what in a plan, ready to be counted. */
export interface PlanWork {
  readonly people: readonly LevellingPerson[];
  /** Of each person; null for one who never works. */
  readonly calendars: readonly (WorkCalendar | null)[];
  readonly rowsOfTask: ReadonlyMap<number, readonly WorkRow[]>;
}

/** Work that comes to less than this more than there is time for is rounding, in minutes. */
export const tolerance = 0.5;

/** Resolves people, calendars and assignments, or names the first that makes no sense. Assignments to summaries, milestones and inactive tasks are no work. */
export function readPlanWork({ network, people, assignments }: StaffedPlan, model: NetworkModel): Result<PlanWork, LevellingProblem> {
  const indexOfPerson = new Map<string, number>();
  const calendars: (WorkCalendar | null)[] = [];
  const compiled = new Map<string, WorkCalendar | null>();
  for (const { id, capacity, calendar = network.calendar } of people) {
    if (indexOfPerson.has(id)) return failure({ code: "levelling.person.duplicate", personId: id });
    if (!(capacity >= 0 && capacity <= 1000)) return failure({ code: "levelling.number.invalid", field: "capacity", value: capacity });
    const known = compiled.has(calendar) ? success(compiled.get(calendar)!) : compilePersonal(network.calendars, calendar, model.start);
    if (!known.ok) return known;
    compiled.set(calendar, known.value);
    indexOfPerson.set(id, calendars.length);
    calendars.push(known.value);
  }
  const unitsOf = new Map<number, Map<number, number>>();
  for (const { taskId, personId, units } of assignments) {
    const task = findTask(model.index, taskId);
    const person = indexOfPerson.get(personId);
    if (task < 0) return failure({ code: "levelling.task.unknown", taskId });
    if (person === undefined) return failure({ code: "levelling.person.unknown", personId });
    if (!(units >= 0 && units <= 1000)) return failure({ code: "levelling.number.invalid", field: "units", value: units });
    if (units === 0 || (model.flags[task]! & (flag.summary | flag.inactive)) !== 0 || model.span[task] === 0) continue;
    const byPerson = unitsOf.get(task) ?? new Map<number, number>();
    byPerson.set(person, (byPerson.get(person) ?? 0) + units);
    unitsOf.set(task, byPerson);
  }
  const rowsOfTask = new Map<number, readonly WorkRow[]>();
  for (const [task, byPerson] of unitsOf) {
    const rows = [...byPerson].map(([person, units]): WorkRow => {
      const key = people[person]!.calendar ?? network.calendar;
      return { task, person, units, ...workingTimeOf(model, network.tasks[task]!, task, key, calendars[person]!) };
    });
    rowsOfTask.set(task, rows);
  }
  return success({ people, calendars, rowsOfTask });
}

function compilePersonal(
  definitions: StaffedPlan["network"]["calendars"],
  key: string,
  start: number,
): Result<WorkCalendar | null, LevellingProblem> {
  const definition = Object.hasOwn(definitions, key) ? definitions[key] : undefined;
  if (definition === undefined) return failure({ code: "schedule.calendar.unknown", calendar: key, taskId: null });
  const firstDay = Math.floor(start / minutesInDay);
  const calendar = compileCalendar(definition, firstDay - 31, firstDay + 731);
  if (calendar.ok) return calendar;
  if (calendar.problem.code === "calendar.empty") return success(null);
  const { from, to } = calendar.problem.exception;
  return failure({ code: "schedule.calendar.invalid", calendar: key, from, to });
}

/** Work by the clock is done in the person's own working time, shared work on the calendar both have, all other work on the task's calendar. */
function workingTimeOf(
  model: NetworkModel,
  given: NetworkTask,
  task: number,
  calendarKey: string,
  personal: WorkCalendar | null,
): Pick<WorkRow, "calendar" | "span" | "rests"> {
  const flags = model.flags[task]!;
  const usual = model.calendars[model.calendarOf[task]!]!;
  if ((flags & flag.elapsed) !== 0) return { calendar: personal ?? usual, span: Infinity, rests: [] };
  if ((flags & flag.shared) !== 0) {
    const { start, calendar, duration } = model.sharedWork!;
    const working = (given.assignments ?? []).filter(({ workMinutes }) => workMinutes > 0);
    const own = working.findIndex((assignment) => assignment.calendar === calendarKey);
    const row = start[task]! + Math.max(0, own);
    return { calendar: model.calendars[calendar[row]!]!, span: duration[row]!, rests: [] };
  }
  const isFinished = (flags & flag.finished) !== 0;
  return { calendar: usual, span: Infinity, rests: isFinished ? [] : restsOf(given.pauses ?? [], model.duration[task]!) };
}

function restsOf(pauses: readonly Pause[], duration: number): WorkRow["rests"] {
  let rested = 0;
  return pauses.flatMap(({ afterMinutes, minutes }) => {
    if (afterMinutes <= 0 || afterMinutes >= duration || minutes === 0) return [];
    const from = afterMinutes + rested;
    rested += minutes;
    return [[from, from + minutes] as const];
  });
}

/** Minutes of a person's time on a day, after what they give to other things; 0 for one who never works. */
export function capacityOn({ people, calendars }: PlanWork, person: number, day: number): number {
  const calendar = calendars[person]!;
  return calendar === null ? 0 : people[person]!.capacity * workMinutesOfDay(calendar, day);
}

/** Calls `visit` with each day of someone's work on a task between its start and finish, and their minutes on it, until it returns false. */
export function visitDays(row: WorkRow, start: number, finish: number, visit: (day: number, minutes: number) => boolean): void {
  const { calendar, units, rests } = row;
  const first = workOffset(calendar, start);
  const last = Math.min(first + row.span, workOffset(calendar, finish));
  let day = Math.floor(start / minutesInDay);
  let from = first;
  while (from < last && day <= lastPlanDay) {
    const until = Math.min(last, workOffset(calendar, (day + 1) * minutesInDay));
    if (until > from) {
      let minutes = until - from;
      for (const [restFrom, restTo] of rests) minutes -= Math.max(0, Math.min(until, first + restTo) - Math.max(from, first + restFrom));
      if (minutes > 0 && !visit(day, minutes * units)) return;
      from = until;
    }
    day++;
  }
}
