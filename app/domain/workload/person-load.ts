import { tolerance } from "../levelling/plan-work.ts";

/** One task of a plan, of this one or another, with its minutes on each day of a window. */
export interface DayWork {
  readonly projectId: string;
  readonly taskId: string;
  readonly minutes: readonly number[];
}

/** What one person has to do in a window, in all plans that are counted. */
export interface PersonWindow {
  readonly personId: string;
  /** Minutes of each day that the person has. */
  readonly capacity: readonly number[];
  readonly work: readonly DayWork[];
}

/** A stretch of a window: places of its first day and of the day after its last. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** A person's load in one stretch. */
export interface StretchLoad {
  readonly demandMinutes: number;
  readonly capacityMinutes: number;
  /** Minutes too many, day by day: a week may have time enough in all and still hold an impossible day. */
  readonly overloadMinutes: number;
  /** Demand in per cent of capacity, rounded; null without capacity. */
  readonly percent: number | null;
  readonly level: LoadLevel;
}

/**
 * How full a stretch is: `none` without work, `light` up to half, `good` up to 85 %, `full` up to all of it, and `over` as soon as one day in it
 * asks for more than there is time for.
 */
export type LoadLevel = "away" | "none" | "light" | "good" | "full" | "over";

/** Loads of each stretch, in whole minutes. Work on a day without time is too much, whatever it is; `away` says that there is neither time nor work. */
export function stretchLoads({ capacity, work }: PersonWindow, stretches: readonly Stretch[]): readonly StretchLoad[] {
  const demand = demandByDay(work, capacity.length);
  return stretches.map(({ from, until }) => {
    let asked = 0;
    let given = 0;
    let excess = 0;
    for (let day = from; day < until; day++) {
      asked += demand[day]!;
      given += capacity[day]!;
      const tooMuch = demand[day]! - capacity[day]!;
      if (tooMuch > tolerance) excess += tooMuch;
    }
    const [demandMinutes, capacityMinutes, overloadMinutes] = [asked, given, excess].map(Math.round) as [number, number, number];
    const percent = capacityMinutes === 0 ? null : Math.round((demandMinutes / capacityMinutes) * 100);
    return { demandMinutes, capacityMinutes, overloadMinutes, percent, level: levelOf(demandMinutes, capacityMinutes, overloadMinutes) };
  });
}

function levelOf(demand: number, capacity: number, overload: number): LoadLevel {
  if (overload > 0) return "over";
  if (demand === 0) return capacity === 0 ? "away" : "none";
  if (demand <= capacity / 2) return "light";
  return demand <= capacity * 0.85 ? "good" : "full";
}

/** Minutes that all work asks for on each day. */
export function demandByDay(work: readonly DayWork[], days: number): readonly number[] {
  const demand = Array.from({ length: days }, () => 0);
  for (const { minutes } of work) minutes.forEach((some, day) => (demand[day]! += some));
  return demand;
}

/** One day on which a person has more to do than time. */
export interface OverloadedDay {
  readonly day: number;
  readonly excessMinutes: number;
  /** What makes it, the largest part first, with the minutes of the day. */
  readonly work: readonly { readonly projectId: string; readonly taskId: string; readonly minutes: number }[];
}

/** The overloaded days of a window in their order. */
export function overloadedDays({ capacity, work }: PersonWindow): readonly OverloadedDay[] {
  return demandByDay(work, capacity.length).flatMap((demand, day) => {
    const excess = demand - capacity[day]!;
    if (excess <= tolerance) return [];
    const parts = work
      .filter(({ minutes }) => minutes[day]! > 0)
      .map(({ projectId, taskId, minutes }) => ({ projectId, taskId, minutes: Math.round(minutes[day]!) }))
      .sort((one, other) => other.minutes - one.minutes);
    return [{ day, excessMinutes: Math.round(excess), work: parts }];
  });
}

/**
 * Days that follow each other and are overloaded by the same work, as one: what makes a long overload is told once. Days off between them do not part
 * them.
 */
export interface OverloadSpell {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly days: number;
  readonly excessMinutes: number;
  readonly work: OverloadedDay["work"];
}

/** {@link overloadedDays} by what makes them; the minutes of the work are summed up over the days. */
export function overloadSpells(window: PersonWindow): readonly OverloadSpell[] {
  const spells: OverloadSpell[] = [];
  let lastKey = "";
  for (const { day, excessMinutes, work } of overloadedDays(window)) {
    const key = work
      .map(({ projectId, taskId }) => `${projectId} ${taskId}`)
      .sort()
      .join();
    const known = spells.at(-1);
    if (known && key === lastKey && isRest(window, known.lastDay + 1, day)) {
      const sums = new Map(known.work.map(({ taskId, minutes }) => [taskId, minutes]));
      spells[spells.length - 1] = {
        ...known,
        lastDay: day,
        days: known.days + 1,
        excessMinutes: known.excessMinutes + excessMinutes,
        work: work.map((part) => ({ ...part, minutes: part.minutes + (sums.get(part.taskId) ?? 0) })),
      };
    } else spells.push({ firstDay: day, lastDay: day, days: 1, excessMinutes, work });
    lastKey = key;
  }
  return spells;
}

/** Whether nobody works on the days from one to before another. */
function isRest({ capacity, work }: PersonWindow, from: number, until: number): boolean {
  for (let day = from; day < until; day++) if (capacity[day]! > 0 || work.some(({ minutes }) => minutes[day]! > 0)) return false;
  return true;
}
