import { expect, it } from "vitest";
import { awaitForecast, computeForecast } from "#app/forecast/compute-forecast.server.ts";
import { readForecastQuery } from "#app/forecast/forecast-query.ts";
import { readForecast } from "#app/forecast/forecast.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

it("says how far a forecast is for who does not wait, and goes on with the same one", async () => {
  const context = await openContext(await openTest());
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner, { day: "2100-03-01", calendar: "standard" });
  const plan = await readPlan(context.db, projectId);
  if (!plan) throw new Error("There is no plan");
  const query = readForecastQuery(new URLSearchParams("runs=10000&seed=7"));

  const share = await awaitForecast(context, plan, query, null, 0);
  const forecast = await computeForecast(plan, query, null);
  const request = new Request(`http://localhost:3000/projects/${projectId}/forecast`);
  const page = await readForecast(await projectCallerOf(context, owner, projectId), query, await readReader(request, context));

  expect(share).toBeGreaterThanOrEqual(0);
  expect(share).toBeLessThan(1);
  expect(forecast.runs).toBe(10_000);
  expect(await awaitForecast(context, plan, query, null, 60_000)).toBe(forecast);
  expect(page).toMatchObject({ running: null, forecast: { summary: expect.any(String) } });
});
