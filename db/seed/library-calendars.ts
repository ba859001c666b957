import { standardCalendar } from "#app/domain/time/calendar.ts";
import { findLibraryCalendar, insertCalendar } from "../queries/calendars.ts";
import { lockName } from "../dialect.ts";
import type { Database } from "../tables/index.ts";
import { deterministicSource } from "./deterministic.ts";
import { chinesePublicHolidays } from "./holidays.ts";

/**
 * Puts the calendars that projects start from into a database that lacks them: China with its public holidays and make-up working days,
 * and a plain working week. What was edited since is left alone.
 */
export async function seedLibraryCalendars(db: Database, years: { from: number; to: number }): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockName(transaction, "library-calendars");
    await seedMissing(transaction, years);
  });
}

async function seedMissing(db: Database, years: { from: number; to: number }): Promise<void> {
  if (!(await findLibraryCalendar(db, "china"))) {
    // The same ids everywhere, so that two instances seeded alike are equal.
    const { newId } = deterministicSource(1);
    const holidays = chinesePublicHolidays(years.from, years.to);
    const all = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index);
    await insertCalendar(db, {
      id: newId(),
      libraryKey: "china",
      name: "China: public holidays and make-up working days",
      nameZh: "中国大陆：法定节假日与调休",
      week: standardCalendar.week,
      exceptions: holidays.exceptions.map(({ from, to, intervals, nameEn, nameZh }) => ({
        id: newId(),
        from,
        to,
        intervals,
        name: { text: nameEn, zh: nameZh },
      })),
      years: all.map((year) => ({ year, state: holidays.provisional(year) ? "provisional" : "official" })),
    });
  }
  if (!(await findLibraryCalendar(db, "standard")))
    await insertCalendar(db, {
      id: deterministicSource(2).newId(),
      libraryKey: "standard",
      name: "Monday to Friday, no public holidays",
      nameZh: "周一至周五，无法定节假日",
      week: standardCalendar.week,
      exceptions: [],
      years: [],
    });
}
