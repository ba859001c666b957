import type { z } from "zod";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { askAboutBigChange } from "../big-change.server.ts";
import { executePlanCommand } from "../plan.server.ts";
import type { schedulingForm } from "./scheduling.forms.server.ts";

type Value = z.output<typeof schedulingForm>;
type Shown = Value["shown"];

/** Saves how a task is scheduled: what was changed in the form, beside what others have saved of other fields since. */
export async function saveScheduling(args: IntentArgs<"plan.edit", Value>): Promise<void> {
  const { value, params, context } = args;
  if (params.taskId === undefined) throw errorResponse(404, context);
  const { shown } = value;
  const dayLength = await dayLengthOf(args);
  const wanted = {
    ...wantedConstraint(value),
    ...wantedDates(value),
    ...wantedEstimates(value, dayLength),
    ...wantedWork(value),
    active: value.inactive === undefined,
  };
  const fields = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => field in shown && JSON.stringify(wanted[field]) !== JSON.stringify(shown[field]),
  );
  if (fields.length === 0) return;
  const pick = (from: TaskChanges) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  const command = {
    kind: "updateTask",
    taskId: params.taskId,
    version: value.version,
    changes: pick(wanted),
    seen: pick(shown as TaskChanges),
  } as const;
  await executePlanCommand(args, command, await askAboutBigChange(args, value.kept));
}

function wantedConstraint({ constraint, constraintAt, shown }: Value): TaskChanges {
  if (constraint === "ASAP" || constraint === "ALAP") return { constraint, constraintAt: null };
  if (constraintAt === undefined) throw new Refusal("plan.constraint.dateMissing", { field: "constraintAt" });
  const isOfStart = constraint === "SNET" || constraint === "SNLT" || constraint === "MSO";
  return { constraint, constraintAt: civil(constraintAt, isOfStart ? "T08:00" : "T17:00", shown.constraintAt) };
}

/** Dates set by hand; none where they are computed. A task of another plan has no others. */
function wantedDates({ dates, manualStart, manualFinish, shown }: Value): TaskChanges {
  if (dates === undefined) return {};
  if (dates === "computed") return { manualStart: null, manualFinish: null };
  if (manualStart === undefined) throw new Refusal("field.required", { field: "manualStart" });
  if (manualFinish === undefined) throw new Refusal("field.required", { field: "manualFinish" });
  if (manualFinish < manualStart) throw new Refusal("plan.task.finishBeforeStart", { field: "manualFinish" });
  return { manualStart: civil(manualStart, "T08:00", shown.manualStart), manualFinish: civil(manualFinish, "T17:00", shown.manualFinish) };
}

/** The optimistic duration is at most the planned one, and that the pessimistic one at most. */
function wantedEstimates({ optimistic, pessimistic, workType, shown }: Value, dayLength: number): TaskChanges {
  if (workType === undefined) return {};
  const minutesOf = (text: string | undefined, field: "optimistic" | "pessimistic") => {
    if (!text) return null;
    const read = parseDuration(text, dayLength);
    if (read === null) throw new Refusal("field.duration", { field });
    return read.minutes;
  };
  const optimisticMinutes = minutesOf(optimistic, "optimistic");
  const pessimisticMinutes = minutesOf(pessimistic, "pessimistic");
  const likely = shown.durationMinutes ?? 0;
  if (optimisticMinutes !== null && optimisticMinutes > likely) throw new Refusal("plan.estimate.order", { field: "optimistic" });
  if (pessimisticMinutes !== null && pessimisticMinutes < likely) throw new Refusal("plan.estimate.order", { field: "pessimistic" });
  return { optimisticMinutes, pessimisticMinutes };
}

function wantedWork({ calendarId, workType, effortDriven, ignoresPeople, priority, clearDelay, shown }: Value): TaskChanges {
  if (workType === undefined) return {};
  return {
    calendarId: calendarId || null,
    workType,
    effortDriven: effortDriven !== undefined,
    ignoresPeople: ignoresPeople !== undefined,
    ...(priority === undefined ? {} : { priority }),
    levellingDelayMinutes: clearDelay === undefined ? (shown.levellingDelayMinutes ?? 0) : 0,
  };
}

async function dayLengthOf({ context, project }: IntentArgs<"plan.edit", Value>): Promise<number> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  return minutesPerDay(plan.calendar);
}

/** A day as the form gives it; the time of day that was known is kept while the day is the same. */
function civil(day: string, time: string, before: Shown["constraintAt"]): string {
  return before?.startsWith(day) ? before : `${day}${time}`;
}
