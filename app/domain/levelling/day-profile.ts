import { capacityOn } from "./plan-work.ts";
import type { PlanWork } from "./plan-work.ts";

/** How many minutes of each person are free on each day, filled from the calendars as days are asked for. */
export interface DayProfile {
  readonly firstDay: number;
  /** Free minutes by person and day since the first; NaN where nobody asked yet. */
  readonly free: Float64Array[];
  /** What `free` is before any work. */
  readonly capacity: Float64Array[];
  readonly work: PlanWork;
}

/** Precondition: no day before the first is asked for. */
export function createDayProfile(work: PlanWork, firstDay: number, dayCount: number): DayProfile {
  const make = () => work.people.map(() => new Float64Array(dayCount).fill(Number.NaN));
  return { firstDay, free: make(), capacity: make(), work };
}

/** Forgets all work. */
export function emptyProfile({ free, capacity }: DayProfile): void {
  for (let person = 0; person < free.length; person++) free[person]!.set(capacity[person]!);
}

export function freeAt(profile: DayProfile, person: number, day: number): number {
  return profile.free[person]![indexOf(profile, person, day)]!;
}

export function takeAt(profile: DayProfile, person: number, day: number, minutes: number): void {
  const index = indexOf(profile, person, day);
  profile.free[person]![index]! -= minutes;
}

function indexOf(profile: DayProfile, person: number, day: number): number {
  const index = day - profile.firstDay;
  let { length } = profile.free[person]!;
  if (index >= length) {
    while (index >= length) length *= 2;
    profile.free[person] = widen(profile.free[person]!, length);
    profile.capacity[person] = widen(profile.capacity[person]!, length);
  }
  if (Number.isNaN(profile.capacity[person]![index]!)) {
    const capacity = capacityOn(profile.work, person, day);
    profile.capacity[person]![index] = capacity;
    profile.free[person]![index] = capacity;
  }
  return index;
}

function widen(values: Float64Array, length: number): Float64Array {
  const wider = new Float64Array(length).fill(Number.NaN);
  wider.set(values);
  return wider;
}
