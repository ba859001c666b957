import { expect, it } from "vitest";

import { standardCalendar } from "#app/domain/time/calendar.ts";
import {
  copyOf,
  deleteCalendarException,
  findLibraryCalendar,
  insertCalendar,
  insertCalendarException,
  listLibraryCalendars,
  readCalendar,
  readCalendarRecord,
  updateCalendarWeek,
} from "#db/queries/calendars.ts";
import { seedLibraryCalendars } from "#db/seed/library-calendars.ts";
import type { Database } from "#db/tables/index.ts";
import { forEachDatabase } from "#test/support/database.ts";

async function seeded(db: Database): Promise<Database> {
  await seedLibraryCalendars(db, { from: 2025, to: 2028 });
  return db;
}

forEachDatabase((_dialect, openTest) => {
  it("seeds the library once, with the make-up working days of China", async () => {
    const { db } = await openTest();
    await seeded(db);
    await seeded(db);

    const calendars = await listLibraryCalendars(db);
    const china = await findLibraryCalendar(db, "china");

    expect(calendars.map((calendar) => calendar.libraryKey)).toEqual(["china", "standard"]);
    const springFestival = china?.exceptions.find((exception) => exception.from <= "2026-02-17" && "2026-02-17" <= exception.to);
    expect(springFestival?.intervals).toEqual([]);
    expect(springFestival?.name.zh).toContain("春节");
    // Saturday 14 February 2026 is worked in exchange for the holiday.
    expect(china?.exceptions.find((exception) => exception.from === "2026-02-14")?.intervals.length).toBeGreaterThan(0);
    expect(china?.years.find((entry) => entry.year === 2028)?.state).toBe("provisional");
  });

  it("copies a calendar so that a change of the copy leaves the original alone", async () => {
    const db = await seeded((await openTest()).db);
    const source = await findLibraryCalendar(db, "china");
    if (!source) throw new Error("the library has no calendar of China");
    let copied = 0;
    const copy = copyOf(source, () => `copy-${++copied}`);
    await insertCalendar(db, copy);

    const first = copy.exceptions[0]!;
    expect(await deleteCalendarException(db, copy.id, first.id)).toBe(true);
    expect(await deleteCalendarException(db, source.id, first.id)).toBe(false);
    const exception = { id: "x", from: "2027-07-01", to: "2027-07-02", intervals: [], name: { text: "Stocktaking", zh: "盘点" } };
    await insertCalendarException(db, copy.id, exception);

    const [after, original] = [await readCalendarRecord(db, copy.id), await readCalendarRecord(db, source.id)];
    expect(after.exceptions).toHaveLength(source.exceptions.length);
    expect(after.exceptions.find((entry) => entry.id === "x")).toEqual(exception);
    expect(original).toEqual(source);
    expect((await readCalendar(db, copy.id)).provisionalYears).toContain(2028);
  });

  it("changes a week only for somebody who saw its newest version", async () => {
    const db = await seeded((await openTest()).db);
    const source = await findLibraryCalendar(db, "standard");
    if (!source) throw new Error("the library has no standard calendar");
    const sixDays = standardCalendar.week.map((day, index) => (index === 5 ? [{ from: 480, to: 720 }] : day));

    expect(await updateCalendarWeek(db, source.id, 1, sixDays)).toBe(true);
    expect(await updateCalendarWeek(db, source.id, 1, standardCalendar.week)).toBe(false);

    expect(await readCalendarRecord(db, source.id)).toMatchObject({ version: 2, week: sixDays });
  });
});
