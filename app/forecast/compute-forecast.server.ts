import type { AppLoadContext } from "@remix-run/node";
import { setTimeout as sleep } from "node:timers/promises";
import type { Forecast } from "#app/domain/forecast/forecast.ts";
import type { ForecastRequest, TaskEstimate } from "#app/domain/forecast/request.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { planNetwork } from "#app/domain/plan/schedule.ts";
import { activeTasks } from "#app/domain/plan/tree.ts";
import type { Day } from "#app/domain/time/day.ts";
import { Refusal } from "#app/http/refusal.ts";
import { forecastInWorker } from "#app/workers/forecast-in-worker.ts";
import { Turns } from "#app/workers/turns.ts";
import { readForecastQuery, sharedLuck, spreads, type ForecastQuery } from "./forecast-query.ts";

const mostKept = 40;
/** Each takes a processor and the memory of a worker: further ones wait for their turn. */
const turns = new Turns(2);
/** Forecasts by plan version and wishes, the newest last: a version never changes, and neither does its forecast. */
const kept = new Map<string, Computing>();

interface Computing {
  readonly forecast: Promise<Forecast>;
  /** Waiting for its turn counts as well: whoever asks again is to get this one. */
  isRunning: boolean;
  /** The share that is done, 0 to 1. */
  share: number;
}

/** What is promised of go-live: the day that the plan was made backward from, if it was. */
export type Promised = Day | null;

/**
 * The forecast of a plan, computed in a worker once for every version and wish. Throws the refusal `forecast.tooMuch` when it takes longer than
 * two minutes.
 *
 * @param of what tells the plan from others with the same version: its project, or a branch of it
 */
export function computeForecast(plan: Plan, query: ForecastQuery, promised: Promised, of = plan.projectId): Promise<Forecast> {
  return startForecast(plan, query, promised, of).forecast;
}

/**
 * The same for who does not wait longer than so many milliseconds: how much of it is done by then, 0 to 1. Whoever asks on another server follows the
 * same computation.
 */
export async function awaitForecast(
  { work }: Pick<AppLoadContext, "work">,
  plan: Plan,
  query: ForecastQuery,
  promised: Promised,
  milliseconds: number,
): Promise<Forecast | number> {
  const followed = work.follow<Forecast>(
    { projectId: plan.projectId, kind: "forecast", wish: JSON.stringify([plan.version, query, promised]) },
    {
      isKept: () => true,
      run: async ({ onProgress }) => {
        const computing = startForecast(plan, query, promised, plan.projectId);
        const telling = setInterval(() => onProgress(computing.share), tellMilliseconds).unref();
        return computing.forecast.finally(() => clearInterval(telling));
      },
    },
  );
  const patience = new AbortController();
  const tooLong = sleep(milliseconds, null, { signal: patience.signal }).catch(() => null);
  const forecast = await Promise.race([followed.outcome, tooLong]).finally(() => patience.abort());
  return forecast ?? followed.progress();
}

const tellMilliseconds = 200;

function startForecast(plan: Plan, query: ForecastQuery, promised: Promised, of: string): Computing {
  const key = JSON.stringify([of, plan.version, query, promised]);
  const known = kept.get(key);
  if (known) return known;
  const onProgress = (share: number) => void (computing.share = share);
  const forecast = turns
    .take(() => forecastInWorker(requestOf(plan, query, promised), { onProgress }))
    .then((outcome) => {
      if (outcome.ok) return outcome.value;
      throw new Refusal("forecast.tooMuch", { status: 503 });
    })
    .finally(() => (computing.isRunning = false));
  const computing: Computing = { forecast, isRunning: true, share: 0 };
  kept.set(key, computing);
  forecast.then(dropOldest, () => kept.delete(key));
  return computing;
}

function dropOldest(): void {
  for (const [key, { isRunning }] of kept) {
    if (kept.size <= mostKept) return;
    if (!isRunning) kept.delete(key);
  }
}

/** The forecast that the page shows before anybody chooses anything. */
export function computeUsualForecast(plan: Plan, promised: Promised): Promise<Forecast> {
  return computeForecast(plan, readForecastQuery(new URLSearchParams()), promised);
}

/** What the page that shows a forecast before anybody chooses anything asks for. */
export function usualForecastRequest(plan: Plan, promised: Promised): ForecastRequest {
  return requestOf(plan, readForecastQuery(new URLSearchParams()), promised);
}

function requestOf(plan: Plan, { spread, luck, runs, seed }: ForecastQuery, promised: Promised): ForecastRequest {
  const around = spreads[spread];
  const goLive = plan.tasks.some((task) => task.id === plan.goLiveTaskId) ? plan.goLiveTaskId : null;
  return {
    network: planNetwork(plan),
    estimates: plan.tasks.flatMap(estimateOf),
    milestones: milestonesOf(plan).map((task) => task.id),
    target: goLive,
    runs,
    seed,
    correlation: sharedLuck[luck],
    ...(around === null ? {} : { usualSpread: { optimistic: around[0], pessimistic: around[1] } }),
    ...(goLive === null || promised === null ? {} : { promised: { [goLive]: promised } }),
  };
}

/** Go-live, gates and milestones that are still to come, in the order of the plan. */
export function milestonesOf(plan: Plan): readonly PlanTask[] {
  return activeTasks(plan.tasks).filter(
    (task) => task.progress < 100 && (task.id === plan.goLiveTaskId || task.kind === "gate" || task.kind === "milestone"),
  );
}

/** The duration is the likely value, whatever it has become since somebody estimated the others. */
function estimateOf({ id, durationMinutes, optimisticMinutes, pessimisticMinutes }: PlanTask): readonly TaskEstimate[] {
  if (optimisticMinutes === null && pessimisticMinutes === null) return [];
  return [
    {
      taskId: id,
      optimistic: Math.min(optimisticMinutes ?? durationMinutes, durationMinutes),
      likely: durationMinutes,
      pessimistic: Math.max(pessimisticMinutes ?? durationMinutes, durationMinutes),
    },
  ];
}
