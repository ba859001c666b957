import type { Driver } from "#app/domain/schedule/network.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { workBetween } from "#app/domain/time/calendar.ts";
import { joinSentences } from "#app/i18n/format.ts";
import { baselineWords, type ComparedBaseline } from "./compared-baseline.ts";
import { heldWords } from "./held-words.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";

/** A task in one sentence or two: name, dates, driver, slack. The text equivalent of its bar. */
export function describeTask(picture: ScheduledPlan, index: number, format: PlanFormat, baseline: ComparedBaseline | null = null): string {
  const task = picture.plan.tasks[index];
  if (!task) return "";
  const { start, finish } = timesOf(picture.schedule, index);
  const name = format.bilingual(task.name);
  const isPoint = start === finish;
  const dates = isPoint
    ? format.text("describe.point", { name, date: format.fullDay(start) })
    : format.text("describe.span", { name, start: format.fullDay(start), finish: format.fullDay(finishForDisplay(start, finish)) });
  const planned = baselineWords(picture, index, format, baseline);
  const compared = planned === null ? [] : [format.text("describe.baseline", { planned })];
  const marks = [
    ...(picture.inactive.has(task.id) ? [format.text("describe.inactive")] : []),
    ...(task.external ? [format.text("describe.external")] : []),
    ...(task.pauses.length > 0 ? [format.text("describe.paused")] : []),
  ];
  const reasons = [...marks, describeDriver(picture, index, format), describeSlack(picture, index, format)];
  const held = heldWords(picture.held.get(task.id), format).map(([what, days]) => format.text("describe.held", { what, days }));
  return joinSentences([dates, ...reasons, ...compared, ...held], format.locale);
}

/** {@link describeTask} with each sentence made once, for the row and the bar that both carry it. */
export function taskDescriptions(picture: ScheduledPlan, format: PlanFormat, baseline: ComparedBaseline | null): (index: number) => string {
  const made = new Map<number, string>();
  return (index) => {
    const sentence = made.get(index) ?? describeTask(picture, index, format, baseline);
    made.set(index, sentence);
    return sentence;
  };
}

/** The date constraint of a task; null for one that goes as early as it can. */
export function constraintWords({ constraint, constraintAt }: PlanTask, format: PlanFormat): string | null {
  if (constraint === "ASAP") return null;
  const words = format.text(`constraint.${constraint}`);
  const at = constraintAt === null ? null : parseCivilTime(constraintAt);
  return at === null ? words : format.text("constraint.dated", { constraint: words, day: format.fullDay(at) });
}

/** Why the task is where it is. */
export function describeDriver(picture: ScheduledPlan, index: number, format: PlanFormat): string {
  const { driver } = picture.schedule.task(index);
  const duration = durationWords(picture, index, format);
  return driverSentence(driver, picture, format, duration);
}

export function describeSlack(picture: ScheduledPlan, index: number, format: PlanFormat): string {
  const { schedule } = picture;
  const task = picture.plan.tasks[index];
  if (!task || task.progress >= 100) return task ? format.text("slack.done") : "";
  const total = schedule.totalSlack[index] ?? 0;
  const amount = format.duration({ minutes: Math.abs(total), elapsed: false }, picture.dayLength);
  if (total < 0) return format.text("slack.negative", { amount });
  if (schedule.critical[index] === 1) return format.text(total > 0 ? "slack.criticalWithin" : "slack.critical", { amount });
  const free = schedule.freeSlack[index] ?? 0;
  const words =
    free === 0
      ? format.text("slack.total", { amount })
      : format.text("slack.free", { amount, free: format.duration({ minutes: free, elapsed: false }, picture.dayLength) });
  return schedule.nearCritical[index] === 1 && !picture.summaries.has(task.id) ? format.text("slack.near", { words }) : words;
}

/** The task's duration, or for a summary the working time it spans. */
export function durationWords(picture: ScheduledPlan, index: number, format: PlanFormat): string {
  const task = picture.plan.tasks[index];
  if (!task) return "";
  if (picture.summaries.has(task.id)) {
    const { start, finish } = timesOf(picture.schedule, index);
    return format.duration({ minutes: workBetween(picture.calendar, start, finish), elapsed: false }, picture.dayLength);
  }
  return format.duration({ minutes: task.durationMinutes, elapsed: task.elapsed }, picture.dayLength);
}

function driverSentence(driver: Driver, picture: ScheduledPlan, format: PlanFormat, duration: string): string {
  switch (driver.kind) {
    case "link": {
      const index = picture.indexById.get(driver.of);
      const name = index === undefined ? driver.of : format.bilingual(picture.plan.tasks[index]!.name);
      return format.text(`driver.${driver.type}`, { code: picture.codes.get(driver.of) ?? "", name, duration });
    }
    case "constraint":
      return format.text(`driver.${driver.type}`, { duration });
    case "calendar":
      return format.text("driver.calendar", { duration });
    case "levelling":
      return format.text("driver.levelling", { duration });
    case "projectStart":
      return format.text("driver.projectStart", { duration });
    case "actual":
      return format.text("driver.actual", { duration });
    case "manual":
      return format.text("driver.manual", { duration });
    case "children":
      return format.text("driver.children", { duration });
    default:
      return driver satisfies never;
  }
}
