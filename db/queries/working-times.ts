import type { Plan, PlanNamedCalendar, WorkingTime } from "#app/domain/plan/model.ts";
import type { Database } from "../tables/index.ts";
import { parts } from "../in-parts.ts";
import type { PersonAbsenceRow, PersonWorkRow } from "../tables/projects.ts";
import { insertCalendar, readCalendarRecord } from "./calendars.ts";
import { writeOver } from "../write-over.ts";

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

export type PersonWork = Pick<PersonWorkRow, "calendarId" | "maxUnits" | "rateMinor" | "version">;
/** Of somebody of whom nothing was said. */
const usualWork: PersonWork = { calendarId: null, maxUnits: 1, rateMinor: null, version: 0 };

/** How a person works; version 0 while nobody has said anything of it. */
export async function readPersonWork(db: Database, projectId: string, personId: string): Promise<PersonWork> {
  const row = await db
    .selectFrom("personWork")
    .select(["calendarId", "maxUnits", "rateMinor", "version"])
    .where("projectId", "=", projectId)
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row ?? usualWork;
}

/** Says how a person works and counts the edit; false when somebody else did since. */
export async function storePersonWork(db: Database, projectId: string, personId: string, work: PersonWork): Promise<boolean> {
  const { version, ...values } = work;
  return writeOver(
    version,
    db
      .insertInto("personWork")
      .values({ personId, projectId, ...values, version: 1 })
      .onConflict((conflict) => conflict.doNothing()),
    db
      .updateTable("personWork")
      .set({ ...values, version: version + 1 })
      .where("projectId", "=", projectId)
      .where("personId", "=", personId)
      .where("version", "=", version),
  );
}

/** The days on which a person of the project does not work, or everybody's, the first ones first. */
export async function listAbsences(db: Database, projectId: string, personId?: string): Promise<PersonAbsenceRow[]> {
  return db
    .selectFrom("personAbsence")
    .selectAll()
    .where("projectId", "=", projectId)
    .$if(personId !== undefined, (query) => query.where("personId", "=", personId ?? ""))
    .orderBy("fromDay")
    .orderBy("id")
    .execute();
}

export async function insertAbsences(db: Database, absences: readonly PersonAbsenceRow[]): Promise<void> {
  for (const part of parts(absences))
    await db
      .insertInto("personAbsence")
      .values([...part])
      .execute();
}

/** Changes days and words of an absence and counts the edit; false when somebody else did since. */
export async function updateAbsence(
  db: Database,
  { id, version }: Pick<PersonAbsenceRow, "id" | "version">,
  values: Pick<PersonAbsenceRow, "fromDay" | "toDay" | "name">,
): Promise<boolean> {
  const changed = await db
    .updateTable("personAbsence")
    .set({ ...values, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export async function deleteAbsence(db: Database, id: string): Promise<void> {
  await db.deleteFrom("personAbsence").where("id", "=", id).execute();
}
