import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { keepFiles, receiveFiles } from "#app/http/files.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { notifyWatchers } from "#app/http/notifications/notify-watchers.server.ts";
import { shownFiles, type ShownFile } from "#app/http/shown-file.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { openTexts, type WrittenTexts } from "#app/http/written-text.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { listAttachments } from "#db/queries/attachments.ts";
import { findEntryTime } from "#db/queries/events.ts";
import {
  findComment,
  insertComment,
  listComments,
  updateComment,
  type CommentChanges,
  type CommentWithAuthor,
} from "#db/queries/comments.ts";
import { beginTaskWatch } from "#db/queries/watches.ts";
import type { CommentRow } from "#db/tables/discussion.ts";
import type { addCommentForm, commentForm, editCommentForm } from "./discussion.forms.server.ts";

export interface ShownComment {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  /** An instant. */
  readonly at: string;
  readonly written: string;
  readonly isEdited: boolean;
  readonly html: string;
  /** What was typed, for who may edit it; null for others. */
  readonly body: string | null;
  readonly canRemove: boolean;
  /** Taken away by the reader, who may put it back. */
  readonly isRemoved: boolean;
  /** Written by somebody else since the reader was here last. */
  readonly isNew: boolean;
  readonly files: readonly ShownFile[];
}

/** The comments on the task that the URL names. One that was taken away is shown to who did it. Throws a Response of 404 for a task of another plan. */
export async function listVisibleComments(caller: TaskCaller): Promise<CommentWithAuthor[]> {
  const { context, project, user } = caller;
  const { id: taskId } = await requireTask(caller);
  const comments = await listComments(context.db, project.id, taskId);
  return comments.filter((comment) => comment.removedAt === null || comment.removedBy === user.id);
}

/** The same as the page of the task shows them, with their files; `seenBefore` is the newest entry of the log that the reader had seen before. */
export async function readDiscussion(
  caller: TaskCaller,
  reader: Reader,
  seenBefore: number | null = null,
): Promise<readonly ShownComment[]> {
  const { locale, timeZone } = reader;
  const { context, project, user, can } = caller;
  const rows = await listVisibleComments(caller);
  const texts = await openTexts(context.db, project.id);
  const html = await texts.render(rows.map((comment) => comment.body));
  const all = await listAttachments(context.db, project.id, caller.params["taskId"] ?? "");
  const files = all.filter((file) => file.commentId !== null);
  const shown = await shownFiles(files, caller, reader);
  const seenAt = seenBefore === null ? null : await findEntryTime(context.db, project.id, seenBefore);
  return rows.map((comment, index): ShownComment => {
    const isOwn = comment.authorId === user.id && can("comment.write");
    return {
      id: comment.id,
      version: comment.version,
      author: comment.authorName,
      at: comment.createdAt,
      written: formatInstant(comment.createdAt, locale, timeZone),
      isEdited: comment.editedAt !== null,
      html: html[index] ?? "",
      body: isOwn ? texts.edit(comment.body) : null,
      canRemove: isOwn || can("comment.moderate"),
      isRemoved: comment.removedAt !== null,
      isNew: seenAt !== null && comment.createdAt > seenAt && comment.authorId !== user.id,
      files: files.filter((file) => file.commentId === comment.id).flatMap((file) => shown.get(file.id) ?? []),
    };
  });
}

type CommentArgs<Schema extends z.ZodType> = IntentArgs<"comment.write", z.output<Schema>>;

/** Says something about the task that the URL names; returns the id of what was said. */
export async function addComment(args: CommentArgs<typeof addCommentForm>): Promise<string> {
  const { context, project, user, value } = args;
  const { id: taskId } = await requireTask(args);
  const limited = await context.limits.use("comment", user.id);
  if (limited) throw tooOften("comment.tooMany", limited.retryAfterSeconds, "body");
  const texts = await openTexts(context.db, project.id);
  const body = texts.store(value.body);
  const files = await receiveFiles(args, value.files ?? []);
  return change(args, async ({ transaction, record }) => {
    const now = context.now();
    const fresh = { editedAt: null, removedAt: null, removedBy: null, version: 1 };
    const id = context.newId();
    await insertComment(transaction, { id, projectId: project.id, taskId, authorId: user.id, body, createdAt: now, ...fresh });
    await keepFiles(args, transaction, files, { taskId, commentId: id });
    const names = files.map((file) => file.name);
    await record({ stream: project.id, command: "comment.add", subjectId: taskId, data: { after: { id, body, names } } });
    await beginTaskWatch(transaction, { projectId: project.id, userId: user.id, taskId, now });
    const place = { projectId: project.id, taskId, commentId: id };
    const told = await notify(args, transaction, { kind: "mention", recipients: texts.newlyMentioned("", body), ...place });
    await notifyWatchers(args, transaction, { kind: "comment", except: told, ...place });
    return id;
  });
}

/** Changes one's own comment; one that was changed elsewhere since is refused with what is saved now. */
export async function editComment(args: CommentArgs<typeof editCommentForm>): Promise<void> {
  const { context, user, value } = args;
  const texts = await openTexts(context.db, args.project.id);
  const body = texts.store(value.body);
  await changeComment(
    args,
    "comment.edit",
    (comment) => {
      if (comment.authorId !== user.id) throw errorResponse(403, context);
      return body === comment.body ? null : { body, editedAt: context.now() };
    },
    { texts },
  );
}

/** Takes a comment away: one's own, or anybody's for who moderates. It can be put back by who took it away. */
export async function removeComment(args: CommentArgs<typeof commentForm>): Promise<void> {
  const { context, user, can } = args;
  await changeComment(args, "comment.remove", (comment) => {
    if (comment.authorId !== user.id && !can("comment.moderate")) throw errorResponse(403, context);
    return comment.removedAt === null ? { removedAt: context.now(), removedBy: user.id } : null;
  });
}

/** Puts a comment back: who took it away, or who moderates. */
export async function restoreComment(args: CommentArgs<typeof commentForm>): Promise<void> {
  const { context, user, can } = args;
  await changeComment(args, "comment.restore", (comment) => {
    if (comment.removedBy !== user.id && !can("comment.moderate")) throw errorResponse(403, context);
    return { removedAt: null, removedBy: null };
  });
}

/** One change of a comment at the version that its form was made of; `decide` says what changes, or that nothing does. */
async function changeComment(
  args: CommentArgs<typeof commentForm>,
  command: string,
  decide: (comment: CommentRow) => CommentChanges | null,
  /** What the new text is written with, when it has one. */
  { texts }: { readonly texts?: WrittenTexts } = {},
): Promise<void> {
  const { context, project, value } = args;
  const { id: taskId } = await requireTask(args);
  await change(args, async ({ transaction, record }) => {
    const find = () => findComment(transaction, project.id, taskId, value.commentId);
    const comment = await find();
    if (!comment) throw errorResponse(404, context);
    const changes = decide(comment);
    if (comment.version !== value.version) throw stale(comment, texts);
    if (!changes) return;
    // Somebody may have been faster since it was read.
    if (!(await updateComment(transaction, comment.id, comment.version, changes))) throw stale((await find()) ?? comment, texts);
    const { id, body } = comment;
    await record({ stream: project.id, command, subjectId: taskId, data: { before: { id, body }, after: { body, ...changes } } });
    if (!texts || changes.body === undefined) return;
    const recipients = texts.newlyMentioned(body, changes.body);
    await notify(args, transaction, { kind: "mention", recipients, projectId: project.id, taskId, commentId: id });
  });
}

function stale({ version, body }: CommentRow, texts: WrittenTexts | undefined): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { body: texts?.edit(body) ?? body } } });
}
