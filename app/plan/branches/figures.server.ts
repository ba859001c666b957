import { measureDays } from "#app/domain/levelling/measure-days.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { staffedPlan } from "#app/domain/plan/staffed-plan.ts";
import { summaryIds } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { addDays, type CivilTime, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { overloadedDays } from "#app/domain/workload/person-load.ts";
import { workFrom } from "#app/domain/baseline/variance.ts";
import { differenceWords } from "#app/http/difference-words.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { readOwnCosts } from "#app/http/planned-costs.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/money.ts";
import type { ComparedPlans } from "./compared-plans.server.ts";

/** One figure of all the plans that are compared. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  /** In the order of the columns; empty where a plan has no such figure. */
  readonly values: readonly string[];
  /** From the live plan to the last column; empty where one of them has no such figure. */
  readonly difference: string;
  /** Above zero for what is later, dearer or more. */
  readonly trend: number;
}

/** The 80 per cent date of a plan's go-live or end. */
export type ForecastDate = (loaded: LoadedPlan, key: string) => Promise<CivilTime | null>;

/** So far ahead overload is counted. */
const overloadDays = 366;
const largestMeasured = 5000;

/** The live plan and its what-if side by side, and once taken over where that is another thing. */
export async function readFigures(caller: ProjectCaller, compared: ComparedPlans, reader: Reader, forecast: ForecastDate | null) {
  const { context, project, can } = caller;
  const { t, locale } = reader;
  const { live, whatIf, merged, since, branch } = compared;
  const plans = since.length > 0 && merged ? [live, whatIf, merged] : [live, whatIf];
  const calendar = scheduleCalendar(live.plan);
  const dayLength = minutesPerDay(live.plan.calendar) || 480;
  const words = differenceWords(reader, dayLength, project.currency);
  const date = (key: string, label: string, times: readonly (CivilTime | null)[], roundTo = 1): Figure => {
    const [first, last] = [times[0] ?? null, times.at(-1) ?? null];
    const minutes = first !== null && last !== null ? workFrom(calendar, first, last) : null;
    const by = minutes === null ? null : Math.round(minutes / roundTo) * roundTo;
    const values = times.map((time) => (time === null ? "" : formatDay(time, locale)));
    return {
      key,
      label,
      values,
      difference: by === null ? "" : by === 0 ? t("baselines:same.amount") : words.date(by),
      trend: Math.sign(by ?? 0),
    };
  };
  const amount = (key: string, label: string, amounts: readonly number[], text: (value: number) => string): Figure => {
    const by = (amounts.at(-1) ?? 0) - (amounts[0] ?? 0);
    const difference = by === 0 ? t("baselines:same.amount") : t(`branches:by.${by > 0 ? "more" : "less"}`, { amount: text(Math.abs(by)) });
    return { key, label, values: amounts.map(text), difference, trend: Math.sign(by) };
  };
  const finishOf = (id: string | null) => plans.map((loaded) => finishIn(loaded, id));
  const gates = gatesOf(plans).filter(({ id }) => id !== live.plan.goLiveTaskId);
  const goLive = live.plan.goLiveTaskId === null ? [] : [date("goLive", t("branches:figure.goLive"), finishOf(live.plan.goLiveTaskId))];
  const figures = [
    ...goLive,
    date(
      "finish",
      t("branches:figure.finish"),
      plans.map(({ schedule }) => schedule.finish),
    ),
    ...gates.map(({ id, name }) => date(id, inLanguage(name, locale), finishOf(id))),
    amount("critical", t("branches:figure.critical"), plans.map(criticalTasks), (count) => formatNumber(count, locale)),
  ];
  if (plans.every(({ plan }) => plan.tasks.length <= largestMeasured)) {
    const today = todayIn(project.timeZone, context.now());
    const hours = plans.map((loaded) => Math.round(overloadMinutes(loaded, today) / 60));
    figures.push(amount("overload", t("branches:figure.overload"), hours, (count) => t("branches:hours", { count })));
  }
  if (can("costs.view")) {
    const costs = await Promise.all(plans.map(async ({ plan }) => total(await readOwnCosts(context.db, plan))));
    if (costs.some((cost) => cost > 0))
      figures.push(amount("cost", t("branches:figure.cost"), costs, (minor) => formatMoney(minor, project.currency, locale)));
  }
  if (forecast) {
    const keys = ["live", `${branch.id} ${branch.changes}`, `${branch.id} ${branch.changes} merged`];
    const dates = await Promise.all(plans.map((loaded, index) => forecast(loaded, index === 0 ? project.id : (keys[index] ?? ""))));
    figures.push(date("p80", t("branches:figure.p80"), dates, dayLength));
  }
  return { columns: plans.length, figures };
}

function finishIn({ plan, schedule }: LoadedPlan, id: string | null): CivilTime | null {
  const index = schedule.indexOf(id ?? "");
  return index < 0 || !plan.tasks.some((task) => task.id === id) ? null : schedule.task(index).finish;
}

function gatesOf(plans: readonly LoadedPlan[]): readonly PlanTask[] {
  return [
    ...new Map(plans.flatMap(({ plan }) => plan.tasks.filter(({ kind }) => kind === "gate").map((task) => [task.id, task]))).values(),
  ];
}

/** Tasks that hold no others and cannot be late without the end being so. */
function criticalTasks({ plan, schedule }: LoadedPlan): number {
  const summaries = summaryIds(plan.tasks);
  return plan.tasks.filter(({ id }, index) => schedule.critical[index] === 1 && !summaries.has(id)).length;
}

/** Minutes of work beyond what people have time for, from today on. */
function overloadMinutes({ plan, schedule }: LoadedPlan, today: Day): number {
  const last = addDays(today, overloadDays);
  const finish = schedule.finish.slice(0, 10);
  const to = finish < last ? finish : last;
  if (to < today) return 0;
  const days = measureDays(staffedPlan(plan), schedule, today, to);
  if (!days.ok) return 0;
  return days.value
    .flatMap(({ personId, capacity, tasks }) => {
      const work = tasks.map(({ taskId, minutes }) => ({ projectId: plan.projectId, taskId, minutes }));
      return overloadedDays({ personId, capacity, work });
    })
    .reduce((sum, { excessMinutes }) => sum + excessMinutes, 0);
}

function total(costs: ReadonlyMap<string, number>): number {
  return [...costs.values()].reduce((sum, cost) => sum + cost, 0);
}
