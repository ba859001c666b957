import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { attachment, inlineImage } from "#app/http/download.ts";
import { keepFiles, receiveFiles } from "#app/http/files.server.ts";
import { errorResponse, type GuardedArgs, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { shownFiles } from "#app/http/shown-file.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import {
  findAttachment,
  listAttachments,
  readAttachmentPart,
  updateAttachment,
  type AttachmentChanges,
  type AttachmentWithSender,
} from "#db/queries/attachments.ts";
import type { Database } from "#db/tables/index.ts";
import type { attachForm, fileForm } from "./attachments.forms.server.ts";

/** The files on the task that the URL names, but for those of comments. A removed one is shown to who removed it. */
export async function readFiles(caller: TaskCaller, reader: Pick<Reader, "locale" | "timeZone">) {
  const { context, project, can } = caller;
  const { id } = await requireTask(caller);
  const rows = await listAttachments(context.db, project.id, id);
  const own = rows.filter((row) => row.commentId === null);
  const kept = rows.filter((row) => row.removedAt === null);
  const count = kept.filter((row) => row.commentId === null).length;
  const shown = await shownFiles(own, caller, reader);
  return {
    canAttach: can("comment.write"),
    count,
    commentCount: kept.length - count,
    files: [...shown.values()],
  };
}

type FileArgs<Schema extends z.ZodType> = IntentArgs<"comment.write", z.output<Schema>>;

/** Adds files to the task: all of them, or none. Returns their ids. */
export async function attachFiles(args: FileArgs<typeof attachForm>): Promise<readonly string[]> {
  const { project } = args;
  const { id: taskId } = await requireTask(args);
  const files = await receiveFiles(args, args.value.files);
  return change(args, async ({ transaction, record }) => {
    const ids = await keepFiles(args, transaction, files, { taskId, commentId: null });
    const names = files.map((file) => file.name);
    await record({ stream: project.id, command: "file.add", subjectId: taskId, data: { after: { names } } });
    return ids;
  });
}

/** Takes a file away: one's own, or anybody's for who moderates. It can be put back for thirty days. */
export async function removeFile(args: FileArgs<typeof fileForm>): Promise<void> {
  const { context, user, can } = args;
  await changeFile(args, "file.remove", (file) => {
    if (file.uploadedBy !== user.id && !can("comment.moderate")) throw errorResponse(403, context);
    return file.removedAt === null ? { removedAt: context.now(), removedBy: user.id } : null;
  });
}

export async function restoreFile(args: FileArgs<typeof fileForm>): Promise<void> {
  await changeFile(args, "file.restore", (file) => {
    if (!mayRestoreFile(args, file)) throw errorResponse(403, args.context);
    return { removedAt: null, removedBy: null };
  });
}

/** Who took a file away puts it back. */
export function mayRestoreFile({ user, can }: ProjectCaller, { removedBy }: Pick<AttachmentWithSender, "removedBy">): boolean {
  return removedBy === user.id && can("comment.write");
}

async function changeFile(
  args: FileArgs<typeof fileForm>,
  command: string,
  decide: (file: AttachmentWithSender) => AttachmentChanges | null,
): Promise<void> {
  const { context, project, value } = args;
  const { id: taskId } = await requireTask(args);
  await change(args, async ({ transaction, record }) => {
    const file = await findAttachment(transaction, project.id, value.fileId);
    if (!file || file.taskId !== taskId) throw errorResponse(404, context);
    const changes = decide(file);
    if (!changes) return;
    const isDone = file.version === value.version && (await updateAttachment(transaction, file.id, file.version, changes));
    if (!isDone) throw new Refusal("file.changed", { status: 409 });
    await record({ stream: project.id, command, subjectId: taskId, data: { after: { names: [file.name] } } });
  });
}

/** The file that the URL names, to be saved. Throws a Response of 404 for one of another project, or one that was taken away. */
export async function downloadFile(args: GuardedArgs<"plan.view">): Promise<Response> {
  const file = await requireFile(args);
  return attachment(contentOf(args.context.db, file), file.name, file.contentType);
}

/** The same as a picture, for those that may be shown. */
export async function previewFile(args: GuardedArgs<"plan.view">): Promise<Response> {
  const file = await requireFile(args);
  if (file.imageWidth === null) throw errorResponse(404, args.context);
  return inlineImage(contentOf(args.context.db, file), file.name, file.contentType);
}

async function requireFile({ context, project, params }: GuardedArgs<"plan.view">): Promise<AttachmentWithSender> {
  const file = await findAttachment(context.db, project.id, params["fileId"] ?? "");
  if (!file || file.removedAt !== null) throw errorResponse(404, context);
  return file;
}

/** Read part by part, as fast as it is taken. */
function contentOf(db: Database, { id }: AttachmentWithSender): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream({
    async pull(controller) {
      const part = await readAttachmentPart(db, id, position++);
      if (part) controller.enqueue(new Uint8Array(part));
      else controller.close();
    },
  });
}
