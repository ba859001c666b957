import type { Absence, Plan } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { activeTasks, summaryIds } from "#app/domain/plan/tree.ts";
import { isPoint } from "#app/domain/plan/model.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { overloadSpells, stretchLoads, type PersonWindow, type StretchLoad } from "#app/domain/workload/person-load.ts";
import { loadWindow, usualFirstDay, type LoadWindow } from "#app/domain/workload/window.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatDay } from "#app/i18n/format.ts";
import { absentDays, holidaysIn, isDayOff, weekOf } from "./days-off.server.ts";
import { readCellDetail, shownUnits } from "./cell-detail.server.ts";
import { hoursText, overloadTexts } from "./load-words.server.ts";
import { measurePlan } from "./measured-plan.server.ts";
import { readOtherWork, type OtherWork } from "./other-projects.server.ts";
import { personWindows } from "./person-windows.server.ts";
import type { WorkloadQuery } from "./workload-query.ts";

export interface LoadCell extends StretchLoad {
  readonly day: Day;
  /** Working days of the stretch on which the person is absent. */
  readonly absentDays: number;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** The page of their working time; null where they have several. */
  readonly to: string | null;
  readonly cells: readonly LoadCell[];
  readonly total: StretchLoad;
}

/** What a person has too much of, in words. */
export interface PersonOverload {
  readonly id: string;
  readonly name: string;
  readonly spells: readonly { readonly text: string; readonly tasks: readonly TaskMention[]; readonly day: Day }[];
  readonly more: number;
}

export interface TaskMention {
  readonly text: string;
  readonly to: string;
}

/** Everything the page shows of a project's workload, in the reader's language. */
export async function readWorkloadPage(caller: ProjectCaller, query: WorkloadQuery, reader: Reader) {
  const { context, project, can } = caller;
  const { locale, t } = reader;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const { plan, schedule } = loaded;
  const today = todayIn(project.timeZone, context.now());
  const first = query.from ?? usualFirstDay(query.per, today, schedule.start.slice(0, 10), schedule.finish.slice(0, 10));
  const window = loadWindow(query.per, first);
  const found = await readOtherWork(caller, window.from, window.to);
  const others = query.countsOthers ? found : null;
  const windows = personWindows(project.id, measurePlan(loaded, window.from, window.to), others);
  const names = await readNamesApart(caller, locale);
  const nameOf = (id: string) => names[id]?.name ?? plan.people.find((person) => person.id === id)?.name ?? "";
  const rows = windows
    .map((person) => rowOf(person, window, plan, nameOf(person.personId)))
    .filter((row) => !query.onlyOverloaded || row.total.overloadMinutes > 0)
    .sort((a, b) => byName(a.name, b.name));
  const busy = rows.filter(({ total }) => total.demandMinutes > 0);
  const overloads = overloadsOf(windows, { window, plan, others, reader, nameOf });
  const cellPerson = windows.find(({ personId }) => personId === query.cell?.personId);
  return {
    projectId: project.id,
    canLevel: can("plan.edit"),
    hasPeople: plan.people.length > 0,
    hasOthers: found.plans.size > 0,
    window: { per: window.per, from: window.from, to: window.to, before: window.before, after: window.after },
    isToday: window.from <= today && today <= window.to,
    today,
    stretches: window.stretches.map((stretch) => ({
      day: stretch.firstDay,
      isNow: stretch.firstDay <= today && today <= stretch.lastDay,
      isOff: window.per === "day" && isDayOff(plan, stretch.firstDay),
      holidays: holidaysIn(plan, stretch.firstDay, stretch.lastDay, locale),
    })),
    rows: busy,
    idle: rows.filter(({ total }) => total.demandMinutes === 0).map(({ id, name }) => ({ id, name })),
    unassigned: countUnassigned(plan),
    summary: summaryOf(windows, overloads, { window, reader, nameOf }),
    overloads,
    detail:
      cellPerson && query.cell
        ? readCellDetail({
            ...{ person: cellPerson, day: query.cell.day, window, plan, found, reader, nameOf },
            absences: plan.workingTimes[cellPerson.personId]?.absences ?? [],
            workingTo: `/projects/${project.id}/people/${cellPerson.personId}`,
            unitsOf: ({ projectId, taskId }) =>
              projectId === project.id ? shownUnits(plan, taskId, new Set([cellPerson.personId]), locale) : "",
          })
        : null,
    totals: totalsOf(windows, window),
    texts: { window: t("workload:window", { start: formatDay(window.from, locale), finish: formatDay(window.to, locale) }) },
  };
}

