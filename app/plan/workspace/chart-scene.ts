import { gateState, isSound } from "#app/domain/gate/mark.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import type { HeldDays } from "#app/domain/plan/held-days.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { addWork } from "#app/domain/time/calendar.ts";
import { formatCivilTime, minutesInDay, parseCivilTime, parseDay, weekday, type Day } from "#app/domain/time/day.ts";
import type { BarKind, ChartBar, ChartLink, ChartScene, NamedDays, NonWorkingSpan } from "#app/ui/gantt/scene.ts";
import type { PlanFormat } from "./plan-format.ts";
import { describeGroup, groupSpan, type RowGroup } from "./grouped-rows.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { workedStretches } from "./split-task.ts";
import type { VisibleRow } from "./visible-rows.ts";

export interface SceneOptions {
  readonly today: Day;
  /** Up to which day the project is looked at; null where that is today. */
  readonly statusDay?: Day | null;
  /** The dates that are drawn under the bars; null for none. */
  readonly baseline: Plan["baseline"];
  readonly showsCritical: boolean;
  /** Names on the bars, for a chart without the grid beside it. */
  readonly namesOnBars: boolean;
  readonly canEdit: boolean;
  readonly describe: (index: number) => string;
}

/** What the chart draws of a scheduled plan, one bar a visible row. A bar is worked out when it is drawn, not for all rows. */
export function chartScene(picture: ScheduledPlan, rows: readonly VisibleRow[], format: PlanFormat, options: SceneOptions): ChartScene {
  const axis = dayAxis(picture.plan);
  const todayNumber = parseDay(options.today);
  const today = todayNumber === null ? null : todayNumber * minutesInDay;
  const bars = new Map<number, ChartBar>();
  return {
    ids: rows.map((row) => row.id),
    bar: (position) => {
      const known = bars.get(position);
      if (known) return known;
      const row = rows[position]!;
      const bar = row.group ? groupBar(picture, row.id, row.group, format, axis) : plannedBar(picture, row, format, options, axis, today);
      bars.set(position, bar);
      return bar;
    },
    links: visibleLinks(picture, rows, options.showsCritical),
    nonWorking: (from, to) => nonWorkingSpans(picture.plan, from, to),
    namedDays: (from, to) => namedDays(picture.plan, format, from, to),
    today: today === null ? null : today + minutesInDay / 2,
    status: statusMark(options.statusDay, format),
    ...stretchOf(picture, rows, today),
  };
}

/** The end of the status date. */
function statusMark(statusDay: Day | null | undefined, { text, fullDay }: PlanFormat): ChartScene["status"] {
  const day = statusDay ? parseDay(statusDay) : null;
  return day === null ? null : { at: (day + 1) * minutesInDay, label: text("toolbar.status", { day: fullDay(day * minutesInDay) }) };
}

/**
 * Civil minutes to minutes on the chart: the working hours of a day, from the earliest start to the latest end of the week pattern,
 * are spread over the whole day, so that a task of a full day fills its column.
 */
export function dayAxis(plan: Plan): (minutes: number) => number {
  const intervals = plan.calendar.week.flat();
  const from = Math.min(...intervals.map((interval) => interval.from), minutesInDay - 1);
  const to = Math.max(...intervals.map((interval) => interval.to), from + 1);
  return (minutes) => {
    const day = Math.floor(minutes / minutesInDay);
    const share = (minutes - day * minutesInDay - from) / (to - from);
    return (day + Math.min(Math.max(share, 0), 1)) * minutesInDay;
  };
}

