import { writeHours } from "#app/domain/cost/hours.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { summaryIds, workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { addDays, isDay, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { daysOfWeek, mondayOf } from "#app/domain/time/week.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatDay, inLanguage } from "#app/i18n/format.ts";
import { listPeople } from "#db/queries/projects.ts";
import { listTimeEntries } from "#db/queries/time-entries.ts";
import type { TimeEntryRow } from "#db/tables/costs.ts";
import { mostSheetRows } from "./sheet-limits.ts";
import { weekBefore } from "./time-sheet.server.ts";

export type TimePage = Awaited<ReturnType<typeof readTimePage>>;

type PageCaller = ProjectCaller & { readonly request: Request };

/** One week of one person: their tasks of the week, what they have hours on, and what the reader adds. */
export async function readTimePage(caller: PageCaller, reader: Reader) {
  const { context, project, request, user, can } = caller;
  const { locale } = reader;
  const asked = new URL(request.url).searchParams;
  const today = todayIn(project.timeZone, context.now());
  const askedWeek = asked.get("week") ?? "";
  const monday = mondayOf(isDay(askedWeek) && askedWeek >= "2000-01-03" && askedWeek <= "2099-12-20" ? askedWeek : today);
  const all = await listPeople(context.db, project.id);
  const own = all.find(({ userId }) => userId === user.id);
  const people = underNamesApart(can("time.manage") ? all : own ? [own] : [], await readNamesApart(caller, locale));
  const askedPerson = asked.get("person");
  const person = people.find(({ id }) => id === (askedPerson ?? own?.id)) ?? (askedPerson === null ? people[0] : undefined);
  if (askedPerson !== null && !person) throw errorResponse(404, context);
  const days = daysOfWeek(monday);
  const entries = person ? await listTimeEntries(context.db, project.id, { personId: person.id, from: monday, to: days[6] ?? monday }) : [];
  const rows = person ? await rowsOf(caller, reader, person.id, entries, monday, asked) : { rows: [], others: [] };
  return {
    projectId: project.id,
    week: monday,
    title: reader.t("time:title"),
    shownWeek: reader.t("time:week", { from: formatDay(monday, locale), to: formatDay(days[6] ?? monday, locale) }),
    days: days.map((day) => ({ day, short: formatDay(day, locale, "weekday"), isToday: day === today, isAhead: day > today })),
    isThisWeek: monday === mondayOf(today),
    before: weekBefore(monday),
    after: addDays(monday, 7),
    person: person ? { id: person.id, name: person.name, isOwn: person.id === own?.id } : null,
    people: people.map(({ id, name }) => ({ id, name })).sort((left, right) => byName(left.name, right.name)),
    canChoose: can("time.manage") && people.length > 1,
    canImport: can("time.manage"),
    formKey: context.newId(),
    ...rows,
  };
}

async function rowsOf(
  { context, project }: PageCaller,
  { t, locale }: Reader,
  personId: string,
  entries: readonly TimeEntryRow[],
  monday: Day,
  asked: URLSearchParams,
) {
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const codes = workBreakdownCodes(plan.tasks);
  const names = new Map(plan.tasks.map(({ id, name }) => [id, `${codes.get(id) ?? ""} ${inLanguage(name, locale)}`.trim()]));
  const before =
    asked.get("copy") === "last"
      ? await listTimeEntries(context.db, project.id, { personId, from: weekBefore(monday), to: addDays(monday, -1) })
      : [];
  const added = asked.getAll("add").slice(0, 20);
  const wanted = new Set<string | null>([
    ...entries.map(({ taskId }) => taskId),
    ...before.map(({ taskId }) => taskId),
    ...tasksOfWeek(plan, schedule, personId, monday),
    ...added.filter((id) => names.has(id)),
    null,
  ]);
  const order = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const place = (id: string | null) => (id === null ? Infinity : (order.get(id) ?? order.size));
  const rows = [...wanted].sort((left, right) => place(left) - place(right)).slice(-mostSheetRows);
  const days = daysOfWeek(monday);
  const summaries = summaryIds(plan.tasks);
  return {
    rows: rows.map((taskId) => ({
      taskId,
      name: taskId === null ? t("time:otherWork") : (names.get(taskId) ?? t("time:goneTask")),
      isKnown: taskId !== null && names.has(taskId),
      cells: days.map((day) => {
        const minutes = entries.find((entry) => entry.day === day && entry.taskId === taskId)?.minutes ?? 0;
        return { minutes, text: writeHours(minutes) };
      }),
    })),
    others: plan.tasks
      .filter(({ id, active }) => active && !summaries.has(id) && !wanted.has(id))
      .map(({ id }) => ({ id, name: names.get(id) ?? "" })),
  };
}

/** What the person is to work on, or is working on, in a week. */
function tasksOfWeek(plan: Plan, schedule: Schedule, personId: string, monday: Day): string[] {
  const summaries = summaryIds(plan.tasks);
  const end = addDays(monday, 7);
  return plan.tasks.flatMap((task, index) => {
    const isTheirs = responsiblePerson(plan, task) === personId || task.assignments.some((assignment) => assignment.personId === personId);
    if (!isTheirs || !task.active || summaries.has(task.id) || task.kind !== "task") return [];
    const { start, finish } = schedule.task(index);
    const isDone = task.progress >= 100;
    const isUnderWay = task.actualStart !== null && !isDone && start < end;
    return isUnderWay || (start < end && finish >= monday) ? [task.id] : [];
  });
}
