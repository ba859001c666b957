import { minutesInDay } from "#app/domain/time/day.ts";
import type { ShownImpact, ShownMove } from "#app/ui/impact-dialog.tsx";
import { dayDistance, farthestMoved, impactSentence, type WeighedChange } from "./change-impact.ts";
import type { PlanFormat } from "./plan-format.ts";

const mostTasks = 10;

/** Puts what a change moves into words and days. */
export function shownImpact(change: WeighedChange, format: PlanFormat): ShownImpact {
  const { text } = format;
  const { before, impact } = change;
  const { finishBefore, finishAfter } = impact;
  const shown = (key: string, name: string, from: number, to: number): ShownMove => ({
    key,
    name,
    before: format.day(from),
    after: format.day(to),
    difference: differenceText(from, to, text),
  });
  const nameOf = (index: number) => format.bilingual(before.plan.tasks[index]!.name);
  const points = impact.points.map(({ index, from, to }) => shown(String(index), nameOf(index), from, to));
  if (finishBefore !== finishAfter && !impact.points.some(({ to }) => to === finishAfter))
    points.push(shown("end", text("impact.end"), finishBefore, finishAfter));
  const tasks = farthestMoved(change, mostTasks).map(({ index, from, to }) => shown(String(index), nameOf(index), from, to));
  return {
    sentence: text("done.sentence", { phrases: impactSentence(before, impact, format) }),
    points,
    tasks,
    others: Math.max(0, impact.moved.length - impact.points.length - tasks.length),
  };
}

function differenceText(from: number, to: number, text: PlanFormat["text"]): string {
  if (Math.floor(from / minutesInDay) === Math.floor(to / minutesInDay)) return text("impact.sameDay");
  return text(to > from ? "impact.laterBy" : "impact.earlierBy", { count: dayDistance(from, to) });
}
