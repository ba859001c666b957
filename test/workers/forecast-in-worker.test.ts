import { expect, it } from "vitest";
import { forecastPlan } from "#app/domain/forecast/forecast-plan.ts";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { forecastInWorker } from "#app/workers/forecast-in-worker.ts";

const network = makeNetwork(60, 3);
const usualSpread = { optimistic: 0.8, pessimistic: 1.5 };
const request = { network, estimates: [], usualSpread, milestones: [], target: null, runs: 5_000, seed: 9 };

it("gives what the engine gives, and tells on the way how far it is", async () => {
  const shares: number[] = [];

  const forecast = await forecastInWorker(request, { onProgress: (share) => shares.push(share) });

  expect(forecast).toEqual(forecastPlan(request));
  expect(shares.length).toBeGreaterThan(20);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});

it("passes on what the plan lacks", async () => {
  expect(await forecastInWorker({ ...request, target: "gone" })).toEqual({
    ok: false,
    problem: { code: "forecast.milestone.unknown", taskId: "gone" },
  });
});

it("stops when it is told to, before and during the work", async () => {
  const stop = new AbortController();
  const started = forecastInWorker({ ...request, runs: 100_000 }, { signal: stop.signal, onProgress: () => stop.abort() });

  expect(await started).toEqual({ ok: false, problem: { code: "work.stopped" } });
  expect(await forecastInWorker(request, { signal: AbortSignal.abort() })).toEqual({ ok: false, problem: { code: "work.stopped" } });
});

it("ends after the time it may take", async () => {
  const limits = { milliseconds: 1, heapMegabytes: 256 };

  expect(await forecastInWorker(request, {}, limits)).toEqual({ ok: false, problem: { code: "work.tooSlow", seconds: 0 } });
});
