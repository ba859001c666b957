import { dialectOf } from "../dialect.ts";
import type { Database } from "../tables/index.ts";
import type { NotificationRow } from "../tables/notifications.ts";

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

/** Marks one notification of an account as read or unread, or all those up to one of them as read. */
export async function markRead(
  db: Database,
  userId: string,
  which: { id: string } | { upTo: string },
  readAt: string | null,
): Promise<void> {
  const own = db.updateTable("notification").set({ readAt }).where("userId", "=", userId);
  const chosen = "id" in which ? own.where("id", "=", which.id) : own.where("id", "<=", which.upTo).where("readAt", "is", null);
  await chosen.execute();
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

/** Some notifications of an account, the oldest first: those it has not read meanwhile, and still has access to. */
export async function listUnread(db: Database, userId: string, ids: readonly string[]): Promise<NotificationWithNames[]> {
  return withNames(db)
    .where("notification.userId", "=", userId)
    .where("notification.id", "in", ids)
    .where("notification.readAt", "is", null)
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