function plannedBar(
  picture: ScheduledPlan,
  row: VisibleRow,
  format: PlanFormat,
  options: SceneOptions,
  axis: (minutes: number) => number,
  today: number | null,
): ChartBar {
  const { plan, schedule } = picture;
  const { index } = row;
  const task = plan.tasks[index]!;
  const kind = barKind(picture, row);
  const times = timesOf(schedule, index);
  const start = axis(times.start);
  const finish = kind === "milestone" || kind === "gate" ? start : axis(times.finish);
  const deadline = task.deadline === null ? null : parseCivilTime(task.deadline);
  const progress = kind === "summary" ? schedule.task(index).percentComplete : task.progress;
  return {
    id: row.id,
    kind,
    start,
    finish,
    progress,
    isCritical: options.showsCritical && schedule.critical[index] === 1,
    isNearCritical: options.showsCritical && kind !== "summary" && schedule.nearCritical[index] === 1,
    isLate: isLateTask(picture, index, today),
    isDoubtful: kind === "gate" && !isSoundGate(plan, task, today),
    isMovable: options.canEdit && isMovableTask(picture, index),
    slackUntil: kind === "summary" || progress >= 100 ? null : slackEnd(picture, index, axis, finish),
    baseline: baselineOf(options.baseline, row.id, axis),
    deadline: deadline === null ? null : axis(deadline),
    stretches:
      kind === "task" && task.pauses.length > 0 ? workedStretches(picture, index).map(([from, to]) => [axis(from), axis(to)] as const) : [],
    ...heldSpans(picture.held.get(row.id)),
    isInactive: picture.inactive.has(row.id),
    isExternal: task.external,
    label: barLabel(plan, task, kind, times.finish, format, options.namesOnBars),
    description: options.describe(index),
  };
}

/** Whole days of the chart, the last one with its evening. */
function heldSpans(held: readonly HeldDays[] | undefined): Pick<ChartBar, "held"> {
  if (!held) return {};
  const day = (value: Day) => parseDay(value) ?? 0;
  return { held: held.map(({ from, until }) => [day(from) * minutesInDay, (day(until) + 1) * minutesInDay] as const) };
}

/** The stretch of a group of tasks: none of them can be moved by it. */
function groupBar(picture: ScheduledPlan, id: string, group: RowGroup, format: PlanFormat, axis: (minutes: number) => number): ChartBar {
  const { start, finish, progress } = groupSpan(picture, group);
  return {
    id,
    kind: "summary",
    start: axis(start),
    finish: axis(finish),
    progress,
    isCritical: false,
    isNearCritical: false,
    isLate: false,
    isDoubtful: false,
    isMovable: false,
    slackUntil: null,
    baseline: null,
    deadline: null,
    stretches: [],
    isInactive: false,
    isExternal: false,
    label: "",
    description: describeGroup(picture, group, format),
  };
}

function isSoundGate(plan: Plan, { id, progress }: PlanTask, today: number | null): boolean {
  return isSound(gateState(progress, plan.gates[id], today === null ? "" : formatCivilTime(today).slice(0, 10)));
}

function slackEnd(picture: ScheduledPlan, index: number, axis: (minutes: number) => number, finish: number): number | null {
  const slack = picture.schedule.freeSlack[index] ?? 0;
  if (slack <= 0) return null;
  const until = axis(addWork(picture.schedule.calendarOf(index), timesOf(picture.schedule, index).finish, slack));
  return until > finish ? until : null;
}

function baselineOf(baseline: Plan["baseline"], taskId: string, axis: (minutes: number) => number): readonly [number, number] | null {
  const dates = baseline?.[taskId];
  const start = dates ? parseCivilTime(dates[0]) : null;
  const finish = dates ? parseCivilTime(dates[1]) : null;
  return start === null || finish === null ? null : [axis(start), axis(finish)];
}

function barLabel(plan: Plan, task: PlanTask, kind: BarKind, finish: number, format: PlanFormat, namesOnBars: boolean): string {
  const name = format.bilingual(task.name);
  if (kind === "milestone" || kind === "gate") return `${name} · ${format.day(finish)}`;
  if (namesOnBars) return name;
  return kind === "summary" ? "" : ownerName(plan, task, format.bilingual);
}

/** A task whose dates people may move: no summary, not begun. */
export function isMovableTask(picture: ScheduledPlan, index: number): boolean {
  const task = picture.plan.tasks[index];
  return task !== undefined && !picture.summaries.has(task.id) && task.actualStart === null && task.progress < 100;
}

