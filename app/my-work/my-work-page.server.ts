import { roleMay } from "#app/domain/access/permissions.ts";
import { writeHours } from "#app/domain/cost/hours.ts";
import { compareDue, dueGroups } from "#app/domain/plan/due-group.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import type { OwnPlan } from "#app/http/own-plans.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { listTimeEntries } from "#db/queries/time-entries.ts";
import { listOwnTasks, type OwnTask } from "./own-tasks.server.ts";

/** More of a group are shown when all are asked for. */
const mostOfGroup = 25;

export type MyWorkTask = ReturnType<typeof shownTask> & { readonly formKey: string };

/** The reader's tasks of all their projects, by when they have to see to them. */
export async function readMyWork(caller: Caller & { readonly request: Request }, reader: Reader, plans: readonly OwnPlan[]) {
  const { context, request } = caller;
  const tasks = await listOwnTasks(caller, plans);
  const minutes = await readToday(caller, tasks);
  const showsAll = new URL(request.url).searchParams.get("show") === "all";
  const groups = dueGroups.flatMap((group) => {
    const all = tasks.filter((task) => task.group === group).sort((one, other) => compareDue(group, one, other));
    const shown = showsAll ? all : all.slice(0, mostOfGroup);
    const isDue = group === "late" || group === "now";
    return all.length === 0
      ? []
      : [
          {
            group,
            count: all.length,
            tasks: shown.map((task) => ({ ...shownTask(task, isDue, minutes.get(task.task.id) ?? 0, reader), formKey: context.newId() })),
          },
        ];
  });
  return {
    groups,
    hasMore: groups.some(({ count, tasks: shown }) => count > shown.length),
    projects: new Set(tasks.map(({ project }) => project.id)).size,
  };
}

/** The minutes that the reader has entered today for tasks they have to see to. */
async function readToday({ context }: Caller, tasks: readonly OwnTask[]): Promise<ReadonlyMap<string, number>> {
  const people = new Map(tasks.filter(isTimed).map(({ personId, project, today }) => [personId, { project, today }]));
  const minutes = new Map<string, number>();
  for (const [personId, { project, today }] of people)
    for (const { taskId, minutes: some } of await listTimeEntries(context.db, project.id, { personId, from: today, to: today }))
      if (taskId !== null) minutes.set(taskId, (minutes.get(taskId) ?? 0) + some);
  return minutes;
}

function isTimed({ project, task, group }: OwnTask): boolean {
  return (group === "late" || group === "now") && task.kind === "task" && roleMay(project.role, "time.record");
}

function shownTask(own: OwnTask, isDue: boolean, minutes: number, reader: Reader) {
  const { project, task, code, first, last, isCritical, isWaiting, today } = own;
  const { locale, t } = reader;
  const [start, finish] = [formatDay(first, locale, "dayOfMonth"), formatDay(last, locale, "dayOfMonth")];
  return {
    id: task.id,
    code,
    name: inLanguage(task.name, locale),
    kind: task.kind,
    project: { id: project.id, name: inLanguage({ text: project.name, zh: project.nameZh }, locale) },
    dates: first === last ? finish : t("myWork:dates", { start, finish }),
    when: dueWords(own, reader),
    isLate: own.group === "late",
    isDone: own.group === "done",
    isCritical,
    isWaiting,
    progress: task.progress,
    /** Of what is on; a gate is passed by a decision. */
    canReport: (isDue || task.progress > 0) && task.kind !== "gate" && roleMay(project.role, "plan.progress"),
    hours: isDue && isTimed(own) ? { day: today, minutes, text: writeHours(minutes) } : null,
  };
}

function dueWords({ group, first, last, doneOn, today }: OwnTask, { t, locale }: Reader): string {
  if (group === "done") return t("myWork:when.done", { day: formatDay(doneOn ?? last, locale, "dayOfMonth") });
  if (group === "late") return t("myWork:when.late", { count: daysBetween(last, today) });
  const days = daysBetween(today, last);
  if (days === 0) return t("myWork:when.today");
  if (days === 1) return t("myWork:when.tomorrow");
  const ahead = daysBetween(today, first);
  return ahead > 0 ? t("myWork:when.starts", { count: ahead }) : t("myWork:when.due", { count: days });
}
