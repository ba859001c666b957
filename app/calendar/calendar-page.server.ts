import type { PlanCalendarException } from "#app/domain/plan/model.ts";
import { daysBetween, type Day } from "#app/domain/time/day.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { listLibraryCalendars, readCalendarRecord, type CalendarRecord } from "#db/queries/calendars.ts";
import { findProjectCalendar } from "#db/queries/project-calendars.ts";
import { calendarUsers } from "./other-calendars.server.ts";
import { weekdays } from "#app/domain/time/weekdays.ts";
import { formatWorkingTimes } from "#app/domain/time/working-times.ts";

export interface ExceptionRow {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly name: string;
  /** Empty for a day off. */
  readonly times: string;
}

/** The project's calendar, or one that it has beside it, as its page shows it: the week, and the exceptions of one year. */
export async function readCalendarPage(caller: ProjectCaller, askedYear: string | null, locale: Locale, otherId?: string) {
  const { context, project, can } = caller;
  const calendar =
    otherId === undefined
      ? await readCalendarRecord(context.db, project.calendarId)
      : await findProjectCalendar(context.db, project.id, otherId);
  if (!calendar) throw errorResponse(404, context);
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const year = readYear(askedYear) ?? yearOf(today);
  const exceptions = calendar.exceptions.filter((entry) => yearOf(entry.from) <= year && yearOf(entry.to) >= year);
  return {
    projectId: project.id,
    library: (await listLibraryCalendars(context.db)).map(({ libraryKey, name, nameZh }) => ({
      key: libraryKey,
      name: inLanguage({ text: name, zh: nameZh }, locale),
    })),
    canEdit: can("calendar.edit"),
    name: inLanguage({ text: calendar.name, zh: calendar.nameZh }, locale),
    calendarId: calendar.id,
    names: { name: calendar.name, nameZh: calendar.nameZh ?? "" },
    users: otherId === undefined ? [] : [...calendarUsers(plan, otherId, locale)],
    others: Object.entries(plan.calendars)
      .map(([id, { name }]) => ({ id, name: inLanguage(name, locale), users: calendarUsers(plan, id, locale).length }))
      .sort((one, other) => byName(one.name, other.name)),
    version: calendar.version,
    planVersion: project.planVersion,
    today,
    year,
    yearState: calendar.years.find((entry) => entry.year === year)?.state ?? null,
    years: knownYears(calendar, [year, yearOf(today), yearOf(schedule.start), yearOf(schedule.finish)]),
    week: calendar.week,
    weekTexts: weekdays.map((day, index) => ({ day, times: formatWorkingTimes(calendar.week[index] ?? []) })),
    exceptions: exceptions.map(({ from, to, intervals, name }): PlanCalendarException => ({ from, to, intervals, name })),
    rows: exceptions.map(({ id, from, to, intervals, name }): ExceptionRow => {
      const times = formatWorkingTimes(intervals);
      return { id, from, to, days: daysBetween(from, to) + 1, name: inLanguage(name, locale), times };
    }),
  };
}

/** Every year between the first and the last that anything is known of, with whether its holidays are announced. */
function knownYears(calendar: CalendarRecord, shown: readonly number[]): { year: number; isProvisional: boolean }[] {
  const named = calendar.exceptions.flatMap(({ from, to }) => [yearOf(from), yearOf(to)]);
  const all = new Set([...shown, ...named, ...calendar.years.map((entry) => entry.year)]);
  const provisional = new Set(calendar.years.filter((entry) => entry.state === "provisional").map((entry) => entry.year));
  return [...all].sort((a, b) => a - b).map((year) => ({ year, isProvisional: provisional.has(year) }));
}

function readYear(text: string | null): number | undefined {
  const year = /^\d{4}$/.test(text ?? "") ? Number(text) : 0;
  return year >= 1900 && year <= 2199 ? year : undefined;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
