import { usualFirstDay, loadWindow } from "#app/domain/workload/window.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatDay, formatList, inLanguage } from "#app/i18n/format.ts";
import { holidaysIn } from "./days-off.server.ts";
import { readCellDetail, shownUnits } from "./cell-detail.server.ts";
import { readPortfolioLoads } from "./portfolio-loads.server.ts";
import { overloadsOf, personRow, summaryOf, totalsOf } from "./workload.server.ts";
import type { WorkloadQuery } from "./workload-query.ts";

/** Everything the page shows of everybody's workload over the reader's projects, in the reader's language. */
export async function readPortfolioWorkload(caller: Caller, query: WorkloadQuery, reader: Reader) {
  const { locale, t, timeZone } = reader;
  const today = todayIn(timeZone, caller.context.now());
  const window = loadWindow(query.per, query.from ?? usualFirstDay(query.per, today, today, today));
  const { people, plans } = await readPortfolioLoads(caller, window.from, window.to);
  const found = { work: new Map(), plans };
  // With one project there is nothing to tell apart.
  const [first] = plans.values();
  const only = first && plans.size === 1 ? first.plan : null;
  const byId = new Map(people.map((person) => [person.personId, person]));
  const nameOf = (id: string) => byId.get(id)?.name ?? "";
  const rows = people
    .map((person) => {
      const [place, second] = person.places;
      const to = place && !second ? `/projects/${place.projectId}/people/${place.personId}` : null;
      return personRow(person, window, { name: person.name, to, absences: person.absences, week: person.week });
    })
    .filter((row) => !query.onlyOverloaded || row.total.overloadMinutes > 0)
    .sort((a, b) => byName(a.name, b.name));
  const overloads = overloadsOf(people, { window, plan: only, others: found, reader, nameOf });
  const asked = query.cell ? byId.get(query.cell.personId) : undefined;
  return {
    projects: plans.size,
    hasPeople: people.length > 0,
    hasOthers: false,
    window: { per: window.per, from: window.from, to: window.to, before: window.before, after: window.after },
    isToday: window.from <= today && today <= window.to,
    stretches: window.stretches.map((stretch) => ({
      day: stretch.firstDay,
      isNow: stretch.firstDay <= today && today <= stretch.lastDay,
      isOff: false,
      // Projects have calendars of their own: with several, their days off stand in the time that people have.
      holidays: only ? holidaysIn(only, stretch.firstDay, stretch.lastDay, locale) : null,
    })),
    rows: rows.filter(({ total }) => total.demandMinutes > 0),
    idle: rows.filter(({ total }) => total.demandMinutes === 0).map(({ id, name }) => ({ id, name })),
    totals: totalsOf(people, window),
    summary: summaryOf(people, overloads, { window, reader, nameOf }),
    overloads,
    detail:
      asked && query.cell
        ? readCellDetail({
            ...{ person: asked, day: query.cell.day, window, plan: only, found, reader, nameOf },
            absences: asked.absences,
            workingTo: rows.find(({ id }) => id === asked.personId)?.to ?? null,
            unitsOf: ({ projectId, taskId }) => {
              const plan = plans.get(projectId)?.plan;
              return plan ? shownUnits(plan, taskId, new Set(asked.places.map(({ personId }) => personId)), locale) : "";
            },
          })
        : null,
    projectNames: formatList(
      [...plans.values()].map(({ name, nameZh }) => inLanguage({ text: name, zh: nameZh }, locale)).sort(byName),
      locale,
    ),
    texts: { window: t("workload:window", { start: formatDay(window.from, locale), finish: formatDay(window.to, locale) }) },
  };
}
