import { z } from "zod";
import { costCategories, costCategory } from "#app/domain/cost/category.ts";
import { largestAmountMinor } from "#app/domain/cost/money.ts";
import { importProblems } from "#app/domain/cost/read-entries.ts";
import { bilingualShape, dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { BudgetLineRow, CostEntryRow, TaskCostRow } from "#db/tables/costs.ts";

/** Minor units of the project's currency. */
const amount = z.number().int().min(-largestAmountMinor).max(largestAmountMinor).meta({ example: 1_200_000 });
const planned = z.number().int().min(0).max(largestAmountMinor).meta({ example: 1_200_000 });
const name = z.string().trim().min(1).max(120);
const note = z.string().trim().max(500);

export const lineShape = z
  .object({
    id: idShape,
    version: versionShape,
    name: bilingualShape,
    category: z.enum(costCategories),
    plannedMinor: planned,
    /** The hours that people work are charged to it. */
    takesHours: z.boolean(),
  })
  .meta({ id: "BudgetLine" });
export const newLine = z
  .strictObject({
    name,
    nameZh: name.nullable().default(null),
    category: z.enum(costCategories).default("other"),
    plannedMinor: planned,
    takesHours: z.boolean().default(false),
  })
  .meta({ id: "NewBudgetLine" });
export const lineChanges = z
  .strictObject({
    name: name.optional(),
    nameZh: name.nullable().optional(),
    category: z.enum(costCategories).optional(),
    plannedMinor: planned.optional(),
    takesHours: z.boolean().optional(),
  })
  .meta({ id: "BudgetLineChanges" });

export const taskCostShape = z
  .object({ id: idShape, version: versionShape, taskId: idShape, lineId: idShape.nullable(), name: z.string(), amountMinor: planned })
  .meta({ id: "TaskCost" });
export const newTaskCost = z
  .strictObject({ taskId: idShape, lineId: idShape.nullable().default(null), name, amountMinor: planned })
  .meta({ id: "NewTaskCost" });
export const taskCostChanges = z
  .strictObject({
    taskId: idShape.optional(),
    lineId: idShape.nullable().optional(),
    name: name.optional(),
    amountMinor: planned.optional(),
  })
  .meta({ id: "TaskCostChanges" });

export const entryShape = z
  .object({
    id: idShape,
    version: versionShape,
    day: dayShape,
    amountMinor: amount,
    lineId: idShape.nullable(),
    taskId: idShape.nullable(),
    note: z.string(),
    createdAt: instantShape,
  })
  .meta({ id: "CostEntry" });
export const newEntry = z
  .strictObject({
    day: dayShape,
    amountMinor: amount,
    lineId: idShape.nullable().default(null),
    taskId: idShape.nullable().default(null),
    note: note.default(""),
  })
  .meta({ id: "NewCostEntry" });
export const entryChanges = z
  .strictObject({
    day: dayShape.optional(),
    amountMinor: amount.optional(),
    lineId: idShape.nullable().optional(),
    taskId: idShape.nullable().optional(),
    note: note.optional(),
  })
  .meta({ id: "CostEntryChanges" });

export const removedCostShape = z
  .object({
    id: idShape,
    version: versionShape,
    kind: z.enum(["budgetLine", "taskCost", "cost"]),
    name: bilingualShape,
    amountMinor: amount,
    removedAt: instantShape,
    removedBy: z.string().nullable(),
    goneAt: instantShape,
  })
  .meta({ id: "RemovedCost" });

/** What of a pasted table was not understood. */
export const importAnswer = z
  .object({
    /** How many lines were entered, or would be. */
    count: z.number().int(),
    problems: z.array(z.object({ line: z.number().int(), code: z.enum(importProblems), text: z.string() })),
  })
  .meta({ id: "PastedTable" });

export function shownLine({ id, version, name: text, nameZh, category, plannedMinor, takesHours }: BudgetLineRow) {
  return { id, version, name: { text, zh: nameZh }, category: costCategory(category), plannedMinor, takesHours: takesHours === 1 };
}

export function shownTaskCost({ id, version, taskId, lineId, name: text, amountMinor }: TaskCostRow) {
  return { id, version, taskId, lineId, name: text, amountMinor };
}

export function shownEntry({ id, version, day, amountMinor, lineId, taskId, note: text, createdAt }: CostEntryRow) {
  return { id, version, day, amountMinor, lineId, taskId, note: text, createdAt };
}
