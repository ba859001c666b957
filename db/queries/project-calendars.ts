import type { Database } from "../tables/index.ts";
import { insertCalendar, readCalendarRecord, type CalendarRecord, type NewCalendar } from "./calendars.ts";

/** A calendar of a project beside its own; undefined when the project has none of this id. */
export async function findProjectCalendar(db: Database, projectId: string, calendarId: string): Promise<CalendarRecord | undefined> {
  const row = await db
    .selectFrom("projectCalendar")
    .select("calendarId")
    .where("projectId", "=", projectId)
    .where("calendarId", "=", calendarId)
    .executeTakeFirst();
  return row && readCalendarRecord(db, row.calendarId);
}

export async function insertProjectCalendar(db: Database, projectId: string, calendar: NewCalendar): Promise<void> {
  await insertCalendar(db, calendar);
  await db.insertInto("projectCalendar").values({ calendarId: calendar.id, projectId }).execute();
}

/** Removes a calendar with its days. Tasks and people that follow it follow the project's from then on. */
export async function deleteProjectCalendar(db: Database, projectId: string, calendarId: string): Promise<void> {
  await db.deleteFrom("projectCalendar").where("projectId", "=", projectId).where("calendarId", "=", calendarId).execute();
  await db.deleteFrom("calendar").where("id", "=", calendarId).where("libraryKey", "is", null).execute();
}

/** Names a calendar and counts the edit; false when somebody edited it since. */
export async function renameCalendar(
  db: Database,
  calendarId: string,
  version: number,
  { name, nameZh }: { readonly name: string; readonly nameZh: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable("calendar")
    .set({ name, nameZh, version: version + 1 })
    .where("id", "=", calendarId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
