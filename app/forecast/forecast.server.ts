import type { DateForecast, Forecast } from "#app/domain/forecast/forecast.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { awaitForecast } from "./compute-forecast.server.ts";
import type { ForecastQuery } from "./forecast-query.ts";

const mostRisks = 15;
/** Somebody who waits longer wants to see how far it is. */
const patienceMilliseconds = 800;

/**
 * Everything the forecast page shows, in the reader's language. `forecast` is null for a plan without work to forecast, and while one that takes
 * longer is `running`.
 */
export async function readForecast(caller: ProjectCaller, query: ForecastQuery, { t, locale }: Reader) {
  const { context, project } = caller;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const estimated = plan.tasks.filter((task) => task.optimisticMinutes !== null || task.pessimisticMinutes !== null).length;
  const isOpen = plan.tasks.some((task) => task.durationMinutes > 0 && task.progress < 100);
  if (!isOpen) return { forecast: null, running: null, estimated };
  const forecast = await awaitForecast(context, plan, query, project.goLiveDay, patienceMilliseconds);
  if (typeof forecast === "number")
    return { forecast: null, running: { share: forecast, text: formatPercent(Math.round(forecast * 100), locale) }, estimated };
  const names = new Map(plan.tasks.map((task) => [task.id, task]));
  const codes = workBreakdownCodes(plan.tasks);
  const dayLength = minutesPerDay(plan.calendar);
  const task = (id: string) => {
    const known = names.get(id);
    return { id, code: codes.get(id) ?? "", name: known ? inLanguage(known.name, locale) : "" };
  };
  const target = targetOf(forecast, plan);
  const day = (time: string) => formatDay(time, locale, "long");
  const workDays = (minutes: number) => formatNumber(Math.round((10 * minutes) / dayLength) / 10, locale);
  const share = (value: number) => formatPercent(Math.round(value * 100), locale);
  const dates = [...forecast.milestones, forecast.project].map((entry) => ({
    task: entry.taskId === null ? null : task(entry.taskId),
    isTarget: entry === target,
    planned: day(entry.planned),
    plannedShare: share(entry.plannedShare),
    p50: day(entry.p50),
    p80: day(entry.p80),
    p95: day(entry.p95),
  }));
  return {
    estimated,
    running: null,
    forecast: {
      summary: summarise(target, target.taskId === null ? t("forecast:project") : task(target.taskId).name, { t, day, share }),
      promised: target.promised ? t("forecast:promised", { day: day(target.promised.day), share: share(target.promised.share) }) : null,
      target: target.taskId === null ? t("forecast:project") : task(target.taskId).name,
      dates,
      histogram: histogramOf(target, { day, share, runs: forecast.runs }),
      tornado: forecast.tornado.map((bar) => ({
        ...task(bar.taskId),
        early: day(bar.early),
        late: day(bar.late),
        days: workDays(bar.swingMinutes),
        share: forecast.tornado[0]!.swingMinutes === 0 ? 0 : bar.swingMinutes / forecast.tornado[0]!.swingMinutes,
      })),
      risks: forecast.risks
        .filter((risk) => risk.criticality > 0)
        .slice(0, mostRisks)
        .map((risk) => ({ ...task(risk.taskId), criticality: share(risk.criticality), mean: workDays(risk.meanMinutes) })),
      method: t("forecast:method.runs", {
        runs: formatNumber(forecast.runs, locale),
        tasks: formatNumber(forecast.estimatedTasks, locale),
        seed: String(forecast.seed),
        error: workDays(target.p80ErrorMinutes),
      }),
    },
  };
}

function targetOf({ milestones, project }: Forecast, { goLiveTaskId }: Plan): DateForecast {
  return milestones.find((entry) => entry.taskId === goLiveTaskId) ?? project;
}

interface Words extends Pick<Reader, "t"> {
  day(time: string): string;
  share(value: number): string;
}

function summarise(target: DateForecast, name: string, { t, day, share }: Words): string {
  return t("forecast:summary", {
    name,
    planned: day(target.planned),
    share: share(target.plannedShare),
    p50: day(target.p50),
    p80: day(target.p80),
    p95: day(target.p95),
  });
}

/** Bars of equal days, and where the plan, P50 and P80 lie between the first and the last of them, 0 to 1. */
function histogramOf(target: DateForecast, { day, share, runs }: Pick<Words, "day" | "share"> & { readonly runs: number }) {
  const { histogram } = target;
  const [first] = histogram;
  const last = histogram.at(-1);
  if (!first || !last) return null;
  const span = daysBetween(first.from, last.to) + 1;
  const most = Math.max(...histogram.map((bin) => bin.runs));
  const at = (time: string) => Math.min(1, Math.max(0, (daysBetween(first.from, time.slice(0, 10)) + 0.5) / span));
  return {
    from: day(first.from),
    to: day(last.to),
    bins: histogram.map((bin) => ({
      from: daysBetween(first.from, bin.from) / span,
      width: (daysBetween(bin.from, bin.to) + 1) / span,
      height: bin.runs / most,
      title: `${bin.from === bin.to ? day(bin.from) : `${day(bin.from)} – ${day(bin.to)}`}: ${share(bin.runs / runs)}`,
    })),
    marks: { planned: at(target.planned), p50: at(target.p50), p80: at(target.p80) },
  };
}
