import type { z } from "zod";
import { reportForState, workStates } from "#app/domain/plan/board.ts";
import { brokenValue } from "#app/domain/plan/custom-field.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage, joinSentences } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { askAboutBigChange } from "../big-change.server.ts";
import { executePlanCommand } from "../plan.server.ts";
import { columnFinder, columnNames, nobody } from "./board-columns.server.ts";
import type { moveForm } from "./board.forms.server.ts";

type MoveArgs = IntentArgs<"plan.progress", z.output<typeof moveForm>>;

/**
 * Puts a card into another column: what is reported of the task, or who does it, changes. A card that somebody else has put elsewhere
 * meanwhile stays there; other edits of its task do not matter. What moves much by it is asked about first.
 */
export async function moveCard(args: MoveArgs) {
  const { context, project, value } = args;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const task = loaded.plan.tasks.find(({ id }) => id === value.taskId);
  if (!task) throw errorResponse(404, context);
  const reader = await readReader(args.request, context);
  const name = inLanguage(task.name, reader.locale);
  const columnOf = columnFinder(loaded, value.by);
  const from = columnOf(task);
  if (from === value.to) return undefined;
  const columns = columnNames(loaded.plan, value.by, loaded.plan.people, reader, () => true);
  const titleOf = (column: string) => columns.find(({ id }) => id === column)?.title ?? "";
  if (from !== value.was) throw new Refusal("board.movedMeanwhile", { status: 409, parameters: { name, column: titleOf(from) } });
  const field = loaded.plan.fields.find(({ key }) => key === value.by);
  const changes = changesBy(args, loaded, task, reader.locale);
  const { stepId, moved, version } = await executePlanCommand(
    args,
    { kind: "updateTask", taskId: task.id, version: task.version, changes },
    await askAboutBigChange(args, value.kept),
  );
  const after = await context.plans.read(context.db, project.id, version);
  const there = after.plan.tasks.find(({ id }) => id === task.id) ?? task;
  const done = joinSentences(
    [
      reader.t(`board:moved.${field ? "field" : value.by === "owner" ? "owner" : "status"}`, {
        name,
        column: titleOf(columnFinder(after, value.by)(there)),
        field: field ? inLanguage(field.name, reader.locale) : "",
      }),
      ...(moved > 0 ? [reader.t("board:otherDates", { count: moved })] : []),
    ],
    reader.locale,
  );
  return stepId === null ? undefined : { undo: { done, intent: "undoMove", fields: { stepId } } };
}

function changesBy(args: MoveArgs, loaded: LoadedPlan, task: PlanTask, locale: Locale): TaskChanges {
  const { by, to } = args.value;
  if (by === "owner") return ownerChange(loaded, task, to, locale);
  return by === "status" ? stateChange(args, loaded, task) : fieldChange(loaded, by, to);
}

function fieldChange({ plan }: LoadedPlan, key: string, to: string): TaskChanges {
  const custom = { [key]: to === nobody ? null : to };
  const isKnown = plan.fields.some((field) => field.key === key);
  const broken = isKnown ? brokenValue(plan, custom) : { code: "plan.field.unknown" as const };
  if (broken) throw new Refusal(broken.code, { field: "to" });
  return { custom };
}

function stateChange({ value, context, project }: MoveArgs, { plan, schedule }: LoadedPlan, task: PlanTask): TaskChanges {
  const to = workStates.find((state) => state === value.to);
  const from = workStates.find((state) => state === value.was);
  if (!to || !from) throw new Refusal("field.invalid", { field: "to" });
  const index = plan.tasks.indexOf(task);
  const planned = { ...schedule.task(index), calendar: schedule.calendarOf(index) };
  const report = reportForState(task, from, to, todayIn(project.timeZone, context.now()), planned);
  if (!report.ok) throw new Refusal(report.problem);
  return report.value ?? {};
}

/** Without a name of its own, a task goes to whoever has its role. */
function ownerChange({ plan }: LoadedPlan, task: PlanTask, to: string, locale: Locale): TaskChanges {
  if (to !== nobody) return { ownerId: to };
  const role = plan.roles.find(({ code }) => code === task.roleCode);
  const holder = plan.people.find(({ id }) => id === role?.personId);
  if (role && holder && task.ownerId === null)
    throw new Refusal("board.byRole", { parameters: { person: holder.name, role: inLanguage(role.name, locale) } });
  return { ownerId: null };
}
