import { addDays, isDay, type Day } from "#app/domain/time/day.ts";
import { mondayOf } from "#app/domain/time/week.ts";
import { readTaskFilter, taskFilterQuery, type TaskFilter } from "../task-filter.ts";

/** How the calendar is looked at; it stands in the address of the page. */
export interface AgendaView {
  readonly filter: TaskFilter;
  readonly per: "month" | "week";
  /** A day in the month or the week; null for today. */
  readonly at: Day | null;
  /** The day whose tasks are listed; null for none. */
  readonly day: Day | null;
}

export function readAgendaView(query: URLSearchParams): AgendaView {
  const week = within(query.get("week"));
  const month = within(`${query.get("month") ?? ""}-01`);
  return {
    filter: readTaskFilter(query),
    per: query.has("week") ? "week" : "month",
    at: query.has("week") ? week : month,
    day: within(query.get("day")),
  };
}

/** The query of the address that asks for it; empty for all tasks of this month. A week of today says no day, and so is always this week. */
export function agendaQuery({ filter, per, at, day }: AgendaView): string {
  const query = new URLSearchParams(taskFilterQuery(filter));
  for (const [name, value] of Object.entries(keptByFilter({ per, at, day }))) query.set(name, value);
  return query.toString();
}

/** What the address says beside the filter. */
export function keptByFilter({ per, at, day }: Omit<AgendaView, "filter">): Readonly<Record<string, string>> {
  return {
    ...(per === "week" ? { week: at ?? "now" } : at === null ? {} : { month: at.slice(0, 7) }),
    ...(day === null ? {} : { day }),
  };
}

/** The Mondays of the weeks that are shown, and where the pages before and after it begin. */
export interface AgendaWindow {
  readonly monday: Day;
  readonly weeks: number;
  readonly first: Day;
  readonly last: Day;
  readonly before: Day;
  readonly after: Day;
}

export function agendaWindow(per: AgendaView["per"], at: Day): AgendaWindow {
  if (per === "week") {
    const monday = mondayOf(at);
    return { monday, weeks: 1, first: monday, last: addDays(monday, 6), before: addDays(monday, -7), after: addDays(monday, 7) };
  }
  const first = `${at.slice(0, 8)}01`;
  const after = `${addDays(first, 31).slice(0, 8)}01`;
  const last = addDays(after, -1);
  const monday = mondayOf(first);
  let weeks = 4;
  while (addDays(monday, weeks * 7) <= last) weeks++;
  return { monday, weeks, first, last, before: `${addDays(first, -1).slice(0, 8)}01`, after };
}

function within(day: string | null): Day | null {
  return day !== null && isDay(day) && day >= "1902-01-01" && day < "2197-01-01" ? day : null;
}
