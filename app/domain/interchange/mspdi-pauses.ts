import type { Pause } from "../schedule/network.ts";
import { workBetween } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { parseCivilTime } from "../time/day.ts";
import { readDuration, readNumber, readCivilTime } from "./mspdi-values.ts";
import { child, children, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

/** From one instant to another, in absolute civil minutes. */
type Stretch = readonly [from: number, to: number];

/** Remaining and actual work of an assignment by time. */
const workKinds: ReadonlySet<number> = new Set([1, 2]);

/**
 * When each task is worked on, by the time-phased work of its assignments, which a file has for tasks without people, too. Stretches
 * are sorted and joined; tasks without any are missing.
 */
export function readWorkStretches(project: XmlElement): ReadonlyMap<string, readonly Stretch[]> {
  const byTask = new Map<string, Stretch[]>();
  const list = child(project, "Assignments");
  for (const assignment of list ? children(list, "Assignment") : []) {
    const taskId = text(assignment, "TaskUID") ?? "";
    for (const part of children(assignment, "TimephasedData")) {
      if (!workKinds.has(readNumber(part, "Type") ?? 0) || !(readDuration(part, "Value") ?? 0)) continue;
      const from = parseCivilTime(readCivilTime(part, "Start") ?? "");
      const to = parseCivilTime(readCivilTime(part, "Finish") ?? "");
      if (from === null || to === null || to <= from) continue;
      const known = byTask.get(taskId);
      if (known) known.push([from, to]);
      else byTask.set(taskId, [[from, to]]);
    }
  }
  return new Map([...byTask].map(([taskId, stretches]) => [taskId, joined(stretches)]));
}

/** When a task without time-phased work is worked on: until it stops and since it resumes, as a file says of work that has begun. */
export function stretchesAround(task: XmlElement): readonly Stretch[] {
  const at = (tag: string) => parseCivilTime(readCivilTime(task, tag) ?? "");
  const [from, stop, resume, to] = [at("Start"), at("Stop"), at("Resume"), at("Finish")];
  if (from === null || stop === null || resume === null || to === null || !(from < stop && stop < resume && resume < to)) return [];
  return [
    [from, stop],
    [resume, to],
  ];
}

/**
 * Where work on a task rests: the working time of its calendar between stretches of its work. A task of two days that is worked on Monday and
 * Thursday rests for 960 minutes after 480. None when the stretches do not add up to the task's duration, as work by
 * unequal hours does not.
 */
export function pausesBetween(stretches: readonly Stretch[], calendar: WorkCalendar, durationMinutes: number): readonly Pause[] {
  const pauses: Pause[] = [];
  let worked = 0;
  stretches.forEach(([from, to], index) => {
    const before = stretches[index - 1];
    const minutes = before === undefined ? 0 : workBetween(calendar, before[1], from);
    if (minutes > 0) pauses.push({ afterMinutes: worked, minutes });
    worked += workBetween(calendar, from, to);
  });
  return worked === durationMinutes ? pauses : [];
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
