import { z } from "zod";
import { plainTask } from "#app/domain/plan/model.ts";
import type { BilingualText, Plan, PlanLink, PlanTask, TaskAssignment, TaskKind, WorkType } from "#app/domain/plan/model.ts";
import type { ConstraintType, LagUnit, LinkType } from "#app/domain/schedule/network.ts";
import type { TaskLinkRow, TaskRow } from "../tables/plan.ts";

/** A plan as it is written: its project and the version that the change leads to. */
export type WrittenPlan = Pick<Plan, "projectId" | "version">;

/** What is stored of a task beside what people edit: what the template said of it, and its computed dates. */
export interface NewTask {
  readonly doneWhen: BilingualText;
  readonly items: readonly string[];
  readonly area: string | null;
  readonly templateTaskId: string | null;
  readonly startAt: string;
  readonly finishAt: string;
}

/** What people edit of a task. */
export const editedColumns = [
  "version",
  "number",
  "parentId",
  "position",
  "kind",
  "name",
  "nameZh",
  "durationMinutes",
  "elapsed",
  "progress",
  "constraintType",
  "constraintAt",
  "deadline",
  "actualStart",
  "actualFinish",
  "manualStart",
  "manualFinish",
  "roleCode",
  "ownerId",
  "deliverable",
  "deliverableZh",
  "active",
  "external",
  "calendarId",
  "workType",
  "effortDriven",
  "optimisticMinutes",
  "pessimisticMinutes",
  "ignoresPeople",
  "priority",
  "levellingDelayMinutes",
  "pauses",
  "customValues",
] as const satisfies readonly (keyof TaskRow)[];
export const planTaskColumns = ["id", ...editedColumns] as const;

/** What the project's own fields hold of a task. */
export const customSchema = z.record(z.string(), z.union([z.string(), z.number()]));
const pausesSchema = z.array(z.object({ afterMinutes: z.number(), minutes: z.number() }));

type PlanTaskRow = Pick<TaskRow, (typeof planTaskColumns)[number]>;

// Field by field: copying the rest of a row takes ten times as long, and plans are read a thousand rows at a time.
export function planTask(row: PlanTaskRow, assignments: readonly TaskAssignment[]): PlanTask {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    parentId: row.parentId,
    position: row.position,
    kind: row.kind as TaskKind,
    name: { text: row.name, zh: row.nameZh },
    durationMinutes: row.durationMinutes,
    elapsed: row.elapsed === 1,
    progress: row.progress,
    constraint: row.constraintType as ConstraintType,
    constraintAt: row.constraintAt,
    deadline: row.deadline,
    actualStart: row.actualStart,
    actualFinish: row.actualFinish,
    manualStart: row.manualStart,
    manualFinish: row.manualFinish,
    roleCode: row.roleCode,
    ownerId: row.ownerId,
    deliverable: { text: row.deliverable, zh: row.deliverableZh },
    active: row.active === 1,
    external: row.external === 1,
    calendarId: row.calendarId,
    workType: row.workType as WorkType,
    effortDriven: row.effortDriven === 1,
    optimisticMinutes: row.optimisticMinutes,
    pessimisticMinutes: row.pessimisticMinutes,
    ignoresPeople: row.ignoresPeople === 1,
    priority: row.priority,
    levellingDelayMinutes: row.levellingDelayMinutes,
    // Almost no task has any.
    pauses: row.pauses === "[]" ? plainTask.pauses : pausesSchema.parse(JSON.parse(row.pauses)),
    assignments,
    custom: row.customValues === "{}" ? plainTask.custom : customSchema.parse(JSON.parse(row.customValues)),
  };
}

export function planTaskRow(task: PlanTask): PlanTaskRow {
  return {
    id: task.id,
    version: task.version,
    number: task.number,
    parentId: task.parentId,
    position: task.position,
    kind: task.kind,
    name: task.name.text,
    nameZh: task.name.zh,
    durationMinutes: task.durationMinutes,
    elapsed: task.elapsed ? 1 : 0,
    progress: task.progress,
    constraintType: task.constraint,
    constraintAt: task.constraintAt,
    deadline: task.deadline,
    actualStart: task.actualStart,
    actualFinish: task.actualFinish,
    manualStart: task.manualStart,
    manualFinish: task.manualFinish,
    roleCode: task.roleCode,
    ownerId: task.ownerId,
    deliverable: task.deliverable.text,
    deliverableZh: task.deliverable.zh,
    active: task.active ? 1 : 0,
    external: task.external ? 1 : 0,
    calendarId: task.calendarId,
    workType: task.workType,
    effortDriven: task.effortDriven ? 1 : 0,
    optimisticMinutes: task.optimisticMinutes,
    pessimisticMinutes: task.pessimisticMinutes,
    ignoresPeople: task.ignoresPeople ? 1 : 0,
    priority: task.priority,
    levellingDelayMinutes: task.levellingDelayMinutes,
    pauses: JSON.stringify(task.pauses),
    customValues: JSON.stringify(task.custom),
  };
}

export function taskRow(plan: WrittenPlan, task: PlanTask, stored: NewTask): TaskRow {
  const { doneWhen, items, area, templateTaskId, startAt, finishAt } = stored;
  return {
    ...planTaskRow(task),
    projectId: plan.projectId,
    doneWhen: doneWhen.text,
    doneWhenZh: doneWhen.zh,
    items: JSON.stringify(items),
    area,
    templateTaskId,
    startAt,
    finishAt,
    removedAt: null,
    planVersion: plan.version,
  };
}

export function planLink(row: TaskLinkRow): PlanLink {
  const { id, predecessorId, successorId, type, lag, lagUnit } = row;
  return { id, predecessorId, successorId, type: type as LinkType, lag, lagUnit: lagUnit as LagUnit };
}
