import { z } from "zod";
import type { PlanCalendar, PlanCalendarException } from "#app/domain/plan/model.ts";
import type { WorkInterval } from "#app/domain/time/calendar.ts";
import type { Database } from "../tables/index.ts";

const intervalsSchema = z.array(z.object({ from: z.number(), to: z.number() }));
const textSchema = z.object({ text: z.string(), zh: z.string().nullable() });
/** An exception as the log keeps it. */
export const storedExceptionSchema = z.object({ from: z.string(), to: z.string(), intervals: intervalsSchema, name: textSchema });
const weekSchema = z.array(intervalsSchema).length(7);
/** A whole calendar as the log keeps it. */
export const storedCalendarSchema = z.object({
  name: z.string(),
  nameZh: z.string().nullable(),
  week: weekSchema,
  exceptions: z.array(storedExceptionSchema),
  years: z.array(z.object({ year: z.number(), state: z.enum(["official", "provisional"]) })),
});
export type StoredCalendar = z.infer<typeof storedCalendarSchema>;

export interface CalendarExceptionRecord extends PlanCalendarException {
  readonly id: string;
}

export interface CalendarRecord {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly version: number;
  readonly week: readonly (readonly WorkInterval[])[];
  readonly exceptions: readonly CalendarExceptionRecord[];
  readonly years: readonly { readonly year: number; readonly state: "official" | "provisional" }[];
}

/** A calendar as plans use it. */
export async function readCalendar(db: Database, calendarId: string): Promise<PlanCalendar> {
  const record = await readCalendarRecord(db, calendarId);
  return {
    week: record.week,
    exceptions: record.exceptions.map(({ from, to, intervals, name }) => ({ from, to, intervals, name })),
    provisionalYears: record.years.filter((entry) => entry.state === "provisional").map((entry) => entry.year),
  };
}

/** A calendar as people edit it, exceptions by their first day. */
export async function readCalendarRecord(db: Database, calendarId: string): Promise<CalendarRecord> {
  const calendar = await db.selectFrom("calendar").selectAll().where("id", "=", calendarId).executeTakeFirstOrThrow();
  const exceptions = await db
    .selectFrom("calendarException")
    .selectAll()
    .where("calendarId", "=", calendarId)
    .orderBy("fromDay")
    .orderBy("id")
    .execute();
  const years = await db
    .selectFrom("calendarYear")
    .select(["year", "state"])
    .where("calendarId", "=", calendarId)
    .orderBy("year")
    .execute();
  return {
    id: calendar.id,
    name: calendar.name,
    nameZh: calendar.nameZh,
    version: calendar.version,
    week: weekSchema.parse(JSON.parse(calendar.week)),
    exceptions: exceptions.map((row) => ({
      id: row.id,
      from: row.fromDay,
      to: row.toDay,
      intervals: intervalsSchema.parse(JSON.parse(row.intervals)),
      name: { text: row.name, zh: row.nameZh },
    })),
    years,
  };
}

/** The calendars that projects are made from, in the order they were seeded. */
export async function listLibraryCalendars(
  db: Database,
): Promise<{ id: string; libraryKey: string; name: string; nameZh: string | null }[]> {
  const rows = await db
    .selectFrom("calendar")
    .select(["id", "libraryKey", "name", "nameZh"])
    .where("libraryKey", "is not", null)
    .orderBy("id")
    .execute();
  return rows.flatMap((row) => (row.libraryKey === null ? [] : [{ ...row, libraryKey: row.libraryKey }]));
}

export async function findLibraryCalendar(db: Database, libraryKey: string): Promise<CalendarRecord | undefined> {
  const row = await db.selectFrom("calendar").select("id").where("libraryKey", "=", libraryKey).executeTakeFirst();
  return row && readCalendarRecord(db, row.id);
}

