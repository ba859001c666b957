import type { CommentRow } from "../tables/discussion.ts";
import type { Database } from "../tables/index.ts";

export type CommentWithAuthor = CommentRow & { readonly authorName: string };

/** The comments on a task, the oldest first, removed ones among them. */
export async function listComments(db: Database, projectId: string, taskId: string): Promise<CommentWithAuthor[]> {
  return db
    .selectFrom("comment")
    .innerJoin("appUser", "appUser.id", "comment.authorId")
    .selectAll("comment")
    .select("appUser.name as authorName")
    .where("comment.projectId", "=", projectId)
    .where("comment.taskId", "=", taskId)
    .orderBy("comment.createdAt")
    .orderBy("comment.id")
    .execute();
}

export async function findComment(db: Database, projectId: string, taskId: string, id: string): Promise<CommentRow | undefined> {
  return db
    .selectFrom("comment")
    .selectAll()
    .where("id", "=", id)
    .where("projectId", "=", projectId)
    .where("taskId", "=", taskId)
    .executeTakeFirst();
}

/** The comments deleted in a project since an instant, on tasks that are still in the plan; the last one first. */
export async function listRemovedComments(db: Database, projectId: string, since: string) {
  const rows = await db
    .selectFrom("comment")
    .innerJoin("task", "task.id", "comment.taskId")
    .innerJoin("appUser as author", "author.id", "comment.authorId")
    .leftJoin("appUser as remover", "remover.id", "comment.removedBy")
    .selectAll("comment")
    .select(["task.name as taskName", "task.nameZh as taskNameZh", "author.name as authorName", "remover.name as removerName"])
    .where("comment.projectId", "=", projectId)
    .where("comment.removedAt", ">", since)
    .where("task.removedAt", "is", null)
    .orderBy("comment.removedAt", "desc")
    .orderBy("comment.id")
    .limit(200)
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

export async function insertComment(db: Database, comment: CommentRow): Promise<void> {
  await db.insertInto("comment").values(comment).execute();
}

export type CommentChanges = Partial<Pick<CommentRow, "body" | "editedAt" | "removedAt" | "removedBy">>;

/** Changes a comment that is still at `version`; false when it was changed elsewhere. */
export async function updateComment(db: Database, id: string, version: number, changes: CommentChanges): Promise<boolean> {
  const result = await db
    .updateTable("comment")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
