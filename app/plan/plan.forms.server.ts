import { z } from "zod";
import type { NewPlanTask, PlanCommand } from "#app/domain/plan/command.ts";
import { longestFieldText } from "#app/domain/plan/custom-field.ts";
import { longestName, mostPriority, taskKinds, workTypes } from "#app/domain/plan/model.ts";
import { constraintTypes, lagUnits, linkTypes } from "#app/domain/schedule/network.ts";
import { longestPlannedMinutes } from "#app/domain/time/duration.ts";
import { isCivilTime, isDay } from "#app/domain/time/day.ts";
import { refuseFarDays } from "#app/http/day-field.ts";

const id = z.uuid();
const version = z.number().int().min(1);
const civilTime = z.string().refine(isCivilTime, "field.day");
const text = z.strictObject({ text: z.string().trim().min(1).max(longestName), zh: z.string().max(longestName).nullable() });
const optionalText = z.strictObject({ text: z.string().max(longestName), zh: z.string().max(longestName).nullable() });
/** How long a task or a lag may be, the plan itself decides. */
const durationMinutes = z.number().int().min(0);
const lag = z.number();

const mostPauses = 50;
const mostAssignments = 50;
const mostUnits = 100;

const minutes = z.number().int().min(0).max(longestPlannedMinutes);
/** After so many minutes of work the task rests for so many. */
const pause = z.strictObject({ afterMinutes: minutes.min(1), minutes: minutes.min(1) });
/** Units of 1 are all of a person's working time. */
const assignment = z.strictObject({ personId: id, units: z.number().min(0.01).max(mostUnits), workMinutes: minutes });

function isAscending(pauses: readonly { readonly afterMinutes: number }[]): boolean {
  return pauses.every((entry, index) => index === 0 || entry.afterMinutes > pauses[index - 1]!.afterMinutes);
}

function namesEverybodyOnce(assignments: readonly { readonly personId: string }[]): boolean {
  return new Set(assignments.map(({ personId }) => personId)).size === assignments.length;
}

const fieldKey = z.string().regex(/^f[1-9]\d{0,6}$/);
const customValue = z.union([z.string().max(longestFieldText), z.number()]);
const mostCustomValues = 100;
const isFewEnough = (values: object) => Object.keys(values).length <= mostCustomValues;

/** What one edit may set of a task. */
export const taskChanges = z.strictObject({
  kind: z.enum(taskKinds).optional(),
  name: text.optional(),
  durationMinutes: durationMinutes.optional(),
  elapsed: z.boolean().optional(),
  progress: z.number().int().min(0).max(100).optional(),
  constraint: z.enum(constraintTypes).optional(),
  constraintAt: civilTime.nullable().optional(),
  deadline: civilTime.nullable().optional(),
  actualStart: civilTime.nullable().optional(),
  actualFinish: civilTime.nullable().optional(),
  manualStart: civilTime.nullable().optional(),
  manualFinish: civilTime.nullable().optional(),
  roleCode: z.string().max(20).nullable().optional(),
  ownerId: id.nullable().optional(),
  deliverable: optionalText.optional(),
  active: z.boolean().optional(),
  calendarId: id.nullable().optional(),
  workType: z.enum(workTypes).optional(),
  effortDriven: z.boolean().optional(),
  optimisticMinutes: minutes.nullable().optional(),
  pessimisticMinutes: minutes.nullable().optional(),
  ignoresPeople: z.boolean().optional(),
  priority: z.number().int().min(0).max(mostPriority).optional(),
  levellingDelayMinutes: z.number().int().min(0).max(longestPlannedMinutes).optional(),
  pauses: z.array(pause).max(mostPauses).refine(isAscending, "field.order").optional(),
  assignments: z.array(assignment).max(mostAssignments).refine(namesEverybodyOnce, "field.namedTwice").optional(),
  custom: z.record(fieldKey, customValue.nullable()).refine(isFewEnough, "field.invalid").optional(),
});

/** As many as one step may hold; a plan of more is edited in several. */
const mostTogether = 5000;

const link = z.strictObject({ id, predecessorId: id, successorId: id, type: z.enum(linkTypes), lag, lagUnit: z.enum(lagUnits) });

const newPlanTask = taskChanges.required({ kind: true, name: true, durationMinutes: true }).extend({
  id,
  parentId: id.nullable(),
  custom: z.record(fieldKey, customValue).refine(isFewEnough, "field.invalid").optional(),
}) satisfies z.ZodType<NewPlanTask>;

