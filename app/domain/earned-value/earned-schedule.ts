import { known, missing, type Figure } from "./figures.ts";

/** How much was planned to be done by a moment. */
export interface PlannedPoint {
  /** Periods since the planned start. */
  readonly time: number;
  readonly value: number;
}

export interface ScheduleInput {
  /** Rising in time and never falling in value; it begins at time 0 with nothing and ends where all is planned to be done. */
  readonly curve: readonly PlannedPoint[];
  readonly earnedValue: number;
  /** Periods from the planned start to the status date, or to the end of the work if that was earlier. */
  readonly actualTime: number;
}

export interface EarnedSchedule {
  /** Periods in which it was planned to come as far as it is. */
  readonly earned: Figure;
  readonly actualTime: number;
  readonly plannedDuration: number;
  /** Periods ahead of the plan; below zero is behind. */
  readonly variance: Figure;
  readonly index: Figure;
  /** Periods that all of it takes if it goes on as it went. */
  readonly estimate: Figure;
  /** The pace at which the planned end would still be kept. */
  readonly toCompleteIndex: Figure;
}

/**
 * Earned schedule: when it was planned to have come as far as it is, and what follows from it for the end. ES = C + I, the whole periods of
 * which the planned value is earned, and of the next one the share by linear interpolation. Unlike EV / PV its index does not return to 1 at
 * the end of late work. Nothing is said of work that was not to begin yet, and without a budget.
 *
 * Source: Walt Lipke, Schedule is Different, The Measurable News, March 2003, and Earned Schedule: an emerging enhancement to EVM, 2007. With
 * 10, 20, 40, 70 and 100 planned by the ends of five months and 35 earned after three: ES = 2 + 15 / 20 = 2.75, SV(t) = -0.25, SPI(t) = 0.917,
 * IEAC(t) = 5 / 0.917 = 5.45 months.
 */
export function earnedSchedule({ curve, earnedValue, actualTime }: ScheduleInput): EarnedSchedule {
  const end = curve.at(-1);
  const budget = end?.value ?? 0;
  const plannedDuration = end?.time ?? 0;
  const figures = (all: Figure): EarnedSchedule => ({
    earned: all,
    actualTime,
    plannedDuration,
    variance: all,
    index: all,
    estimate: all,
    toCompleteIndex: all,
  });
  if (budget <= 0) return figures(missing("noBudget"));
  if (actualTime <= 0 && earnedValue < budget) return figures(missing("notStarted"));
  if (earnedValue === 0 && valueAt(curve, actualTime) === 0) return figures(missing("nothingPlanned"));
  const earned = timeOf(curve, earnedValue);
  const isComplete = earnedValue >= budget;
  return {
    earned: known(earned),
    actualTime,
    plannedDuration,
    variance: known(earned - actualTime),
    index: actualTime > 0 ? known(earned / actualTime) : missing("notStarted"),
    estimate: isComplete ? known(actualTime) : earned === 0 ? missing("nothingEarned") : known((plannedDuration * actualTime) / earned),
    toCompleteIndex: isComplete
      ? missing("complete")
      : actualTime >= plannedDuration
        ? missing("timeSpent")
        : known((plannedDuration - earned) / (plannedDuration - actualTime)),
  };
}

/** When the plan comes to a value: 0 for none, and of a stretch in which nothing is planned its end. */
function timeOf(curve: readonly PlannedPoint[], value: number): number {
  if (value <= 0) return 0;
  const end = curve[curve.length - 1]!;
  if (value >= end.value) return curve.find((point) => point.value >= end.value)!.time;
  let last = 0;
  while (curve[last + 1]!.value <= value) last++;
  const [from, to] = [curve[last]!, curve[last + 1]!];
  return from.time + ((to.time - from.time) * (value - from.value)) / (to.value - from.value);
}

function valueAt(curve: readonly PlannedPoint[], time: number): number {
  let value = 0;
  for (const point of curve) if (point.time <= time) value = point.value;
  return value;
}
