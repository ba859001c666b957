import { dialectOf } from "../dialect.ts";
import type { Database } from "../tables/index.ts";
import type { NotificationRow, NotificationSettingRow } from "../tables/notifications.ts";

const rowsPerStatement = 500;

/** Writes notifications; those whose key exists already are left out. Returns the accounts that got one. */
export async function insertNotifications(db: Database, rows: readonly NotificationRow[]): Promise<string[]> {
  const told: string[] = [];
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const inserted = await db
      .insertInto("notification")
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) => conflict.column("onlyKey").doNothing())
      .returning("userId")
      .execute();
    told.push(...inserted.map((row) => row.userId));
  }
  return told;
}

/** A notification with the names that its words need. */
export type NotificationWithNames = Awaited<ReturnType<ReturnType<typeof withNames>["execute"]>>[number];

function withNames(db: Database) {
  return db
    .selectFrom("notification")
    .innerJoin("project", "project.id", "notification.projectId")
    .where("project.trashedAt", "is", null)
    .leftJoin("task", "task.id", "notification.taskId")
    .leftJoin("comment", "comment.id", "notification.commentId")
    .leftJoin("appUser as actor", "actor.id", "notification.actorId")
    .select([
      "notification.id",
      "notification.projectId",
      "notification.reason",
      "notification.kind",
      "notification.taskId",
      "notification.commentId",
      "notification.data",
      "notification.readAt",
      "notification.createdAt",
      "project.name as projectName",
      "project.nameZh as projectNameZh",
      "task.name as taskName",
      "task.nameZh as taskNameZh",
      "task.removedAt as taskRemovedAt",
      "comment.body as commentBody",
      "comment.removedAt as commentRemovedAt",
      "actor.name as actorName",
    ]);
}

export interface NotificationFilter {
  readonly isUnreadOnly: boolean;
  readonly reason: string | null;
  /** Only those before the one of this id. */
  readonly before: string | null;
}

/** What an account was told, the newest first. */
export async function listNotifications(
  db: Database,
  userId: string,
  { isUnreadOnly, reason, before }: NotificationFilter,
  limit: number,
): Promise<NotificationWithNames[]> {
  return withNames(db)
    .where("notification.userId", "=", userId)
    .where("notification.isListed", "=", 1)
    .$if(isUnreadOnly, (query) => query.where("notification.readAt", "is", null))
    .$if(reason !== null, (query) => query.where("notification.reason", "=", reason ?? ""))
    .$if(before !== null, (query) => query.where("notification.id", "<", before ?? ""))
    .orderBy("notification.id", "desc")
    .limit(limit)
    .execute();
}

/** One thing an account was told; undefined for one of another account. */
export async function findNotification(db: Database, userId: string, id: string): Promise<NotificationWithNames | undefined> {
  return withNames(db)
    .where("notification.userId", "=", userId)
    .where("notification.isListed", "=", 1)
    .where("notification.id", "=", id)
    .executeTakeFirst();
}

