import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, dayShape, idShape, instantShape, roleShape } from "#app/http/api/shapes.server.ts";
import { longestText, portfolioFilters, portfolioOrders } from "./portfolio-view.ts";
import { listPortfolio, type PortfolioRow } from "./projects.server.ts";

const standing = z
  .object({
    id: idShape,
    name: bilingualShape,
    role: roleShape,
    health: z.enum(["late", "atRisk", "onTrack", "done", "empty"]),
    /** Why it is late or at risk: how many days or tasks, and the first task that shows it. */
    reasons: z.array(z.object({ code: z.string(), count: z.number().int(), taskId: idShape })),
    /** Per cent of the work. */
    progress: z.number(),
    phases: z.array(z.object({ id: idShape, name: bilingualShape, state: z.enum(["done", "now", "upcoming"]), isLate: z.boolean() })),
    goLive: z
      .object({
        taskId: idShape,
        day: dayShape,
        isReached: z.boolean(),
        /** The day it is compared with. */
        referenceDay: dayShape.nullable(),
        daysLate: z.number().int(),
      })
      .nullable(),
    nextGate: z.object({ taskId: idShape, name: bilingualShape, day: dayShape, isLate: z.boolean() }).nullable(),
    myTasks: z.number().int(),
    changedAt: instantShape.nullable(),
  })
  .meta({ id: "ProjectStanding" });

export const portfolioEndpoints = [
  endpoint({
    id: "listPortfolio",
    method: "GET",
    path: "/portfolio",
    permission: "projects.list",
    isWide: true,
    query: pageQuery.extend({
      show: z.enum(portfolioFilters).default("active"),
      order: z.enum(portfolioOrders).default("changed"),
      text: z.string().trim().max(longestText).default(""),
    }),
    answer: pageOf(standing).meta({ id: "PortfolioPage" }),
    run: async (caller) => answerPage((await listPortfolio(caller, caller.query)).rows.map(shown), caller.query),
  }),
];

function shown({ project, standing: state, changedAt, myTasks }: PortfolioRow): z.input<typeof standing> {
  const { health, reasons, progress, phases, forecast, nextGate } = state;
  return {
    id: project.id,
    name: { text: project.name, zh: project.nameZh },
    role: project.role,
    health,
    reasons: reasons.map((reason) => ({ ...reason })),
    progress,
    phases: phases.map((phase) => ({ id: phase.id, name: phase.name, state: phase.state, isLate: phase.isLate })),
    goLive: forecast && {
      taskId: forecast.taskId,
      day: forecast.day,
      isReached: forecast.isReached,
      referenceDay: forecast.referenceDay,
      daysLate: forecast.daysLate,
    },
    nextGate: nextGate && { taskId: nextGate.id, name: nextGate.name, day: nextGate.day, isLate: nextGate.isLate },
    myTasks,
    changedAt: changedAt === "" ? null : changedAt,
  };
}
