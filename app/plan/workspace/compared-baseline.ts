import type { Plan } from "#app/domain/plan/model.ts";
import { workBetween } from "#app/domain/time/calendar.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** A baseline that a reader may look at. */
export interface BaselineChoice {
  readonly id: string;
  /** Counts the baselines of the project; stands in the address of a view. */
  readonly number: number;
  readonly name: string;
  /** What the plan is compared with unless somebody looks at another one. */
  readonly isReference: boolean;
}

/** The baseline that is drawn beside the plan. */
export interface ComparedBaseline {
  readonly name: string;
  readonly dates: NonNullable<Plan["baseline"]>;
}

/** When a task was planned, and how far from it its end is now: "3 Nov – 7 Nov, 2d later"; null when the baseline does not know it. */
export function baselineWords(picture: ScheduledPlan, index: number, format: PlanFormat, baseline: ComparedBaseline | null): string | null {
  const [start, finish] = (baseline?.dates[picture.plan.tasks[index]?.id ?? ""] ?? []).map(parseCivilTime);
  if (typeof start !== "number" || typeof finish !== "number") return null;
  const { text } = format;
  const from = format.day(start);
  const to = format.day(finishForDisplay(start, finish));
  const range = from === to ? from : text("card.range", { start: from, finish: to });
  return text("card.compared", {
    range,
    difference: slipWords(picture, workBetween(picture.calendar, finish, timesOf(picture.schedule, index).finish), format),
  });
}

function slipWords({ dayLength }: ScheduledPlan, minutes: number, { text, duration }: PlanFormat): string {
  if (minutes === 0) return text("card.asPlanned");
  const amount = duration({ minutes: Math.abs(minutes), elapsed: false }, dayLength);
  return text(minutes > 0 ? "card.later" : "card.earlier", { amount });
}
