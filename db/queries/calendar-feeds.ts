import type { CalendarFeedRow } from "../tables/calendar-feeds.ts";
import type { Database } from "../tables/index.ts";

export async function insertCalendarFeed(db: Database, feed: CalendarFeedRow): Promise<void> {
  await db.insertInto("calendarFeed").values(feed).execute();
}

/** An account's feeds, the oldest first. */
export async function listCalendarFeeds(db: Database, userId: string): Promise<CalendarFeedRow[]> {
  return db.selectFrom("calendarFeed").selectAll().where("userId", "=", userId).orderBy("createdAt").orderBy("id").execute();
}

/** A feed with the language of its account; undefined when there is none, and once the account is closed. */
export async function findOpenCalendarFeed(db: Database, id: string) {
  return db
    .selectFrom("calendarFeed")
    .innerJoin("appUser", "appUser.id", "calendarFeed.userId")
    .selectAll("calendarFeed")
    .select("appUser.locale")
    .where("calendarFeed.id", "=", id)
    .where("appUser.disabledAt", "is", null)
    .executeTakeFirst();
}

/** Makes the present address of an account's feed invalid; false when the account has no such feed. */
export async function renewCalendarFeed(db: Database, userId: string, id: string): Promise<boolean> {
  const result = await db
    .updateTable("calendarFeed")
    .set((row) => ({ generation: row("generation", "+", 1) }))
    .where("id", "=", id)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes all feeds of an account away; returns how many. */
export async function deleteCalendarFeedsOf(db: Database, userId: string): Promise<number> {
  return Number((await db.deleteFrom("calendarFeed").where("userId", "=", userId).executeTakeFirst()).numDeletedRows);
}

export async function deleteCalendarFeed(db: Database, userId: string, id: string): Promise<boolean> {
  const result = await db.deleteFrom("calendarFeed").where("id", "=", id).where("userId", "=", userId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
