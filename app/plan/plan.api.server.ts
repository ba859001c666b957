import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { civilTimeShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { planCommand } from "./plan.forms.server.ts";
import { executePlanCommand, turnBack, type PlanChange } from "./plan.server.ts";

const mostConflicts = 1000;

const schedule = z
  .object({
    planVersion: versionShape,
    start: civilTimeShape,
    finish: civilTimeShape,
    goLive: z.object({ taskId: idShape, at: civilTimeShape }).nullable(),
    taskCount: z.number().int(),
    criticalCount: z.number().int(),
    conflicts: z.array(z.object({ code: z.string(), taskId: idShape, byMinutes: z.number().int().nullable() })).max(mostConflicts),
  })
  .meta({ id: "Schedule" });

const outcome = z
  .object({ planVersion: versionShape, moved: z.number().int(), canUndo: z.boolean(), canRedo: z.boolean() })
  .meta({ id: "PlanOutcome" });

const commands = z.strictObject({ command: planCommand }).meta({ id: "PlanCommandRequest" });

export const planEndpoints = [
  endpoint({
    id: "getSchedule",
    method: "GET",
    path: "/projects/:projectId/schedule",
    permission: "plan.view",
    answer: schedule,
    run: async ({ context, project }) => {
      const { plan, schedule: result } = await context.plans.read(context.db, project.id, project.planVersion);
      const goLive = plan.tasks.find((task) => task.id === plan.goLiveTaskId);
      return {
        body: {
          planVersion: plan.version,
          start: result.start,
          finish: result.finish,
          goLive: goLive ? { taskId: goLive.id, at: result.task(result.indexOf(goLive.id)).finish } : null,
          taskCount: plan.tasks.length,
          criticalCount: result.critical.reduce((count, flag) => count + flag, 0),
          conflicts: result.conflicts.slice(0, mostConflicts).map((conflict) => ({
            code: conflict.code,
            taskId: conflict.taskId,
            byMinutes: "byMinutes" in conflict ? conflict.byMinutes : null,
          })),
        },
        state: plan.version,
      };
    },
  }),
  endpoint({
    id: "executePlanCommand",
    method: "POST",
    path: "/projects/:projectId/plan/commands",
    permission: "plan.progress",
    body: commands,
    answer: outcome,
    run: async (args) => ({ body: outcomeOf(await executePlanCommand(args, args.value.command)) }),
  }),
  endpoint({
    id: "undoPlanStep",
    method: "POST",
    path: "/projects/:projectId/plan/undo",
    permission: "plan.progress",
    answer: outcome,
    run: async (args) => ({ body: outcomeOf(await turnBack(args, "undo")) }),
  }),
  endpoint({
    id: "redoPlanStep",
    method: "POST",
    path: "/projects/:projectId/plan/redo",
    permission: "plan.progress",
    answer: outcome,
    run: async (args) => ({ body: outcomeOf(await turnBack(args, "redo")) }),
  }),
];

function outcomeOf({ version, moved, canUndo, canRedo }: PlanChange): z.input<typeof outcome> {
  return { planVersion: version, moved, canUndo, canRedo };
}