/** How many an account has not read, counted up to a limit. */
export async function countUnread(db: Database, userId: string, limit: number): Promise<number> {
  const unread = db
    .selectFrom("notification")
    .innerJoin("project", "project.id", "notification.projectId")
    .select("notification.id")
    .where("notification.userId", "=", userId)
    .where("notification.isListed", "=", 1)
    .where("notification.readAt", "is", null)
    .where("project.trashedAt", "is", null)
    .limit(limit);
  const { count } = await db
    .selectFrom(unread.as("unread"))
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks one notification of an account as read or unread, or all those up to one of them as read, of one reason or of any. */
export async function markRead(
  db: Database,
  userId: string,
  which: { id: string } | { upTo: string; reason: string | null },
  readAt: string | null,
): Promise<void> {
  const own = db.updateTable("notification").set({ readAt }).where("userId", "=", userId);
  if ("id" in which) {
    await own.where("id", "=", which.id).execute();
    return;
  }
  const { upTo, reason } = which;
  const listed = own.where("id", "<=", upTo).where("readAt", "is", null);
  await (reason === null ? listed : listed.where("reason", "=", reason)).execute();
}

/** Takes the notifications whose mail is due, for one process: each is taken once. */
export async function takeDueForMail(
  db: Database,
  now: string,
  limit: number,
): Promise<Pick<NotificationRow, "id" | "userId" | "mailAt">[]> {
  const due = db.selectFrom("notification").select(["id", "userId", "mailAt"]).where("mailAt", "<=", now).orderBy("id").limit(limit);
  const taken = await (dialectOf(db) === "postgres" ? due.forUpdate().skipLocked() : due).execute();
  for (let from = 0; from < taken.length; from += rowsPerStatement)
    await db
      .updateTable("notification")
      .set({ mailAt: null })
      .where(
        "id",
        "in",
        taken.slice(from, from + rowsPerStatement).map((row) => row.id),
      )
      .execute();
  return taken;
}

/** Some notifications of an account, the oldest first: those it has not read meanwhile, still has access to, and whose tasks are not in the trash. */
export async function listUnread(db: Database, userId: string, ids: readonly string[]): Promise<NotificationWithNames[]> {
  return withNames(db)
    .where("notification.userId", "=", userId)
    .where("notification.id", "in", ids)
    .where("notification.readAt", "is", null)
    .where("task.removedAt", "is", null)
    .orderBy("notification.id")
    .execute();
}

export async function forgetNotifications(db: Database, before: string): Promise<void> {
  await db.deleteFrom("notification").where("createdAt", "<", before).execute();
}

/** Who can be told of what happens in a project, with how they want to be. */
export async function listReceivers(db: Database, projectId: string) {
  return db
    .selectFrom("projectMember")
    .innerJoin("appUser", "appUser.id", "projectMember.userId")
    .leftJoin("notificationSetting", "notificationSetting.userId", "appUser.id")
    .select([
      "appUser.id",
      "appUser.timeZone",
      "notificationSetting.ways",
      "notificationSetting.digest",
      "notificationSetting.quietFrom",
      "notificationSetting.quietTo",
      "notificationSetting.pausedUntil",
    ])
    .where("projectMember.projectId", "=", projectId)
    .where("appUser.disabledAt", "is", null)
    .execute();
}

/** Those of an account that wait for a mail are mailed at another time, but for some reasons not at all. */
export async function replanMails(db: Database, userId: string, mailAt: string, mailedReasons: readonly string[]): Promise<void> {
  const waiting = () => db.updateTable("notification").where("userId", "=", userId).where("mailAt", "is not", null);
  await waiting().set({ mailAt }).execute();
  const dropped = waiting().set({ mailAt: null });
  await (mailedReasons.length === 0 ? dropped : dropped.where("reason", "not in", mailedReasons)).execute();
}

export async function findNotificationSetting(db: Database, userId: string): Promise<NotificationSettingRow | undefined> {
  return db.selectFrom("notificationSetting").selectAll().where("userId", "=", userId).executeTakeFirst();
}

/** Saves settings that are still at `version`, 0 for those of the defaults; false when they were changed elsewhere. */
export async function saveNotificationSetting(db: Database, row: NotificationSettingRow): Promise<boolean> {
  const version = row.version + 1;
  if (row.version === 0) {
    const inserted = await db
      .insertInto("notificationSetting")
      .values({ ...row, version })
      .onConflict((conflict) => conflict.column("userId").doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const updated = await db
    .updateTable("notificationSetting")
    .set({ ...row, version })
    .where("userId", "=", row.userId)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** The day of a project is claimed for reminding; false when it was claimed before. */
export async function claimReminderDay(db: Database, projectId: string, day: string): Promise<boolean> {
  const claimed = await db
    .insertInto("reminderDay")
    .values({ projectId, day })
    .onConflict((conflict) => conflict.column("projectId").doUpdateSet({ day }).where("reminderDay.day", "<", day))
    .executeTakeFirst();
  return (claimed.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Projects with the last day on which their people were reminded. */
export async function listReminderDays(db: Database) {
  return db
    .selectFrom("project")
    .leftJoin("reminderDay", "reminderDay.projectId", "project.id")
    .select(["project.id", "project.timeZone", "project.calendarId", "reminderDay.day"])
    .where("project.trashedAt", "is", null)
    .where("project.archivedAt", "is", null)
    .execute();
}

/** Open tasks of a project, without those that are the sum of others, that end from one day on and before another, with the account of who does them: the person named, or else the person of the role. */
export async function listTasksEnding(db: Database, projectId: string, from: string, before: string) {
  return db
    .selectFrom("task")
    .leftJoin("projectRole", (join) =>
      join.onRef("projectRole.projectId", "=", "task.projectId").onRef("projectRole.code", "=", "task.roleCode"),
    )
    .innerJoin("person", (join) =>
      join.on(({ eb, fn, ref }) => eb("person.id", "=", fn.coalesce(ref("task.ownerId"), ref("projectRole.personId")))),
    )
    .select(["task.id", "task.finishAt", "person.userId"])
    .where("task.projectId", "=", projectId)
    .where("task.removedAt", "is", null)
    .where("task.kind", "<>", "phase")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom("task as part").select("part.id").whereRef("part.parentId", "=", "task.id").where("part.removedAt", "is", null)),
      ),
    )
    .where("task.active", "=", 1)
    .where("task.progress", "<", 100)
    .where("task.finishAt", ">=", from)
    .where("task.finishAt", "<", before)
    .where("person.userId", "is not", null)
    .execute();
}
