import type { z } from "zod";
import { parseHours } from "#app/domain/cost/hours.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Day } from "#app/domain/time/day.ts";
import { authorizeUser, errorResponse, type GuardedArgs, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatPercent, inLanguage } from "#app/i18n/format.ts";
import { listOwnPeople } from "#db/queries/standings.ts";
import type { reportForm, undoReportForm } from "./my-work.forms.server.ts";

type FormKey = IntentArgs<"account.own", unknown>["formKey"];
export type KeyedCaller = ProjectCaller & { readonly formKey: FormKey };

/** How other parts of the product write what is reported here. */
export interface ReportWriters {
  change(caller: KeyedCaller, command: PlanCommand): Promise<{ readonly stepId: string | null }>;
  record(
    caller: ProjectCaller,
    personId: string,
    time: { taskId: string; day: Day; minutes: number; was: number; field: string },
  ): Promise<unknown>;
}

type ReportArgs = IntentArgs<"account.own", z.output<typeof reportForm>>;

/**
 * Reports one of the caller's own tasks, in whichever of their projects it lies: they need the right to do so there. Hours go first, for they say
 * nothing of the plan: they stay when what the report moves is not to be kept.
 */
export async function report(args: ReportArgs, { change, record }: ReportWriters) {
  const { context, user, value, formKey } = args;
  const caller = await inProject(args, "plan.progress", value.projectId);
  const { plan } = await context.plans.read(context.db, caller.project.id, caller.project.planVersion);
  const task = plan.tasks.find(({ id }) => id === value.taskId);
  if (!task) throw errorResponse(404, context);
  if (value.hours !== undefined && value.day !== undefined) {
    const minutes = parseHours(value.hours);
    if (minutes === null) throw new Refusal("time.hours", { field: "hours" });
    const own = await listOwnPeople(context.db, user.id);
    const person = plan.people.find(({ id }) => own.has(id));
    if (!person) throw errorResponse(403, context);
    const time = { taskId: task.id, day: value.day, minutes, was: value.wasMinutes, field: "hours" };
    if (minutes !== value.wasMinutes) await record(await inProject(args, "time.record", value.projectId), person.id, time);
  }
  const progress = value.done === "yes" ? 100 : value.progress;
  if (progress === undefined || progress === value.was) return undefined;
  const reader = await readReader(args.request, context);
  if (task.progress !== value.was)
    throw new Refusal("myWork.stale", {
      status: 409,
      field: "progress",
      parameters: { percent: formatPercent(task.progress, reader.locale) },
    });
  const { stepId } = await change(
    { ...caller, formKey },
    { kind: "updateTask", taskId: task.id, version: task.version, changes: { progress } },
  );
  const names = { name: inLanguage(task.name, reader.locale), percent: formatPercent(progress, reader.locale) };
  const done = reader.t(progress === 100 ? "myWork:reported.done" : "myWork:reported.progress", names);
  return stepId === null ? undefined : { undo: { done, intent: "undoReport", fields: { projectId: value.projectId, stepId } } };
}

/** Takes a report of the caller's back. */
export async function undoReport(
  args: IntentArgs<"account.own", z.output<typeof undoReportForm>>,
  takeBack: (caller: KeyedCaller, stepId: string) => Promise<unknown>,
): Promise<void> {
  const caller = await inProject(args, "plan.progress", args.value.projectId);
  await takeBack({ ...caller, formKey: args.formKey }, args.value.stepId);
}

/** The same caller in one of their projects. Throws a Response of 403 or 404. */
function inProject<Asked extends "plan.progress" | "time.record">(
  { request, context, user }: GuardedArgs<"account.own">,
  permission: Asked,
  projectId: string,
): Promise<GuardedArgs<Asked>> {
  return authorizeUser(permission, user, { request, context, params: { projectId } });
}
