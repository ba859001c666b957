import type { LagUnit, LinkType, Network, NetworkLink, NetworkTask } from "#app/domain/schedule/network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import type { Schedule, ScheduledTask, ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import type { CalendarDefinition, WorkInterval } from "#app/domain/time/calendar.ts";

export const workday = 480;

/** A task of so many working days of eight hours. */
export function task(id: string, days: number, more: Partial<NetworkTask> = {}): NetworkTask {
  return { id, parent: null, durationMinutes: days * workday, ...more };
}

/** A link written as `A FS B`, its lag in working days unless a unit says otherwise. */
export function link(text: string, lag = 0, lagUnit: LagUnit = "working"): NetworkLink {
  const [predecessor = "", type = "", successor = ""] = text.split(" ");
  return { predecessor, successor, type: asLinkType(type), lag: lagUnit === "working" ? lag * workday : lag, lagUnit };
}

/** A network from Monday 5 January 2026, 08:00, on the standard calendar. */
export function network(tasks: readonly NetworkTask[], links: readonly NetworkLink[] = [], more: Partial<Network> = {}): Network {
  return { start: "2026-01-05T08:00", calendar: "standard", calendars: { standard: standardCalendar }, tasks, links, ...more };
}

export function schedule(given: Network): Schedule {
  const outcome = scheduleNetwork(given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function problemOf(given: Network): ScheduleProblem | null {
  const outcome = scheduleNetwork(given);
  return outcome.ok ? null : outcome.problem;
}

export function taskOf(given: Schedule, id: string): ScheduledTask {
  return given.task(given.indexOf(id));
}

/** Early dates as `start finish`. */
export function early(given: Schedule, id: string): string {
  const { earlyStart, earlyFinish } = taskOf(given, id);
  return `${earlyStart} ${earlyFinish}`;
}

/** Late dates as `start finish`. */
export function late(given: Schedule, id: string): string {
  const { lateStart, lateFinish } = taskOf(given, id);
  return `${lateStart} ${lateFinish}`;
}

const officeDay = standardCalendar.week[0] ?? [];
const roundTheClock: readonly WorkInterval[] = [{ from: 0, to: 1440 }];

/** Every day of the week, office hours. */
export const sevenDays: CalendarDefinition = { week: Array.from({ length: 7 }, () => officeDay), exceptions: [] };
export const nonStop: CalendarDefinition = { week: Array.from({ length: 7 }, () => roundTheClock), exceptions: [] };

function asLinkType(text: string): LinkType {
  if (text === "FS" || text === "SS" || text === "FF" || text === "SF") return text;
  throw new Error(`no link type: ${text}`);
}
