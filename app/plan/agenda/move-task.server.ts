import type { z } from "zod";
import { formatCivilTime, parseDay } from "#app/domain/time/day.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatDay, inLanguage, joinSentences } from "#app/i18n/format.ts";
import { askAboutBigChange } from "../big-change.server.ts";
import { executePlanCommand } from "../plan.server.ts";
import { scheduledPlan } from "../workspace/scheduled-plan.ts";
import { isMovableTask } from "../workspace/chart-scene.ts";
import { moveToDay } from "../workspace/task-moves.ts";
import type { moveForm } from "./agenda.forms.server.ts";

type MoveArgs = IntentArgs<"plan.edit", z.output<typeof moveForm>>;

/**
 * Has a task start on another day, as pulling its bar does in the chart: by "start no earlier than", or by no constraint where its links alone put it
 * there. A task that starts on another day meanwhile than the person saw stays where it is. What moves much by it is asked about
 * first.
 */
export async function moveTask(args: MoveArgs) {
  const { context, project, value } = args;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const picture = scheduledPlan(loaded.plan, loaded.schedule);
  const index = picture.indexById.get(value.taskId);
  const task = index === undefined ? undefined : loaded.plan.tasks[index];
  const day = parseDay(value.to);
  if (index === undefined || !task || day === null) throw errorResponse(404, context);
  const { t, locale } = await readReader(args.request, context);
  const name = inLanguage(task.name, locale);
  const start = loaded.schedule.task(index).start.slice(0, 10);
  if (start !== value.was) throw new Refusal("agenda.movedMeanwhile", { status: 409, parameters: { name, day: formatDay(start, locale) } });
  if (!isMovableTask(picture, index)) throw new Refusal("agenda.begun", { parameters: { name } });
  const { command, earliest } = moveToDay(picture, task.id, day);
  if (command === null) {
    if (earliest === null) return undefined;
    throw new Refusal("agenda.tooEarly", { field: "to", parameters: { name, day: formatDay(formatCivilTime(earliest), locale) } });
  }
  const { stepId, moved, version } = await executePlanCommand(args, command, await askAboutBigChange(args, value.kept));
  const after = await context.plans.read(context.db, project.id, version);
  const startNow = after.schedule.task(after.schedule.indexOf(task.id)).start;
  const others = moved - (startNow.slice(0, 10) === start ? 0 : 1);
  const done = joinSentences(
    [
      t("agenda:moved", { name, day: formatDay(startNow, locale, "long") }),
      ...(earliest === null ? [] : [t("agenda:notEarlier")]),
      ...(others > 0 ? [t("agenda:otherDates", { count: others })] : []),
    ],
    locale,
  );
  return stepId === null ? undefined : { undo: { done, intent: "undoMove", fields: { stepId } } };
}
