import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { minutesPerDay, workBetween } from "#app/domain/time/calendar.ts";
import { minutesInDay } from "#app/domain/time/day.ts";
import type { PlanFormat } from "./plan-format.ts";
import { schedulePlan } from "./schedule-plan.ts";
import { scheduledPlan, timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** What a change does to the dates of a plan, against how it was before. */
export interface ChangeImpact {
  /** Indexes of the tasks whose dates move. */
  readonly moved: readonly number[];
  /** Milestones and gates that move, go-live first, then by date. */
  readonly points: readonly MovedPoint[];
  readonly finishBefore: number;
  readonly finishAfter: number;
}

export interface MovedPoint {
  readonly index: number;
  readonly isGoLive: boolean;
  readonly from: number;
  readonly to: number;
}

/** Compares two schedules; of the tasks those count that both have. */
export function changeImpact(before: ScheduledPlan, after: Schedule): ChangeImpact {
  const moved: number[] = [];
  const points: MovedPoint[] = [];
  let finishBefore = 0;
  let finishAfter = 0;
  for (const [index, task] of before.plan.tasks.entries()) {
    const was = timesOf(before.schedule, index);
    finishBefore = Math.max(finishBefore, was.finish);
    const indexAfter = after.indexOf(task.id);
    if (indexAfter < 0) continue;
    const is = timesOf(after, indexAfter);
    finishAfter = Math.max(finishAfter, is.finish);
    if (was.start === is.start && was.finish === is.finish) continue;
    moved.push(index);
    if (task.kind === "milestone" || task.kind === "gate")
      points.push({ index, isGoLive: task.id === before.plan.goLiveTaskId, from: was.finish, to: is.finish });
  }
  points.sort((a, b) => Number(b.isGoLive) - Number(a.isGoLive) || a.from - b.from);
  return { moved, points, finishBefore, finishAfter };
}

export function hasImpact({ moved, finishBefore, finishAfter }: ChangeImpact): boolean {
  return moved.length > 0 || finishBefore !== finishAfter;
}

/** A change with the plan before it and what it does. */
export interface WeighedChange {
  readonly before: ScheduledPlan;
  readonly after: Schedule;
  readonly impact: ChangeImpact;
}

/** The question before a change, the sentence after it and the list behind that ask for the same one. */
const weighed = new WeakMap<PlanCommand, { readonly plan: Plan; readonly change: WeighedChange | null }>();

/** What a command would do to the dates of a plan; null when it cannot be carried out or the plan has no dates before or after it. */
export function weighChange(plan: Plan, command: PlanCommand): WeighedChange | null {
  const known = weighed.get(command);
  if (known?.plan === plan) return known.change;
  const change = calculateChange(plan, command);
  weighed.set(command, { plan, change });
  return change;
}

function calculateChange(plan: Plan, command: PlanCommand): WeighedChange | null {
  const before = schedulePlan(plan);
  const applied = applyCommand(plan, command);
  const after = applied.ok ? schedulePlan(applied.value.plan) : applied;
  if (!before.ok || !after.ok) return null;
  const picture = scheduledPlan(plan, before.value);
  return { before: picture, after: after.value, impact: changeImpact(picture, after.value) };
}

/** A week of work. */
const bigDays = 5;

/** Whether to ask about a change before it is kept: go-live, a gate, a milestone or the end of the project moves by five working days or more. */
export function isBigChange({ before, impact }: WeighedChange): boolean {
  const { points, finishBefore, finishAfter } = impact;
  const dayLength = minutesPerDay(before.plan.calendar) || standardDay;
  const isFar = (index: number, from: number, to: number) =>
    Math.abs(workBetween(before.schedule.calendarOf(index), from, to)) >= bigDays * dayLength;
  return (
    points.some(({ index, from, to }) => isFar(index, from, to)) || (finishBefore !== finishAfter && isFar(0, finishBefore, finishAfter))
  );
}

const standardDay = 480;

/** The tasks whose finish moves farthest, without milestones, gates and what only spans others; finishes in minutes. */
export function farthestMoved({ before, after, impact }: WeighedChange, most: number) {
  const parents = new Set(before.plan.tasks.map(({ parentId }) => parentId));
  const moved = impact.moved.flatMap((index) => {
    const task = before.plan.tasks[index]!;
    if (task.kind === "milestone" || task.kind === "gate" || parents.has(task.id)) return [];
    return [{ index, from: timesOf(before.schedule, index).finish, to: timesOf(after, after.indexOf(task.id)).finish }];
  });
  return moved.sort((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from) || one.from - other.from).slice(0, most);
}

/** The line above the chart: "Go-live moves 3 days later to 6 Jul; gate G4 slips 2 days". */
export function impactSentence(picture: ScheduledPlan, impact: ChangeImpact, format: PlanFormat): string {
  if (!hasImpact(impact)) return format.text("impact.none");
  const named = impact.points.slice(0, 2);
  const phrases = named.map((point) => {
    const name = format.bilingual(picture.plan.tasks[point.index]!.name);
    return format.text(later(point.from, point.to) ? "impact.later" : "impact.earlier", {
      name,
      count: dayDistance(point.from, point.to),
      date: format.day(point.to),
    });
  });
  const more = impact.points.length - named.length;
  if (more > 0) phrases.push(format.text("impact.morePoints", { count: more }));
  const { finishBefore, finishAfter } = impact;
  if (finishBefore !== finishAfter && !named.some((point) => point.to === finishAfter))
    phrases.push(format.text("impact.projectEnd", { date: format.day(finishAfter) }));
  if (phrases.length === 0) phrases.push(format.text("impact.tasks", { count: impact.moved.length }));
  return phrases.join(format.text("impact.separator"));
}

function later(from: number, to: number): boolean {
  return to > from;
}

/** Calendar days between two instants, at least 1 for two that differ. */
export function dayDistance(from: number, to: number): number {
  return Math.max(1, Math.abs(Math.floor(to / minutesInDay) - Math.floor(from / minutesInDay)));
}
