import { z } from "zod";
import { taskKinds, workTypes, type PlanTask } from "#app/domain/plan/model.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { constraintTypes, linkTypes } from "#app/domain/schedule/network.ts";
import type { EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, civilTimeShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";

const driver = z
  .object({
    kind: z.enum(["link", "constraint", "calendar", "projectStart", "actual", "manual", "children", "levelling"]),
    /** The predecessor of a link. */
    of: idShape.optional(),
    type: z.enum([...linkTypes, ...constraintTypes]).optional(),
  })
  .meta({ id: "Driver" });

/** A task as programs see it: what people edit, and what the schedule makes of it. */
export const taskShape = z
  .object({
    id: idShape,
    version: versionShape,
    number: z.number().int(),
    code: z.string(),
    parentId: idShape.nullable(),
    kind: z.enum(taskKinds),
    name: bilingualShape,
    durationMinutes: z.number().int(),
    elapsed: z.boolean(),
    progress: z.number().int(),
    constraint: z.enum(constraintTypes),
    constraintAt: civilTimeShape.nullable(),
    deadline: civilTimeShape.nullable(),
    actualStart: civilTimeShape.nullable(),
    actualFinish: civilTimeShape.nullable(),
    manualStart: civilTimeShape.nullable(),
    manualFinish: civilTimeShape.nullable(),
    roleCode: z.string().nullable(),
    ownerId: idShape.nullable(),
    deliverable: bilingualShape,
    active: z.boolean(),
    external: z.boolean(),
    calendarId: idShape.nullable(),
    workType: z.enum(workTypes),
    effortDriven: z.boolean(),
    optimisticMinutes: z.number().int().nullable(),
    pessimisticMinutes: z.number().int().nullable(),
    ignoresPeople: z.boolean(),
    priority: z.number().int(),
    levellingDelayMinutes: z.number().int(),
    pauses: z.array(z.object({ afterMinutes: z.number().int(), minutes: z.number().int() })).readonly(),
    assignments: z.array(z.object({ personId: idShape, units: z.number(), workMinutes: z.number().int() })).readonly(),
    /** What the project keeps of its tasks beside: by the key of the field. */
    custom: z.record(z.string(), z.union([z.string(), z.number()])),
    start: civilTimeShape,
    finish: civilTimeShape,
    totalSlackMinutes: z.number().int(),
    freeSlackMinutes: z.number().int(),
    critical: z.boolean(),
    /** Not critical, but a short delay makes it so. */
    nearCritical: z.boolean(),
    percentComplete: z.number(),
    driver,
    baseline: z.object({ start: civilTimeShape, finish: civilTimeShape }).nullable(),
  })
  .meta({ id: "Task" });

type ShownTask = z.input<typeof taskShape>;

/** Some tasks of a plan with their dates. */
export function showTasks({ plan, schedule }: LoadedPlan, tasks: readonly PlanTask[]): ShownTask[] {
  const codes = workBreakdownCodes(plan.tasks);
  return tasks.map((task): ShownTask => {
    const { position: _position, ...edited } = task;
    const scheduled = schedule.task(schedule.indexOf(task.id));
    const { start, finish, totalSlackMinutes, freeSlackMinutes, critical, nearCritical, percentComplete } = scheduled;
    const compared = plan.baseline?.[task.id];
    return {
      ...edited,
      code: codes.get(task.id) ?? "",
      ...{ start, finish, totalSlackMinutes, freeSlackMinutes, critical, nearCritical, percentComplete },
      driver: scheduled.driver,
      baseline: compared ? { start: compared[0], finish: compared[1] } : null,
    };
  });
}

/** A task as it is after a change of the plan. Throws a Response of 404 when the plan has none of that id. */
export async function answerTask(caller: ProjectCaller, taskId: string): Promise<EndpointAnswer<ShownTask>> {
  const after = await readAgain(caller);
  const loaded = await after.context.plans.read(after.context.db, after.project.id, after.project.planVersion);
  const [task] = showTasks(
    loaded,
    loaded.plan.tasks.filter((candidate) => candidate.id === taskId),
  );
  if (!task) throw errorResponse(404, caller.context);
  return { body: task, state: `${task.version}.${loaded.plan.version}` };
}