const singleCommands = [
  z.strictObject({ kind: z.literal("updateTask"), taskId: id, version, changes: taskChanges, seen: taskChanges.optional() }),
  z.strictObject({
    kind: z.literal("addTask"),
    taskId: id,
    parentId: id.nullable(),
    afterId: id.nullable(),
    taskKind: z.enum(taskKinds),
    name: z.string().trim().min(1).max(longestName),
    durationMinutes,
    earliestStart: civilTime.optional(),
  }),
  z.strictObject({ kind: z.literal("removeTask"), taskId: id, version }),
  z.strictObject({ kind: z.literal("moveTask"), taskId: id, version, parentId: id.nullable(), afterId: id.nullable() }),
  z.strictObject({
    kind: z.literal("addLink"),
    link,
  }),
  z.strictObject({
    kind: z.literal("updateLink"),
    linkId: id,
    changes: z.strictObject({ type: z.enum(linkTypes).optional(), lag: lag.optional(), lagUnit: z.enum(lagUnits).optional() }),
  }),
  z.strictObject({ kind: z.literal("removeLink"), linkId: id }),
  z.strictObject({
    kind: z.literal("addTasks"),
    parentId: id.nullable(),
    afterId: id.nullable(),
    tasks: z.array(newPlanTask).min(1).max(mostTogether),
    links: z.array(link).max(mostTogether),
  }),
] as const;

/** A command as the page sends it. What puts removed tasks back is not among them: only undo does that, from what the server kept. */
export const planCommand = z.discriminatedUnion("kind", [
  ...singleCommands,
  z.strictObject({
    kind: z.literal("batch"),
    commands: z.array(z.discriminatedUnion("kind", singleCommands)).min(1).max(mostTogether),
  }),
]) satisfies z.ZodType<PlanCommand>;

export const commandForm = z.object({
  command: z
    .string()
    .max(8_000_000)
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: "custom", message: "field.invalid" });
        return z.NEVER;
      }
    })
    .pipe(planCommand.refine((parsed) => !holdsUnstorableText(parsed), "field.invalid")),
});

/** PostgreSQL keeps neither U+0000 nor half a surrogate pair; JSON can write both. */
function holdsUnstorableText(value: unknown): boolean {
  if (typeof value === "string") return /[\0\p{Surrogate}]/u.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsUnstorableText);
}

export const noFields = z.object({});

/** The step that is meant; the last one when none is named. */
export const undoForm = z.object({ stepId: id.optional() });

const day = z.string().refine(isDay, "field.day");

const taskFields = z.enum([
  "name",
  "duration",
  "startNoEarlierThan",
  "deadline",
  "ownerId",
  "progress",
  "actualStart",
  "actualFinish",
  "deliverable",
]);

/** What the fields of a form were when it was shown, as the page wrote it. */
const shown = z
  .string()
  .max(10_000)
  .transform((json, context) => {
    try {
      return z.partialRecord(taskFields, z.string()).parse(JSON.parse(json));
    } catch {
      context.addIssue({ code: "custom", message: "field.invalid" });
      return z.NEVER;
    }
  })
  .optional();

/** The answer to the question about a big change: the mark of what is to be kept. */
export const kept = z.string().min(1).max(60).optional();

/** The task page's form; durations and dates as people type them. */
export const taskForm = z
  .object({
    version: z.coerce.number().int().min(1),
    shown,
    name: z.string().trim().min(1).max(longestName),
    duration: z.string().trim().max(40).optional(),
    startNoEarlierThan: day.optional(),
    deadline: day.optional(),
    progress: z.coerce.number().int().min(0).max(100).optional(),
    actualStart: day.optional(),
    actualFinish: day.optional(),
    ownerId: z.string().max(60).optional(),
    deliverable: z.string().trim().max(longestName).optional(),
    kept,
  })
  .superRefine((typed, context) =>
    refuseFarDays(["startNoEarlierThan", "deadline", "actualStart", "actualFinish"], typed, typed.shown ?? {}, context),
  );

export const progressForm = z
  .object({
    version: z.coerce.number().int().min(1),
    shown,
    progress: z.coerce.number().int().min(0).max(100),
    actualStart: day.optional(),
    actualFinish: day.optional(),
    kept,
  })
  .superRefine((typed, context) => refuseFarDays(["actualStart", "actualFinish"], typed, typed.shown ?? {}, context));

/** How much of a task is left, as people type durations. */
export const remainingForm = z.object({ version: z.coerce.number().int().min(1), remaining: z.string().trim().min(1).max(40), kept });

/** One line that describes a task. */
/** An empty line says nothing of what is to be done, and is told so like one of signs alone. */
export const quickAddForm = z.object({ line: z.string().trim().max(500).default("") });
export const linkForm = z.object({ predecessor: z.string().trim().min(1).max(60), kept });
export const unlinkForm = z.object({ linkId: id, kept });
export const restoreTaskForm = z.object({ taskId: z.string().min(1).max(60) });

export const revertForm = z.object({ sequence: z.coerce.number().int().min(1).max(2_000_000_000) });
export const removeForm = z.object({ version: z.coerce.number().int().min(1) });
