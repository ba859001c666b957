import { otherWork, parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import type { AttachmentRow } from "../tables/task-story.ts";

/** Small enough that writing or reading one holds nobody up. */
const partBytes = 256 * 1024;

export type AttachmentWithSender = AttachmentRow & { readonly uploadedByName: string };

/** The files of a task, the oldest first, removed ones among them, but for those of comments that were taken away. */
export async function listAttachments(db: Database, projectId: string, taskId: string): Promise<AttachmentWithSender[]> {
  return presentAttachments(db)
    .where("attachment.projectId", "=", projectId)
    .where("attachment.taskId", "=", taskId)
    .orderBy("attachment.createdAt")
    .orderBy("attachment.id")
    .execute();
}

/** A file of a project; undefined when it has none of that id, or when its comment was taken away. */
export async function findAttachment(db: Database, projectId: string, id: string): Promise<AttachmentWithSender | undefined> {
  return presentAttachments(db).where("attachment.projectId", "=", projectId).where("attachment.id", "=", id).executeTakeFirst();
}

function presentAttachments(db: Database) {
  return db
    .selectFrom("attachment")
    .innerJoin("appUser", "appUser.id", "attachment.uploadedBy")
    .leftJoin("comment", "comment.id", "attachment.commentId")
    .selectAll("attachment")
    .select("appUser.name as uploadedByName")
    .where("comment.removedAt", "is", null);
}

/** The files deleted in a project since an instant, on tasks and with comments that are still there; the last one first. */
export async function listRemovedAttachments(db: Database, projectId: string, since: string) {
  const rows = await presentAttachments(db)
    .innerJoin("task", "task.id", "attachment.taskId")
    .leftJoin("appUser as remover", "remover.id", "attachment.removedBy")
    .select(["task.name as taskName", "task.nameZh as taskNameZh", "remover.name as removerName"])
    .where("attachment.projectId", "=", projectId)
    .where("attachment.removedAt", ">", since)
    .where("task.removedAt", "is", null)
    .orderBy("attachment.removedAt", "desc")
    .orderBy("attachment.id")
    .limit(200)
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

/** How many bytes the files of a project take, removed ones among them. */
export async function sumAttachments(db: Database, projectId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom("attachment")
    .select(({ fn }) => fn.sum<number | null>("byteSize").as("bytes"))
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  return bytes ?? 0;
}

export async function insertAttachment(db: Database, row: AttachmentRow, content: Uint8Array): Promise<void> {
  await db.insertInto("attachment").values(row).execute();
  for (let position = 0; position * partBytes < content.length; position++) {
    const part = content.subarray(position * partBytes, (position + 1) * partBytes);
    await db.insertInto("attachmentPart").values({ attachmentId: row.id, position, content: part }).execute();
    await otherWork();
  }
}

/** One part of a file; undefined behind the last one. */
export async function readAttachmentPart(db: Database, attachmentId: string, position: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom("attachmentPart")
    .select("content")
    .where("attachmentId", "=", attachmentId)
    .where("position", "=", position)
    .executeTakeFirst();
  return row?.content;
}

/** The first bytes of files, by id. */
export async function readBeginnings(db: Database, ids: readonly string[], bytes: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const beginnings = new Map<string, Uint8Array>();
  for (const part of parts(ids)) {
    const rows = await db
      .selectFrom("attachmentPart")
      .select(["attachmentId", ({ fn, lit }) => fn<Uint8Array>("substr", ["content", lit(1), lit(bytes)]).as("beginning")])
      .where("position", "=", 0)
      .where("attachmentId", "in", part)
      .execute();
    for (const { attachmentId, beginning } of rows) beginnings.set(attachmentId, beginning);
  }
  return beginnings;
}

export type AttachmentChanges = Pick<AttachmentRow, "removedAt" | "removedBy">;

/** Changes a file that is still at `version`; false when it was changed elsewhere. */
export async function updateAttachment(db: Database, id: string, version: number, changes: AttachmentChanges): Promise<boolean> {
  const result = await db
    .updateTable("attachment")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends what was removed before an instant; returns how many files that were. */
export async function purgeAttachments(db: Database, removedBefore: string): Promise<number> {
  const result = await db.deleteFrom("attachment").where("removedAt", "<", removedBefore).executeTakeFirst();
  return Number(result.numDeletedRows);
}
