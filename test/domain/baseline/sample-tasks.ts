import type { BaselineTask } from "#app/domain/baseline/model.ts";
import { compileCalendar, standardCalendar, type WorkCalendar } from "#app/domain/time/calendar.ts";
import { parseDay } from "#app/domain/time/day.ts";

/** A task of a baseline; on Monday 4 January 2027 when nothing else is said. */
export function baselineTask(taskId: string, values: Partial<BaselineTask> = {}): BaselineTask {
  return {
    taskId,
    parentId: null,
    position: 1024,
    kind: "task",
    name: { text: taskId, zh: null },
    start: "2027-01-04T08:00",
    finish: "2027-01-04T17:00",
    durationMinutes: 480,
    costMinor: null,
    ...values,
  };
}

export function standardWork(): WorkCalendar {
  const from = parseDay("2026-01-01") ?? 0;
  const compiled = compileCalendar(standardCalendar, from, from + 1500);
  if (!compiled.ok) throw new Error(compiled.problem.code);
  return compiled.value;
}
