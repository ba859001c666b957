import { dayKind } from "#app/domain/plan/day-kind.ts";
import type { PlanTask, TaskKind } from "#app/domain/plan/model.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { activeTasks, summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { weekRows } from "#app/domain/plan/week-rows.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { daysOfWeek } from "#app/domain/time/week.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { listPeople } from "#db/queries/projects.ts";
import { matchTasks } from "../match-tasks.server.ts";
import { agendaWindow, readAgendaView } from "./agenda-view.ts";

/** More of a day are counted, and listed when they are asked for. */
const linesOfMonth = 6;
const linesOfWeek = 60;

export interface AgendaTask {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: TaskKind;
  readonly first: Day;
  readonly last: Day;
  /** Both days in words, and whose it is. */
  readonly dates: string;
  readonly owner: string;
  readonly progress: string;
  readonly isDone: boolean;
  readonly isLate: boolean;
  readonly isCritical: boolean;
  readonly isMovable: boolean;
}

/** The tasks that the address asks for on the days of a month or a week, in the reader's language. */
export async function readAgenda(caller: ProjectCaller & { request: Request }, reader: Reader) {
  const { context, project, user, request, can } = caller;
  const { locale } = reader;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const query = new URL(request.url).searchParams;
  const view = readAgendaView(query);
  const window = agendaWindow(view.per, view.at ?? today);
  const lastShown = addDays(window.monday, window.weeks * 7 - 1);
  const own = new Set((await listPeople(context.db, project.id)).filter((person) => person.userId === user.id).map(({ id }) => id));
  const summaries = summaryIds(loaded.plan.tasks);
  const active = new Set(activeTasks(loaded.plan.tasks).map(({ id }) => id));
  const tasks = matchTasks(loaded, { filter: view.filter, own, today, locale })
    .filter(({ id, kind }) => kind !== "phase" && !summaries.has(id) && active.has(id))
    .map((task) => ({ task, ...daysOf(loaded, task) }));
  const shown = tasks.filter(({ first, last }) => first <= lastShown && last >= window.monday);
  const named = underNamesApart(loaded.plan.people, await readNamesApart(caller, locale));
  const codes = workBreakdownCodes(loaded.plan.tasks);
  const rows = weekRows(
    shown.map(({ task, first, last }) => ({ id: task.id, first, last })),
    window.monday,
    window.weeks,
    view.per === "month" ? linesOfMonth : linesOfWeek,
  );
  const entry = ({ task, first, last }: (typeof tasks)[number]): AgendaTask => {
    const index = loaded.schedule.indexOf(task.id);
    const [begin, end] = [formatDay(first, locale, "weekday"), formatDay(last, locale, "weekday")];
    return {
      id: task.id,
      code: codes.get(task.id) ?? "",
      name: inLanguage(task.name, locale),
      kind: task.kind,
      first,
      last,
      dates: first === last ? begin : reader.t("agenda:dates", { start: begin, finish: end }),
      owner: ownerName({ roles: loaded.plan.roles, people: named }, task, (text) => inLanguage(text, locale)),
      progress: task.progress === 0 ? "" : formatPercent(task.progress, locale),
      isDone: task.progress >= 100,
      isLate: task.progress < 100 && last < today,
      isCritical: loaded.schedule.critical[index] === 1 && task.progress < 100,
      isMovable: can("plan.edit") && !task.external && task.actualStart === null && task.progress < 100,
    };
  };
  const onDay = view.day === null ? [] : tasks.filter(({ first, last }) => first <= view.day! && last >= view.day!);
  const moving = tasks.find(({ task }) => task.id === query.get("move"));
  return {
    view,
    today,
    isEmpty: loaded.plan.tasks.length === 0,
    total: shown.length,
    window: { ...window, title: titleOf(view.per, window.first, window.last, reader) },
    weeks: rows.map((row) => ({ ...row, days: daysOfWeek(row.monday).map((day) => dayOf(day)) })),
    tasks: Object.fromEntries(shown.map((each) => [each.task.id, entry(each)])),
    weekdays: daysOfWeek(window.monday).map((day) => formatDay(day, locale, "weekdayAlone")),
    day: view.day === null ? null : { day: view.day, title: formatDay(view.day, locale, "long"), tasks: onDay.map(entry) },
    moving: moving && can("plan.edit") ? entry(moving) : null,
  };

  function dayOf(day: Day) {
    const { isOff, isMadeUp, name } = dayKind(loaded.plan.calendar, day);
    return {
      day,
      number: Number(day.slice(8)),
      title: formatDay(day, locale, "weekday"),
      isOff,
      isMadeUp,
      isOutside: view.per === "month" && (day < window.first || day > window.last),
      isToday: day === today,
      name: name === null ? "" : inLanguage(name, locale),
    };
  }
}

/** The days on which a task is worked on. What ends at midnight ends on the day before. */
function daysOf({ schedule }: LoadedPlan, task: PlanTask): { readonly first: Day; readonly last: Day } {
  const { start, finish } = schedule.task(schedule.indexOf(task.id));
  const [first, last] = [start.slice(0, 10), finish.slice(0, 10)];
  return { first, last: last > first && finish.endsWith("T00:00") ? addDays(last, -1) : last };
}

function titleOf(per: "month" | "week", first: Day, last: Day, { locale, t }: Reader): string {
  if (per === "month") return formatDay(first, locale, "month");
  return t("agenda:dates", { start: formatDay(first, locale), finish: formatDay(last, locale) });
}
