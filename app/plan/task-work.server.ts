import type { z } from "zod";
import { plannedWork } from "#app/domain/cost/planned-costs.ts";
import { writeHours } from "#app/domain/cost/hours.ts";
import { isPoint } from "#app/domain/plan/model.ts";
import { remainingMinutes, withRemaining } from "#app/domain/plan/remaining-work.ts";
import { summaryIds } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { listWorkedMinutes } from "#db/queries/time-entries.ts";
import { askAboutBigChange } from "./big-change.server.ts";
import type { remainingForm } from "./plan.forms.server.ts";
import { executePlanCommand } from "./plan.server.ts";
import { planFormat } from "./workspace/plan-format.ts";

export type TaskWork = Awaited<ReturnType<typeof readTaskWork>>;

/** The hours that a task was planned to take and has taken, and what is left of it; null for one that takes no work of its own. */
export async function readTaskWork(caller: TaskCaller, { locale, i18n }: Pick<Reader, "locale" | "i18n">) {
  const { context, project } = caller;
  const task = await requireTask(caller);
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const worked = (await listWorkedMinutes(context.db, project.id)).get(task.id) ?? 0;
  if (isPoint(task.kind) || summaryIds(plan.tasks).has(task.id)) return null;
  const planned = plannedWork(plan).get(task.id) ?? 0;
  const t = i18n.getFixedT(locale, "plan");
  const format = planFormat(locale, (key, values) => t(key, { ...values }), Number(context.now().slice(0, 4)));
  const remaining = { minutes: remainingMinutes(task), elapsed: task.elapsed };
  return {
    planned: planned === 0 ? null : writeHours(planned),
    worked: writeHours(worked) || "0:00",
    remaining: format.duration(remaining, minutesPerDay(plan.calendar) || 480),
  };
}

type RemainingArgs = IntentArgs<"plan.edit", z.output<typeof remainingForm>>;

/** Says how much of a task is left: its duration and its progress follow. */
export async function setRemaining(args: RemainingArgs): Promise<void> {
  const { context, project, value } = args;
  const task = await requireTask(args);
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const left = parseDuration(value.remaining, minutesPerDay(plan.calendar) || 480);
  // A plain number and nothing at all are of whatever kind the task's duration is.
  if (left === null || (left.minutes > 0 && left.elapsed !== task.elapsed)) throw new Refusal("field.duration", { field: "remaining" });
  const changes = withRemaining(task, left.minutes);
  const command = { kind: "updateTask", taskId: task.id, version: value.version, changes } as const;
  await executePlanCommand(args, command, await askAboutBigChange(args, value.kept));
}
