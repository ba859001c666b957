import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { civilTimeShape, idShape } from "#app/http/api/shapes.server.ts";
import { computeReasons } from "./read-reasons.server.ts";

const minutes = z.number();
const hop = z.object({ taskId: idShape, start: civilTimeShape, finish: civilTimeShape });
const measure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("shorten"), taskId: idShape, fromMinutes: minutes, toMinutes: minutes }),
  z.object({ kind: z.literal("free"), taskId: idShape, constraint: z.string() }),
  z.object({ kind: z.literal("endDelay"), taskId: idShape, minutes }),
  z.object({ kind: z.literal("dropLag"), taskId: idShape, linkId: idShape, predecessorId: idShape }),
  z.object({ kind: z.literal("overlap"), taskId: idShape, linkId: idShape, predecessorId: idShape }),
]);
const reasons = z
  .object({
    /** From the task back to what fixes its date. */
    path: z.array(hop.extend({ driver: z.string(), next: idShape.nullable() })).readonly(),
    /** From the task on to what keeps it from slipping; empty for one that is done. */
    slack: z.array(hop.extend({ slackMinutes: minutes, limit: z.string(), next: idShape.nullable() })).readonly(),
    /** Single changes that bring the task forward, the greatest gain first; null for one that is done. */
    measures: z
      .array(z.object({ measure, finish: civilTimeShape, gainMinutes: minutes, thenDecides: idShape.nullable() }))
      .readonly()
      .nullable(),
  })
  .meta({ id: "TaskReasons" });

export const reasonEndpoints = [
  endpoint({
    id: "getTaskReasons",
    method: "GET",
    path: "/projects/:projectId/tasks/:taskId/reasons",
    permission: "plan.view",
    answer: reasons,
    run: async (caller) => {
      const { why, slack, forward } = await computeReasons(caller, caller.params.taskId);
      return {
        body: {
          path: why.map(({ taskId, start, finish, driver, next }) => ({ taskId, start, finish, driver: driver.kind, next })),
          slack: slack.map(({ taskId, start, finish, slackMinutes, limit }) => ({
            ...{ taskId, start, finish, slackMinutes, limit: limit.kind },
            next: "of" in limit ? limit.of : null,
          })),
          measures: forward?.effects ?? null,
        },
      };
    },
  }),
];
