import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { minutesInDay } from "#app/domain/time/day.ts";
import type { PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

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
function dayDistance(from: number, to: number): number {
  return Math.max(1, Math.abs(Math.floor(to / minutesInDay) - Math.floor(from / minutesInDay)));
}
