import { shareOf } from "./exact.ts";

/** Why a figure does not exist. */
export const figureReasons = [
  /** The plan is compared with no baseline. */
  "noBaseline",
  /** Nothing was planned to be spent or done. */
  "noBudget",
  /** By the status date, nothing was planned to be done. */
  "nothingPlanned",
  "nothingSpent",
  "nothingEarned",
  /** The planned amount is spent, so no efficiency of what is left can keep it. */
  "budgetSpent",
  /** The planned time is over, so no pace of what is left can keep it. */
  "timeSpent",
  /** Everything is done. */
  "complete",
  /** The status date lies before the planned start. */
  "notStarted",
  /** The forecast lies beyond the years that a plan can name. */
  "tooFar",
] as const;
export type FigureReason = (typeof figureReasons)[number];

/** A number, or why there is none. */
export type Figure = { readonly value: number; readonly reason: null } | { readonly value: null; readonly reason: FigureReason };

/** What the figures follow from, in minor units of money or in minutes of work. */
export interface ValueInput {
  readonly budgetAtCompletion: number;
  readonly plannedValue: number;
  readonly earnedValue: number;
  readonly actualCost: number;
}

export interface ValueFigures extends ValueInput {
  readonly costVariance: Figure;
  readonly scheduleVariance: Figure;
  /** What each unit that was spent has earned. */
  readonly costIndex: Figure;
  /** How much was done of what should have been. */
  readonly scheduleIndex: Figure;
  /** What all of it costs if the rest costs what was planned for it. */
  readonly estimateAsPlanned: Figure;
  /** What all of it costs if the rest goes as what is done did. */
  readonly estimateAsSoFar: Figure;
  /** What all of it costs if the rest goes so, and lost time has to be paid for as well. */
  readonly estimateWithSchedule: Figure;
  /** What is still to be spent, as it went so far. */
  readonly estimateToComplete: Figure;
  /** The budget less the estimate, as it went so far; below zero is an overrun. */
  readonly varianceAtCompletion: Figure;
  /** What each unit of what is left of the budget has to earn. */
  readonly toCompleteIndex: Figure;
}

/**
 * The figures of earned value management. Amounts are integers of one unit, and so are all estimates; indices are plain ratios. Where a
 * ratio would divide by nothing, the reason stands in its place, and so for all of them when there is no budget. All is done when
 * the earned value is the budget: then every estimate is what was spent.
 *
 * Source: PMI, A Guide to the Project Management Body of Knowledge, sixth edition, 7.4.2.2. With a budget of 100,000, planned 40,000, earned 35,000
 * and spent 63,000: CV -28,000, SV -5,000, CPI 0.556, SPI 0.875, EAC 128,000, 180,000 or 196,714.
 */
export function valueFigures(input: ValueInput): ValueFigures {
  const { budgetAtCompletion: budget, plannedValue: planned, earnedValue: earned, actualCost: spent } = input;
  const any = (figure: () => Figure): Figure => (budget > 0 ? figure() : missing("noBudget"));
  const rest = budget - earned;
  const isComplete = rest === 0;
  const estimate = (more: () => Figure): Figure => any(() => (isComplete ? known(spent) : more()));
  const unearned = spent === 0 ? missing("nothingSpent") : earned === 0 ? missing("nothingEarned") : undefined;
  const asSoFar = estimate(() => unearned ?? known(spent + shareOf(rest, spent, earned)));
  const onTop = (more: (estimate: number) => number): Figure => (asSoFar.value === null ? asSoFar : known(more(asSoFar.value)));
  return {
    ...input,
    costVariance: any(() => known(earned - spent)),
    scheduleVariance: any(() => known(earned - planned)),
    costIndex: any(() => (spent === 0 ? missing("nothingSpent") : known(earned / spent))),
    scheduleIndex: any(() => (planned === 0 ? missing("nothingPlanned") : known(earned / planned))),
    estimateAsPlanned: estimate(() => known(spent + rest)),
    estimateAsSoFar: asSoFar,
    estimateWithSchedule: estimate(
      () => unearned ?? (planned === 0 ? missing("nothingPlanned") : known(spent + shareOf(shareOf(rest, spent, earned), planned, earned))),
    ),
    estimateToComplete: onTop((total) => total - spent),
    varianceAtCompletion: onTop((total) => budget - total),
    toCompleteIndex: any(() =>
      isComplete ? missing("complete") : spent >= budget ? missing("budgetSpent") : known(rest / (budget - spent)),
    ),
  };
}

export function known(value: number): Figure {
  return { value, reason: null };
}

export function missing(reason: FigureReason): Figure {
  return { value: null, reason };
}
