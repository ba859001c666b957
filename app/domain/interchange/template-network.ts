import type { Network } from "../schedule/network.ts";
import type { PlanTemplate } from "../template/template.ts";
import { minutesPerDay, standardCalendar } from "../time/calendar.ts";
import type { CalendarDefinition } from "../time/calendar.ts";
import type { Day } from "../time/day.ts";

const calendarKey = "project";

/**
 * A template as the scheduling engine reads it, begun on `start` (a Monday far from any edge when null, for plans that get their
 * start later). Durations and lags in working days become minutes of the calendar's ordinary day; a task belongs to the
 * phase whose id is the part of its own before the last dot. Ids stay those of the template.
 */
export function templateNetwork(template: PlanTemplate, start: Day | null, calendar: CalendarDefinition = standardCalendar): Network {
  const perDay = minutesPerDay(calendar);
  const phases = new Set(template.tasks.filter((task) => task.type === "phase").map((task) => task.id));
  const phaseOf = (id: string): string | null => {
    const parent = id.slice(0, Math.max(0, id.lastIndexOf(".")));
    return phases.has(parent) ? parent : null;
  };
  return {
    start: `${start ?? "2024-01-01"}T00:00`,
    calendars: { [calendarKey]: calendar },
    calendar: calendarKey,
    tasks: template.tasks.map((task) => ({ id: task.id, parent: phaseOf(task.id), durationMinutes: task.durationDays * perDay })),
    links: template.tasks.flatMap((task) =>
      task.predecessors.map((predecessor) => ({
        predecessor: predecessor.taskId,
        successor: task.id,
        type: predecessor.type,
        lag: predecessor.lagDays * perDay,
        lagUnit: "working" as const,
      })),
    ),
  };
}