/** Unfinished although its finish has passed, or planned to finish after its deadline. */
export function isLateTask(picture: ScheduledPlan, index: number, today: number | null): boolean {
  const task = picture.plan.tasks[index];
  if (!task) return false;
  const { finish } = timesOf(picture.schedule, index);
  const deadline = task.deadline === null ? null : parseCivilTime(task.deadline);
  const isDone = task.progress >= 100 || (picture.summaries.has(task.id) && picture.schedule.task(index).percentComplete >= 100);
  if (isDone) return false;
  return (deadline !== null && finish > deadline) || (today !== null && finish <= today);
}

export function barKind(picture: ScheduledPlan, row: Pick<VisibleRow, "index" | "id">): BarKind {
  const task = picture.plan.tasks[row.index]!;
  if (picture.summaries.has(row.id)) return "summary";
  if (task.kind === "gate") return "gate";
  return task.kind === "milestone" || task.durationMinutes === 0 ? "milestone" : "task";
}

function stretchOf({ plan, schedule }: ScheduledPlan, rows: readonly VisibleRow[], today: number | null) {
  let from = (parseDay(plan.start) ?? 0) * minutesInDay;
  let to = from + 60 * minutesInDay;
  for (const { index } of rows) {
    from = Math.min(from, schedule.startMinutes[index] ?? from);
    to = Math.max(to, schedule.finishMinutes[index] ?? to);
  }
  const nearby = 366 * minutesInDay;
  if (today === null || today < from - nearby || today > to + nearby) return { from, to, workFrom: from };
  return { from: Math.min(from, today), to: Math.max(to, today), workFrom: from };
}

/** Links between visible rows; an end inside a collapsed phase is not drawn. */
function visibleLinks(picture: ScheduledPlan, rows: readonly VisibleRow[], showsCritical: boolean): ChartLink[] {
  const rowOf = new Map(rows.map((row, position) => [row.id, position]));
  const { critical } = picture.schedule;
  const links: ChartLink[] = [];
  for (const link of picture.plan.links) {
    const from = rowOf.get(link.predecessorId);
    const to = rowOf.get(link.successorId);
    if (from === undefined || to === undefined) continue;
    const isCritical = showsCritical && critical[rows[from]!.index] === 1 && critical[rows[to]!.index] === 1;
    links.push({ from, to, type: link.type, isCritical });
  }
  return links;
}

/** Runs of days without work. A weekend day with an exception that has hours is a working day, and so is left white. */
function nonWorkingSpans(plan: Plan, from: number, to: number): NonWorkingSpan[] {
  const first = Math.floor(from / minutesInDay);
  const last = Math.ceil(to / minutesInDay) - 1;
  const hours = new Map<number, number>();
  for (const exception of plan.calendar.exceptions) {
    const end = parseDay(exception.to) ?? -Infinity;
    for (let day = parseDay(exception.from) ?? Infinity; day <= end; day++) hours.set(day, exception.intervals.length);
  }
  const spans: NonWorkingSpan[] = [];
  let open: number | null = null;
  for (let day = first; day <= last + 1; day++) {
    const intervals = day > last ? 1 : (hours.get(day) ?? plan.calendar.week[weekday(day)]?.length ?? 0);
    if (intervals === 0) open ??= day;
    else if (open !== null) {
      spans.push({ from: open * minutesInDay, to: day * minutesInDay });
      open = null;
    }
  }
  return spans;
}

function namedDays(plan: Plan, format: PlanFormat, from: number, to: number): NamedDays[] {
  return plan.calendar.exceptions.flatMap((exception) => {
    const first = parseDay(exception.from);
    const last = parseDay(exception.to);
    if (first === null || last === null || (last + 1) * minutesInDay < from || first * minutesInDay > to) return [];
    const isWorked = exception.intervals.length > 0;
    const name = format.bilingual(exception.name);
    const title = isWorked ? format.text("chart.makeUpDay", { name }) : name;
    return [{ from: first * minutesInDay, to: (last + 1) * minutesInDay, name: title, isWorked }];
  });
}