export interface NewCalendar {
  readonly id: string;
  readonly libraryKey: string | null;
  readonly name: string;
  readonly nameZh: string | null;
  readonly week: readonly (readonly WorkInterval[])[];
  readonly exceptions: readonly CalendarExceptionRecord[];
  readonly years: readonly { readonly year: number; readonly state: "official" | "provisional" }[];
}

export async function insertCalendar(db: Database, calendar: NewCalendar): Promise<void> {
  const { id, libraryKey, name, nameZh, week, exceptions, years } = calendar;
  await db
    .insertInto("calendar")
    .values({ id, libraryKey, name, nameZh, week: JSON.stringify(week), version: 1 })
    .execute();
  await insertCalendarDays(db, id, exceptions, years);
}

export async function insertCalendarException(db: Database, calendarId: string, exception: CalendarExceptionRecord): Promise<void> {
  await db.insertInto("calendarException").values(exceptionRow(calendarId, exception)).execute();
}

export async function deleteCalendarException(db: Database, calendarId: string, exceptionId: string): Promise<boolean> {
  const result = await db
    .deleteFrom("calendarException")
    .where("calendarId", "=", calendarId)
    .where("id", "=", exceptionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Says whether the holidays of a year are announced; a year of which nothing was said becomes known. */
export async function setCalendarYear(db: Database, calendarId: string, year: number, state: "official" | "provisional"): Promise<void> {
  await db
    .insertInto("calendarYear")
    .values({ calendarId, year, state })
    .onConflict((conflict) => conflict.columns(["calendarId", "year"]).doUpdateSet({ state }))
    .execute();
}

/** Sets the week pattern and counts the edit; false when somebody edited the calendar since. */
export async function updateCalendarWeek(
  db: Database,
  calendarId: string,
  version: number,
  week: readonly (readonly WorkInterval[])[],
): Promise<boolean> {
  const result = await db
    .updateTable("calendar")
    .set({ week: JSON.stringify(week), version: version + 1 })
    .where("id", "=", calendarId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export type CalendarContent = Pick<NewCalendar, "name" | "nameZh" | "week" | "exceptions" | "years">;

/** Gives a calendar the content of another one, its exceptions under the ids given; false when somebody edited its week since. */
export async function replaceCalendar(db: Database, calendarId: string, version: number, content: CalendarContent): Promise<boolean> {
  const { name, nameZh, week, exceptions, years } = content;
  const result = await db
    .updateTable("calendar")
    .set({ name, nameZh, week: JSON.stringify(week), version: version + 1 })
    .where("id", "=", calendarId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await db.deleteFrom("calendarException").where("calendarId", "=", calendarId).execute();
  await db.deleteFrom("calendarYear").where("calendarId", "=", calendarId).execute();
  await insertCalendarDays(db, calendarId, exceptions, years);
  return true;
}

async function insertCalendarDays(
  db: Database,
  calendarId: string,
  exceptions: NewCalendar["exceptions"],
  years: NewCalendar["years"],
): Promise<void> {
  for (let from = 0; from < exceptions.length; from += 500)
    await db
      .insertInto("calendarException")
      .values(exceptions.slice(from, from + 500).map((exception) => exceptionRow(calendarId, exception)))
      .execute();
  if (years.length > 0)
    await db
      .insertInto("calendarYear")
      .values(years.map((entry) => ({ ...entry, calendarId })))
      .execute();
}

function exceptionRow(calendarId: string, exception: CalendarExceptionRecord) {
  return {
    id: exception.id,
    calendarId,
    fromDay: exception.from,
    toDay: exception.to,
    intervals: JSON.stringify(exception.intervals),
    name: exception.name.text,
    nameZh: exception.name.zh,
  };
}

/** A copy of a calendar for a project of its own, with new ids. */
export function copyOf(source: CalendarRecord, newId: () => string): NewCalendar {
  const { name, nameZh, week, exceptions, years } = source;
  return {
    id: newId(),
    libraryKey: null,
    name,
    nameZh,
    week,
    exceptions: exceptions.map((entry) => ({ ...entry, id: newId() })),
    years,
  };
}
