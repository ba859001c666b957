import type { Process, WorkingWeek } from "./model.ts";
import { meanOf } from "./spread.ts";

const weekMinutes = 7 * 1440;
/** 2,080 hours of work a year, by the month. */
export const workingMinutesOfMonth = 10_400;
/** A twelfth of 365.25 days. */
export const clockMinutesOfMonth = 43_830;

/** Whether a process runs by the clock: when anybody has working hours. Else its minutes are minutes of work, nights and weekends left out. */
export function runsByClock({ roles, arrivals }: Pick<Process, "roles" | "arrivals">): boolean {
  return roles.some(({ hours }) => hours !== null) || (arrivals?.hours ?? null) !== null;
}

/** The share of a week that is worked; 1 without hours. */
export function workedShare(hours: WorkingWeek | null): number {
  return hours === null ? 1 : hours.flat().reduce((sum, [from, to]) => sum + to - from, 0) / weekMinutes;
}

/**
 * Cases that come in a minute of the process: by its arrivals, else by the volumes of the steps where cases come in; null where neither is known. A month has {@link workingMinutesOfMonth},
 * or {@link clockMinutesOfMonth} for a process that runs by the clock. 520 cases a month are 3 in an hour of work.
 */
export function arrivalRate(process: Process, entries: readonly number[]): number | null {
  const { arrivals, steps } = process;
  if (arrivals !== null) {
    const mean = meanOf(arrivals.interval);
    return mean > 0 ? workedShare(arrivals.hours) / mean : null;
  }
  const volume = entries.reduce((sum, at) => sum + (steps[at]!.volumePerMonth ?? 0), 0) || largestVolume(process);
  return volume > 0 ? volume / (runsByClock(process) ? clockMinutesOfMonth : workingMinutesOfMonth) : null;
}

/** In tables the volume often stands at any step, or at all of them. */
function largestVolume({ steps }: Process): number {
  return steps.reduce((most, { volumePerMonth }) => Math.max(most, volumePerMonth ?? 0), 0);
}