function rowOf(person: PersonWindow, window: LoadWindow, plan: Plan, name: string): PersonRow {
  const absences = plan.workingTimes[person.personId]?.absences ?? [];
  const to = `/projects/${plan.projectId}/people/${person.personId}`;
  return personRow(person, window, { name, to, absences, week: weekOf(plan, person.personId) });
}

interface RowFacts {
  readonly name: string;
  readonly to: string | null;
  readonly absences: readonly Absence[];
  readonly week: Plan["calendar"]["week"];
}

/** A person's load in each stretch of a window, and in all of them. */
export function personRow(person: PersonWindow, window: LoadWindow, { name, to, absences, week }: RowFacts): PersonRow {
  const loads = stretchLoads(person, window.stretches);
  return {
    id: person.personId,
    name,
    to,
    cells: loads.map((load, index) => {
      const { firstDay, lastDay } = window.stretches[index]!;
      return { ...load, day: firstDay, absentDays: absentDays(absences, week, firstDay, lastDay) };
    }),
    total: stretchLoads(person, [{ from: 0, until: person.capacity.length }])[0]!,
  };
}

/** Everybody's together, stretch by stretch. */
export function totalsOf(windows: readonly PersonWindow[], { stretches }: LoadWindow): readonly StretchLoad[] {
  const loads = windows.map((person) => stretchLoads(person, stretches));
  return stretches.map((_, index) => {
    const sum = (part: "demandMinutes" | "capacityMinutes" | "overloadMinutes") =>
      loads.reduce((total, own) => total + own[index]![part], 0);
    const demandMinutes = sum("demandMinutes");
    const capacityMinutes = sum("capacityMinutes");
    return {
      demandMinutes,
      capacityMinutes,
      overloadMinutes: sum("overloadMinutes"),
      percent: capacityMinutes === 0 ? null : Math.round((demandMinutes / capacityMinutes) * 100),
      level: "none",
    };
  });
}

interface Telling {
  readonly window: LoadWindow;
  readonly plan: Plan | null;
  readonly others: OtherWork | null;
  readonly reader: Reader;
  nameOf(id: string): string;
}

const mostSpells = 6;

/** Who has too much, the most first, with what makes it. */
export function overloadsOf(windows: readonly PersonWindow[], telling: Telling): readonly PersonOverload[] {
  return windows
    .map((person) => ({ person, spells: overloadSpells(person) }))
    .filter(({ spells }) => spells.length > 0)
    .map(({ person, spells }) => ({
      minutes: spells.reduce((sum, { excessMinutes }) => sum + excessMinutes, 0),
      id: person.personId,
      name: telling.nameOf(person.personId),
      spells: overloadTexts(spells.slice(0, mostSpells), telling),
      more: Math.max(0, spells.length - mostSpells),
    }))
    .sort((one, other) => other.minutes - one.minutes)
    .map(({ minutes: _minutes, ...rest }) => rest);
}

export function summaryOf(
  windows: readonly PersonWindow[],
  overloads: readonly PersonOverload[],
  { window, reader, nameOf }: Pick<Telling, "window" | "reader" | "nameOf">,
): { readonly text: string; readonly isTooMuch: boolean } {
  const { t, locale } = reader;
  const days = { start: formatDay(window.from, locale), finish: formatDay(window.to, locale) };
  if (overloads.length === 0) return { text: t("workload:summary.none", days), isTooMuch: false };
  const spells = windows.flatMap((person) => overloadSpells(person).map((spell) => ({ ...spell, personId: person.personId })));
  const minutes = spells.reduce((sum, { excessMinutes }) => sum + excessMinutes, 0);
  const first = spells.reduce((one, other) => (other.firstDay < one.firstDay ? other : one));
  const parts = [
    t("workload:summary.some", { ...days, count: overloads.length, hours: hoursText(minutes, locale) }),
    t("workload:summary.first", { name: nameOf(first.personId), day: formatDay(addDays(window.from, first.firstDay), locale, "weekday") }),
  ];
  return { text: parts.join(locale === "zh" ? "" : " "), isTooMuch: true };
}

/** Open tasks that nobody is responsible for and nobody was put on. */
function countUnassigned(plan: Plan): number {
  const summaries = summaryIds(plan.tasks);
  return activeTasks(plan.tasks).filter(
    (task) =>
      !summaries.has(task.id) &&
      !isPoint(task.kind) &&
      !task.external &&
      task.durationMinutes > 0 &&
      task.progress < 100 &&
      task.assignments.length === 0 &&
      responsiblePerson(plan, task) === null,
  ).length;
}
