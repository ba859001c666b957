import type { PlanTask } from "#app/domain/plan/model.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { activeTasks, summaryIds } from "#app/domain/plan/tree.ts";
import { workDone } from "#app/domain/plan/work-done.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, formatList, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { findPlanImport } from "#db/queries/plan-imports.ts";
import { forecastWords, reasonWords } from "./health-words.ts";
import { readStartPast } from "./start-past.server.ts";
import { readStandings } from "./standings.server.ts";
import { listPeople } from "#db/queries/projects.ts";

export interface HomeTask {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly when: string;
  readonly isLate: boolean;
}

const mostTasks = 8;

/** Where the project is, what is next for the reader, and what threatens go-live. */
export async function readHome(caller: ProjectCaller, { locale, t }: Reader) {
  const { context, project, user, can } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const { plan, schedule } = loaded;
  const today = todayIn(project.timeZone, context.now());
  const strip = context.plans.strip(loaded, today);
  const standing = (await readStandings(context, [project])).get(project.id);
  const words = { t, locale };
  const forecast = standing?.forecast ?? null;
  const own = new Set((await listPeople(context.db, project.id)).filter((person) => person.userId === user.id).map((person) => person.id));
  const summaries = summaryIds(plan.tasks);
  const open = activeTasks(plan.tasks).filter((task) => task.progress < 100 && !summaries.has(task.id));
  const finishOf = (task: PlanTask) => schedule.task(schedule.indexOf(task.id)).finish.slice(0, 10);
  const byFinish = (a: PlanTask, b: PlanTask) => (finishOf(a) < finishOf(b) ? -1 : finishOf(a) > finishOf(b) ? 1 : 0);
  const isMine = (task: PlanTask) => {
    const personId = task.ownerId ?? plan.roles.find((role) => role.code === task.roleCode)?.personId;
    return personId !== null && personId !== undefined && own.has(personId);
  };
  const named = { roles: plan.roles, people: underNamesApart(plan.people, await readNamesApart(caller, locale)) };
  const current = strip.phases.find((phase) => phase.state !== "done");
  const base = `/projects/${project.id}`;
  const unresolved = plan.roles.filter((role) => role.personId === null).length;
  const startPast = await readStartPast({ context, project }, words);
  const lastDay = plan.tasks.length === 0 ? today : schedule.finish.slice(0, 10);
  const provisional = plan.calendar.provisionalYears.filter((year) => year <= Number(lastDay.slice(0, 4)));
  const imported = await findPlanImport(context.db, project.id);
  return {
    title: inLanguage({ text: project.name, zh: project.nameZh }, locale),
    projectId: project.id,
    standing: whereItStands(),
    progress: formatPercent(workDone({ tasks: activeTasks(plan.tasks) }), locale),
    health: standing?.health ?? "empty",
    // The notice says more of a start that went by.
    reasons: (standing?.reasons ?? []).filter(({ code }) => code !== "startMissed").map((reason) => reasonWords(project.id, reason, words)),
    goLive: forecast && {
      taskId: forecast.taskId,
      day: formatDay(forecast.day, locale, "long"),
      words: forecastWords(forecast, words),
      isLate: !forecast.isReached && forecast.daysLate > 0,
    },
    canSetGoLive: can("project.edit") && project.archivedAt === null,
    nextGate: standing?.nextGate
      ? {
          id: standing.nextGate.id,
          name: inLanguage(standing.nextGate.name, locale),
          day: formatDay(standing.nextGate.day, locale, "long"),
        }
      : null,
    notices: [
      ...(startPast === null ? [] : [{ text: startPast, to: `${base}/plan`, action: t("projects:home.startPastAction") }]),
      ...(unresolved > 0 && can("people.edit")
        ? [
            {
              text: t("projects:home.unresolved", { count: unresolved }),
              to: `${base}/people`,
              action: t("projects:home.unresolvedAction"),
            },
          ]
        : []),
      ...(provisional.length > 0
        ? [
            {
              text: t("projects:home.provisional", { years: formatList(provisional.map(String), locale, "bare") }),
              to: `${base}/calendar`,
              action: t("projects:home.provisionalAction"),
            },
          ]
        : []),
    ],
    end: plan.tasks.length === 0 ? null : t("projects:home.end", { day: formatDay(schedule.finish, locale, "long") }),
    importedFile: imported?.undoneAt === null ? imported.fileName : null,
    mine: shown(open.filter(isMine).sort(byFinish)),
    late: shown(open.filter((task) => finishOf(task) < today).sort(byFinish)),
    gates: shown(open.filter((task) => task.kind === "gate").sort(byFinish)),
    critical: shown(open.filter((task) => task.kind === "task" && schedule.critical[schedule.indexOf(task.id)] === 1).sort(byFinish)),
  };

  function whereItStands(): string {
    if (plan.tasks.length === 0) return t("projects:home.noTasks");
    const phase = phaseSentence();
    if (!strip.goLive || strip.goLive.isReached) return phase;
    const count = daysBetween(today, strip.goLive.at.slice(0, 10));
    const day = formatDay(strip.goLive.at, locale, "long");
    return `${phase}${locale === "zh" ? "" : " "}${count >= 0 ? t("projects:home.goLiveIn", { count, day }) : t("projects:home.goLiveLate", { count: -count, day })}`;
  }

  function phaseSentence(): string {
    if (!current) {
      if (strip.phases.length > 0) return t("projects:home.finished");
      return t("projects:home.noPhases", { percent: formatPercent(workDone({ tasks: activeTasks(plan.tasks) }), locale) });
    }
    const phase = inLanguage(current.name, locale);
    if (current.state === "now") return t("projects:home.phase", { phase });
    return t("projects:home.phaseAhead", { phase, day: formatDay(current.start, locale, "long") });
  }

  function shown(tasks: readonly PlanTask[]): HomeTask[] {
    return tasks.slice(0, mostTasks).map((task) => {
      const finish = finishOf(task);
      const days = daysBetween(finish, today);
      return {
        id: task.id,
        name: inLanguage(task.name, locale),
        owner: ownerName(named, task, (text) => inLanguage(text, locale)),
        when: days > 0 ? t("projects:home.daysLate", { count: days }) : formatDay(finish, locale),
        isLate: days > 0,
      };
    });
  }
}
