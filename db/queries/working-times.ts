import type { Plan, PlanNamedCalendar, WorkingTime } from "#app/domain/plan/model.ts";
import type { Database } from "../tables/index.ts";
import { insertCalendar, readCalendarRecord } from "./calendars.ts";

export type WorkingTimes = Pick<Plan, "calendars" | "workingTimes">;

/** The calendars of a project beside its own, and how its people work. */
export async function readWorkingTimes(db: Database, projectId: string): Promise<WorkingTimes> {
  const ids = await db
    .selectFrom("projectCalendar")
    .select("calendarId as id")
    .where("projectId", "=", projectId)
    .orderBy("calendarId")
    .execute();
  const calendars: Record<string, PlanNamedCalendar> = {};
  for (const { id } of ids) {
    const { name, nameZh, week, exceptions, years } = await readCalendarRecord(db, id);
    calendars[id] = {
      name: { text: name, zh: nameZh },
      week,
      exceptions: exceptions.map(({ from, to, intervals, name: own }) => ({ from, to, intervals, name: own })),
      provisionalYears: years.filter((entry) => entry.state === "provisional").map((entry) => entry.year),
    };
  }
  const works = await db.selectFrom("personWork").selectAll().where("projectId", "=", projectId).orderBy("personId").execute();
  const absences = await db
    .selectFrom("personAbsence")
    .select(["personId", "fromDay", "toDay"])
    .where("projectId", "=", projectId)
    .orderBy("personId")
    .orderBy("fromDay")
    .orderBy("id")
    .execute();
  const workingTimes: Record<string, WorkingTime> = {};
  for (const { personId, calendarId, maxUnits } of works) workingTimes[personId] = { calendarId, maxUnits, absences: [] };
  for (const { personId, fromDay, toDay } of absences) {
    const known = workingTimes[personId] ?? { calendarId: null, maxUnits: 1, absences: [] };
    workingTimes[personId] = { ...known, absences: [...known.absences, { from: fromDay, to: toDay }] };
  }
  return { calendars, workingTimes };
}

/** Writes the calendars of a new project beside its own, and how its people work. People must be there. */
export async function insertWorkingTimes(
  db: Database,
  projectId: string,
  { calendars, workingTimes }: WorkingTimes,
  newId: () => string,
): Promise<void> {
  for (const [id, { name, week, exceptions, provisionalYears }] of Object.entries(calendars)) {
    await insertCalendar(db, {
      id,
      libraryKey: null,
      name: name.text,
      nameZh: name.zh,
      week,
      exceptions: exceptions.map((exception) => ({ ...exception, id: newId() })),
      years: provisionalYears.map((year) => ({ year, state: "provisional" })),
    });
    await db.insertInto("projectCalendar").values({ calendarId: id, projectId }).execute();
  }
  for (const [personId, { calendarId, maxUnits, absences }] of Object.entries(workingTimes)) {
    if (calendarId !== null || maxUnits !== 1)
      await db.insertInto("personWork").values({ personId, projectId, calendarId, maxUnits, rateMinor: null, version: 1 }).execute();
    if (absences.length > 0)
      await db
        .insertInto("personAbsence")
        .values(absences.map(({ from, to }) => ({ id: newId(), projectId, personId, fromDay: from, toDay: to, name: "", version: 1 })))
        .execute();
  }
}
