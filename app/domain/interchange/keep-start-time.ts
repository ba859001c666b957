import type { Plan, PlanTask } from "../plan/model.ts";
import { planNetwork } from "../plan/schedule.ts";
import { scheduleNetwork } from "../schedule/schedule-network.ts";
import { compileCalendar, workOffset } from "../time/calendar.ts";
import { minutesInDay, parseCivilTime } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";

/**
 * A plan starts with a day; a file may start within one, at 13:00. Tasks that the project start alone would then place earlier than
 * the file does, and that have no constraint, get "start no earlier than" that time. Returns the plan and how many tasks these are; the
 * plan itself when there are none or when it cannot be scheduled. On a calendar that works around the clock, a start at 08:00
 * holds every task without a predecessor back by eight hours.
 */
export function keepStartTime(plan: Plan, start: CivilTime): { readonly plan: Plan; readonly count: number } {
  const unchanged = { plan, count: 0 };
  if (!isWithinWork(plan, start)) return unchanged;
  const network = planNetwork(plan);
  const early = scheduleNetwork(network);
  const exact = scheduleNetwork({ ...network, start });
  if (!early.ok || !exact.ok) return unchanged;
  const isHeld = (task: PlanTask): boolean => {
    const index = exact.value.indexOf(task.id);
    const { driver } = exact.value.task(index);
    if (task.constraint !== "ASAP" || (driver.kind !== "projectStart" && driver.kind !== "calendar")) return false;
    const from = early.value.startMinutes[index]!;
    const to = exact.value.startMinutes[index]!;
    const calendar = exact.value.calendarOf(index);
    return task.elapsed ? from < to : workOffset(calendar, from) < workOffset(calendar, to);
  };
  const held = new Set(plan.tasks.filter(isHeld).map((task) => task.id));
  if (held.size === 0) return unchanged;
  const tasks = plan.tasks.map((task) => (held.has(task.id) ? { ...task, constraint: "SNET" as const, constraintAt: start } : task));
  return { plan: { ...plan, tasks }, count: held.size };
}

/** Whether work, or time by the clock that some task counts, lies between midnight and the start. */
function isWithinWork(plan: Plan, start: CivilTime): boolean {
  const instant = parseCivilTime(start);
  if (instant === null || instant % minutesInDay === 0) return false;
  if (plan.tasks.some((task) => task.elapsed)) return true;
  const day = Math.floor(instant / minutesInDay);
  const calendar = compileCalendar(plan.calendar, day, day);
  return calendar.ok && workOffset(calendar.value, instant) > workOffset(calendar.value, day * minutesInDay);
}
