import { z } from "zod";
import type { DateForecast } from "#app/domain/forecast/forecast.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { civilTimeShape, dayShape, idShape } from "#app/http/api/shapes.server.ts";
import { computeForecast } from "./compute-forecast.server.ts";
import { readForecastQuery, runCounts, sharedLuckNames, spreadNames } from "./forecast-query.ts";

const query = z.strictObject({
  spread: z.enum(spreadNames).optional(),
  luck: z.enum(sharedLuckNames).optional(),
  runs: z.enum(runCounts.map(String)).optional(),
  seed: z
    .string()
    .regex(/^\d{1,7}$/)
    .optional(),
});

const share = z.number().min(0).max(1);
const dates = z
  .object({
    /** Null for the finish of the project. */
    taskId: idShape.nullable(),
    planned: civilTimeShape,
    plannedShare: share,
    p10: civilTimeShape,
    p50: civilTimeShape,
    p80: civilTimeShape,
    p95: civilTimeShape,
    histogram: z.array(z.object({ from: dayShape, to: dayShape, runs: z.number().int() })).readonly(),
    promised: z.object({ day: dayShape, share }).nullable(),
  })
  .meta({ id: "DateForecast" });
const forecast = z
  .object({
    runs: z.number().int(),
    seed: z.number().int(),
    estimatedTasks: z.number().int(),
    project: dates,
    milestones: z.array(dates).readonly(),
    risks: z
      .array(
        z.object({
          taskId: idShape,
          criticality: share,
          cruciality: z.number(),
          sensitivity: z.number(),
          meanMinutes: z.number(),
          deviationMinutes: z.number(),
        }),
      )
      .readonly(),
    tornado: z
      .array(
        z.object({
          taskId: idShape,
          shortMinutes: z.number(),
          longMinutes: z.number(),
          early: civilTimeShape,
          late: civilTimeShape,
          swingMinutes: z.number().int(),
        }),
      )
      .readonly(),
  })
  .meta({ id: "Forecast" });

export const forecastEndpoints = [
  endpoint({
    id: "getForecast",
    method: "GET",
    path: "/projects/:projectId/forecast",
    permission: "plan.view",
    query,
    answer: forecast,
    run: async (caller) => {
      const { context, project } = caller;
      const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
      const wishes = readForecastQuery(new URLSearchParams(Object.entries(caller.query)));
      const { runs, seed, estimatedTasks, milestones, risks, tornado, ...rest } = await computeForecast(plan, wishes, project.goLiveDay);
      return {
        body: {
          ...{ runs, seed, estimatedTasks, risks, tornado },
          project: shown(rest.project),
          milestones: milestones.map(shown),
        },
      };
    },
  }),
];

function shown({ taskId, planned, plannedShare, p10, p50, p80, p95, histogram, promised }: DateForecast) {
  return { taskId, planned, plannedShare, p10, p50, p80, p95, histogram, promised };
}
