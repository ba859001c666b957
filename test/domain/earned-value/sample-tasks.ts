import type { ProjectValueInput } from "#app/domain/earned-value/project-value.ts";
import type { ValuedTask } from "#app/domain/earned-value/task-value.ts";
import { compileCalendar, standardCalendar } from "#app/domain/time/calendar.ts";
import { parseCivilTime, parseDay } from "#app/domain/time/day.ts";

export function officeHours() {
  const from = parseDay("2027-01-01")!;
  const compiled = compileCalendar(standardCalendar, from, from + 400);
  if (!compiled.ok) throw new Error("the standard calendar has working time");
  return compiled.value;
}

export function at(time: string): number {
  return parseCivilTime(time)!;
}

/** A task of the week of 4 January 2027, five days of eight hours. */
export function valuedTask(id: string, changes: Partial<ValuedTask> = {}): ValuedTask {
  return {
    id,
    phaseId: "phase",
    budget: 1000,
    plannedStart: at("2027-01-04T08:00"),
    plannedFinish: at("2027-01-08T17:00"),
    progress: 0,
    actualStart: null,
    actualFinish: null,
    ...changes,
  };
}

export function projectInput(changes: Partial<ProjectValueInput> = {}): ProjectValueInput {
  return {
    tasks: [valuedTask("a")],
    spent: [],
    calendar: officeHours(),
    method: "percent",
    statusDay: "2027-01-06",
    today: "2027-01-06",
    ...changes,
  };
}
