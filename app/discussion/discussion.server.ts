import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { notifyWatchers } from "#app/http/notifications/notify-watchers.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
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
import { renderAll } from "#app/http/markdown.server.ts";

export interface ShownComment {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly written: string;
  readonly isEdited: boolean;
  readonly html: string;
  /** What was typed, for who may edit it; null for others. */
  readonly body: string | null;
  readonly canRemove: boolean;
  /** Taken away by the reader, who may put it back. */
  readonly isRemoved: boolean;
}

/** The comments on the task that the URL names. One that was taken away is shown to who did it. Throws a Response of 404 for a task of another plan. */
export async function listVisibleComments(caller: TaskCaller): Promise<CommentWithAuthor[]> {
  const { context, project, user } = caller;
  const { id: taskId } = await requireTask(caller);
  const comments = await listComments(context.db, project.id, taskId);
  return comments.filter((comment) => comment.removedAt === null || comment.removedBy === user.id);
}

/** The same as the page of the task shows them. */
export async function readDiscussion(caller: TaskCaller, { locale, timeZone }: Reader): Promise<readonly ShownComment[]> {
  const { user, can } = caller;
  const rows = await listVisibleComments(caller);
  const html = await renderAll(rows.map((comment) => comment.body));
  return rows.map((comment, index): ShownComment => {
    const isOwn = comment.authorId === user.id && can("comment.write");
    return {
      id: comment.id,
      version: comment.version,
      author: comment.authorName,
      written: formatInstant(comment.createdAt, locale, timeZone),
      isEdited: comment.editedAt !== null,
      html: html[index] ?? "",
      body: isOwn ? comment.body : null,
      canRemove: isOwn || can("comment.moderate"),
      isRemoved: comment.removedAt !== null,
    };
  });
}

type CommentArgs<Schema extends z.ZodType> = IntentArgs<"comment.write", z.output<Schema>>;

/** Says something about the task that the URL names; returns the id of what was said. */
export async function addComment(args: CommentArgs<typeof addCommentForm>): Promise<string> {
  const { context, project, user, value } = args;
  const { id: taskId } = await requireTask(args);
  const limited = await context.limits.use("comment", user.id);
  if (limited)
    throw new Refusal("comment.tooMany", {
      field: "body",
      status: 429,
      parameters: { minutes: Math.ceil(limited.retryAfterSeconds / 60) },
    });
  return change(args, async ({ transaction, record }) => {
    const now = context.now();
    const fresh = { editedAt: null, removedAt: null, removedBy: null, version: 1 };
    const id = context.newId();
    await insertComment(transaction, { id, projectId: project.id, taskId, authorId: user.id, body: value.body, createdAt: now, ...fresh });
    await record({ stream: project.id, command: "comment.add", subjectId: taskId, data: { after: { id, body: value.body } } });
    await beginTaskWatch(transaction, { projectId: project.id, userId: user.id, taskId, now });
    await notifyWatchers(args, transaction, { kind: "comment", projectId: project.id, taskId, commentId: id });
    return id;
  });
}

/** Changes one's own comment; one that was changed elsewhere since is refused with what is saved now. */
export async function editComment(args: CommentArgs<typeof editCommentForm>): Promise<void> {
  const { context, user, value } = args;
  await changeComment(args, "comment.edit", (comment) => {
    if (comment.authorId !== user.id) throw errorResponse(403, context);
    return value.body === comment.body ? null : { body: value.body, editedAt: context.now() };
  });
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
): Promise<void> {
  const { context, project, value } = args;
  const { id: taskId } = await requireTask(args);
  await change(args, async ({ transaction, record }) => {
    const find = () => findComment(transaction, project.id, taskId, value.commentId);
    const comment = await find();
    if (!comment) throw errorResponse(404, context);
    if (comment.version !== value.version) throw stale(comment);
    const changes = decide(comment);
    if (!changes) return;
    // Somebody may have been faster since it was read.
    if (!(await updateComment(transaction, comment.id, comment.version, changes))) throw stale((await find()) ?? comment);
    const { id, body } = comment;
    await record({ stream: project.id, command, subjectId: taskId, data: { before: { id, body }, after: { body, ...changes } } });
  });
}

function stale({ version, body }: CommentRow): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { body } } });
}
