import type { z } from "zod";
import { longestName, type Plan } from "#app/domain/plan/model.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { readQuickAdd, type Nameable, type QuickAddContext } from "#app/domain/plan/quick-add.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { newTaskStart } from "#app/domain/plan/new-task-start.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, formatDay, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { quickAddForm } from "./plan.forms.server.ts";
import { executePlanCommand } from "./plan.server.ts";
import { scheduledPlan } from "./workspace/scheduled-plan.ts";

/** Who and what a line can name, in the reader's language, with the phase that a task without one goes into. */
export interface QuickAddChoices extends QuickAddContext {
  readonly phaseNow: Nameable | null;
}

export async function readQuickAddChoices(caller: ProjectCaller, locale: Locale): Promise<QuickAddChoices> {
  const { context, project } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const phases = phasesOf(loaded.plan, locale);
  const now = context.plans.strip(loaded, today).phases.find((phase) => phase.state === "now");
  const apart = await readNamesApart(caller, locale);
  const people = loaded.plan.people.map(({ id, name }): Nameable => {
    const told = apart[id];
    return told
      ? { id, name: told.name, keys: [name, ...(told.mark.includes("@") ? [told.mark] : []), ...readings(name)] }
      : { id, name, keys: readings(name) };
  });
  return {
    today,
    people: people.sort((left, right) => byName(left.name, right.name)),
    phases,
    phaseNow: phases.find((phase) => phase.id === now?.id) ?? null,
  };
}

function phasesOf({ tasks }: Plan, locale: Locale): Nameable[] {
  const codes = workBreakdownCodes(tasks);
  return tasks
    .filter((task) => task.kind === "phase")
    .map(({ id, name }) => {
      const shown = inLanguage(name, locale);
      const other = shown === name.text ? name.zh : name.text;
      const keys = [...readings(shown), ...(other === null ? [] : [other, ...readings(other)])];
      return { id, name: shown, keys, code: codes.get(id) ?? "" };
    });
}

/** The pinyin of a Chinese name, and its initials. */
function readings(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const syllables = readAloud(name);
  return syllables.length === 0 ? [] : [syllables.join(""), syllables.map((syllable) => syllable[0]).join("")];
}

/** Adds the task that a line describes as the last one of its phase: with its owner, and with the day it is due as its deadline. */
export async function quickAdd(args: IntentArgs<"plan.edit", z.output<typeof quickAddForm>>) {
  const { context, project, request } = args;
  const { locale } = await readReader(request, context);
  const choices = await readQuickAddChoices(args, locale);
  const { name, owner, due, phase, problems } = readQuickAdd(args.value.line, choices);
  const [problem] = problems;
  if (problem) throw new Refusal(`quickAdd.${problem.part}.${problem.code}`, { field: "line", parameters: { typed: problem.typed } });
  if (name.length > longestName) throw new Refusal("quickAdd.name.tooLong", { field: "line", parameters: { most: longestName } });
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const parent = phase ?? choices.phaseNow;
  const siblings = plan.tasks.filter((task) => task.parentId === (parent?.id ?? null));
  const made = await executePlanCommand(args, {
    kind: "addTask",
    taskId: context.newId(),
    parentId: parent?.id ?? null,
    afterId: siblings.at(-1)?.id ?? null,
    taskKind: "task",
    name,
    durationMinutes: scheduledPlan(plan, schedule).dayLength,
    ...(owner ? { ownerId: owner.id } : {}),
    ...(due ? { deadline: `${due}T17:00` } : {}),
    ...newTaskStart(project.startDay, choices.today),
  });
  // A line that is sent again names the task that the first one made.
  const taskId = "taskId" in made.command ? made.command.taskId : "";
  return { taskId, name, phase: parent?.name ?? null, due: due === null ? null : formatDay(due, locale) };
}
