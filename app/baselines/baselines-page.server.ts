import { parseCivilTime } from "#app/domain/time/day.ts";
import { workBetween, minutesPerDay } from "#app/domain/time/calendar.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { findChosenReference, listBaselineEnds, listBaselines, nextBaselineNumber } from "#db/queries/baselines.ts";
import { differenceWords } from "#app/http/difference-words.server.ts";
import { shownName } from "./variance-page.server.ts";

export type BaselineEntry = Awaited<ReturnType<typeof readBaselinesPage>>["baselines"][number];

/** The baselines of a project with when each planned the end, and how far from it the plan is now. */
export async function readBaselinesPage(caller: ProjectCaller, reader: Reader) {
  const { context, project, can } = caller;
  const { t, locale, timeZone } = reader;
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const goLive = plan.tasks.findIndex((task) => task.id === plan.goLiveTaskId);
  const end = goLive >= 0 ? schedule.task(goLive).finish : schedule.finish;
  const ends = await listBaselineEnds(context.db, project.id, goLive >= 0 ? plan.goLiveTaskId : null);
  const calendar = scheduleCalendar(plan);
  const words = differenceWords(reader, minutesPerDay(plan.calendar) || 480, project.currency);
  const slip = (planned: string) => workBetween(calendar, parseCivilTime(planned) ?? 0, parseCivilTime(end) ?? 0);
  const today = todayIn(project.timeZone, context.now());
  return {
    projectId: project.id,
    isGoLive: goLive >= 0,
    end: plan.tasks.length === 0 ? null : formatDay(end, locale),
    baselines: (await listBaselines(context.db, project.id)).map((baseline) => {
      const planned = ends.get(baseline.id);
      return {
        id: baseline.id,
        name: shownName(baseline, reader),
        note: inLanguage({ text: baseline.note, zh: baseline.noteZh }, locale),
        taken: formatInstant(baseline.createdAt, locale, timeZone),
        maker: baseline.makerName,
        tasks: baseline.taskCount,
        isReference: baseline.isReference,
        approval: baseline.approval && { by: baseline.approval.byName, at: formatInstant(baseline.approval.at, locale, timeZone) },
        end: planned === undefined ? null : formatDay(planned, locale),
        difference: planned === undefined ? null : words.date(slip(planned)),
        trend: planned === undefined ? 0 : Math.sign(slip(planned)),
      };
    }),
    phases: plan.tasks.filter((task) => task.parentId === null).map(({ id, name }) => ({ id, name: inLanguage(name, locale) })),
    chosenId: (await findChosenReference(context.db, project.id)) ?? null,
    suggestedName: t("baselines:suggestedName", {
      number: await nextBaselineNumber(context.db, project.id),
      day: formatDay(today, locale),
    }),
    canTake: can("baseline.take"),
    formKey: context.newId(),
  };
}
