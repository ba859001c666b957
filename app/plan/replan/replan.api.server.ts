import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { civilTimeShape, dayShape, idShape } from "#app/http/api/shapes.server.ts";
import { applyReplan, proposeReplan, replanDay } from "./replan.server.ts";

const proposalShape = z
  .object({
    behind: dayShape,
    /** To be sent with the wish to carry it out. */
    planVersion: z.number().int(),
    moves: z.array(z.object({ taskId: idShape, how: z.enum(["start", "pause"]) })),
    kept: z.array(z.object({ taskId: idShape, reason: z.enum(["manual", "constraint", "elapsed", "shared", "external"]) })),
    finish: z.object({ before: civilTimeShape, after: civilTimeShape }),
  })
  .meta({ id: "ReplanProposal" });

export const replanEndpoints = [
  endpoint({
    id: "proposeReplan",
    method: "GET",
    path: "/projects/:projectId/replan",
    permission: "plan.edit",
    query: z.strictObject({ behind: dayShape.optional() }),
    answer: proposalShape,
    run: async (args) => {
      const behind = args.query.behind ?? (await replanDay(args));
      const { plan, schedule, proposal } = await proposeReplan(args, behind);
      const finish = { before: schedule.finish, after: proposal.schedule.finish };
      return { body: { behind, planVersion: plan.version, moves: [...proposal.moves], kept: [...proposal.kept], finish } };
    },
  }),
  endpoint({
    id: "applyReplan",
    method: "POST",
    path: "/projects/:projectId/replan",
    permission: "plan.edit",
    body: z.strictObject({ planVersion: z.number().int().min(1), behind: dayShape }).meta({ id: "Replan" }),
    answer: z.object({ planVersion: z.number().int(), moved: z.number().int() }).meta({ id: "Replanned" }),
    run: async (args) => {
      const { version, moved } = await applyReplan(args);
      return { body: { planVersion: version, moved } };
    },
  }),
];
