import type { ForecastRequest } from "#app/domain/forecast/request.ts";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { forecastInWorker } from "#app/workers/forecast-in-worker.ts";
import { times, type BenchResult } from "./measure.ts";

const sizes = [
  { tasks: 200, runs: 10_000, times: 5 },
  { tasks: 2_000, runs: 10_000, times: 3 },
  { tasks: 10_000, runs: 1_000, times: 3 },
];

/** How long a forecast of a plan takes in its worker, the start of the worker included: every task has three estimates, and tasks of a group share some luck. */
export async function* benchForecast(): AsyncGenerator<BenchResult> {
  for (const { tasks, runs, ...size } of sizes) {
    const request = requestFor(tasks, runs);
    const elapsed: number[] = [];
    let shares = 0;
    for (let time = 0; time < size.times; time++) {
      const start = performance.now();
      const forecast = await forecastInWorker(request, { onProgress: () => shares++ });
      elapsed.push(performance.now() - start);
      if (!forecast.ok) throw new Error(`The sample network has no forecast: ${forecast.problem.code}`);
    }
    yield { size: `${tasks} tasks, ${runs} runs`, ...times(elapsed), errors: shares < 10 ? 1 : 0 };
  }
}

function requestFor(tasks: number, runs: number): ForecastRequest {
  const network = makeNetwork(tasks, 7);
  const work = network.tasks.filter((task) => task.parent !== null);
  const target = work.at(-1)?.id ?? null;
  return {
    network,
    estimates: work.map(({ id, durationMinutes }) => ({
      taskId: id,
      optimistic: durationMinutes * 0.8,
      likely: durationMinutes,
      pessimistic: durationMinutes * 1.6,
    })),
    milestones: work
      .filter((_, index) => index % 20 === 19)
      .slice(0, 10)
      .map(({ id }) => id),
    target,
    runs,
    seed: 1,
    correlation: 0.3,
  };
}
