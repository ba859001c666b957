import { z } from "zod";
import type { BaselineTask } from "#app/domain/baseline/model.ts";
import type { Difference, TaskVariance, VarianceTotals } from "#app/domain/baseline/variance.ts";
import { taskKinds } from "#app/domain/plan/model.ts";
import { bilingualShape, civilTimeShape, dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { BaselineRecord } from "#db/queries/baselines.ts";

const count = z.number().int();

export const baselineShape = z
  .object({
    id: idShape,
    version: versionShape,
    number: count,
    name: bilingualShape,
    note: z.string(),
    /** The version of the plan that it was taken of; null when that was not kept. */
    planVersion: count.nullable(),
    /** What the plan is compared with. */
    isReference: z.boolean(),
    takenAt: instantShape,
    takenBy: z.string().nullable(),
    approval: z.object({ at: instantShape, by: z.string().nullable() }).nullable(),
    taskCount: count,
  })
  .meta({ id: "Baseline" });

const taskFields = {
  taskId: idShape,
  parentId: idShape.nullable(),
  kind: z.enum(taskKinds),
  name: bilingualShape,
  start: civilTimeShape,
  finish: civilTimeShape,
  /** Working minutes; null when that was not kept. */
  durationMinutes: count.nullable(),
  /** Minor units of the project's currency; null when nothing was known of costs. */
  costMinor: count.nullable(),
};

export const baselineWithTasksShape = z
  .object({ ...baselineShape.shape, tasks: z.array(z.object(taskFields).meta({ id: "BaselineTask" })) })
  .meta({ id: "BaselineWithTasks" });

/** Above zero is later, longer, dearer; dates in working minutes of the project's calendar. */
const difference = z.object({
  startMinutes: count,
  finishMinutes: count,
  durationMinutes: count.nullable(),
  costMinor: count.nullable(),
});
const state = z.object(taskFields).nullable();
const totals = {
  added: count,
  removed: count,
  moved: count,
  unchanged: count,
  largestSlipMinutes: count,
  durationMinutes: count.nullable(),
  costMinor: count.nullable(),
};

export const varianceShape = z
  .object({
    baselineId: idShape,
    /** The baseline it is compared with; null for the plan as it is. */
    comparedWith: idShape.nullable(),
    project: z.object({
      ...totals,
      start: z.object({ before: civilTimeShape.nullable(), after: civilTimeShape.nullable(), minutes: count.nullable() }),
      finish: z.object({ before: civilTimeShape.nullable(), after: civilTimeShape.nullable(), minutes: count.nullable() }),
    }),
    phases: z.array(z.object({ taskId: idShape, ...totals })),
    tasks: z.array(
      z.object({
        taskId: idShape,
        phaseId: idShape,
        state: z.enum(["added", "removed", "moved", "unchanged"]),
        before: state,
        after: state,
        difference: difference.nullable(),
      }),
    ),
  })
  .meta({ id: "BaselineVariance" });

export const trendShape = z
  .object({
    milestones: z.array(
      z.object({
        taskId: idShape,
        name: bilingualShape,
        kind: z.enum(taskKinds),
        isGoLive: z.boolean(),
        points: z.array(z.object({ day: dayShape, plannedAt: civilTimeShape, isReached: z.boolean() })),
      }),
    ),
  })
  .meta({ id: "MilestoneTrend" });

export const removedBaselineShape = z
  .object({
    id: idShape,
    version: versionShape,
    name: bilingualShape,
    removedAt: instantShape,
    removedBy: z.string().nullable(),
    /** When it is gone for good. */
    goneAt: instantShape,
  })
  .meta({ id: "RemovedBaseline" });

export function shownBaseline(baseline: BaselineRecord): z.input<typeof baselineShape> {
  const { id, version, number, name, nameZh, note, planVersion, isReference, createdAt, makerName, approval, taskCount } = baseline;
  return {
    id,
    version,
    number,
    name: { text: name, zh: nameZh },
    note,
    planVersion,
    isReference,
    takenAt: createdAt,
    takenBy: makerName,
    approval: approval && { at: approval.at, by: approval.byName },
    taskCount,
  };
}

export function shownTask({ position: _, ...task }: BaselineTask) {
  return task;
}

export function shownVariance({ taskId, phaseId, state: became, before, after, difference: amount }: TaskVariance) {
  const shownDifference: Difference | null = amount;
  return {
    taskId,
    phaseId,
    state: became,
    before: before && shownTask(before),
    after: after && shownTask(after),
    difference: shownDifference,
  };
}

export function shownTotals({ added, removed, moved, unchanged, largestSlipMinutes, durationMinutes, costMinor }: VarianceTotals) {
  return { added, removed, moved, unchanged, largestSlipMinutes, durationMinutes, costMinor };
}
