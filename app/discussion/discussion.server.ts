import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { findComment, insertComment, listComments, updateComment } from "#db/queries/comments.ts";
import type { CommentRow } from "#db/tables/discussion.ts";
import type { Database } from "#db/tables/index.ts";
import type { addCommentForm, commentForm, editCommentForm } from "./discussion.forms.server.ts";
import { renderAll } from "./markdown.server.ts";

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

type TaskCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

/** The comments on the task that the URL names. One that was taken away is shown to who did it. Throws a Response of 404 for a task of another plan. */
export async function readDiscussion(caller: TaskCaller, { locale, timeZone }: Reader): Promise<readonly ShownComment[]> {
  const { context, project, user, can } = caller;
  const taskId = await requireTask(caller);
  const rows = (await listComments(context.db, project.id, taskId)).filter(
    (comment) => comment.removedAt === null || comment.removedBy === user.id,
  );
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

export async function addComment(args: CommentArgs<typeof addCommentForm>): Promise<void> {
  const { context, project, user, value } = args;
  const taskId = await requireTask(args);
  const limited = await context.limits.use("comment", user.id);
  if (limited)
    throw new Refusal("comment.tooMany", {
      field: "body",
      status: 429,
      parameters: { minutes: Math.ceil(limited.retryAfterSeconds / 60) },
    });
  await change(args, async ({ transaction, record }) => {
    const now = context.now();
    const fresh = { editedAt: null, removedAt: null, removedBy: null, version: 1 };
    const id = context.newId();
    await insertComment(transaction, { id, projectId: project.id, taskId, authorId: user.id, body: value.body, createdAt: now, ...fresh });
    await record({ stream: project.id, command: "comment.add", subjectId: taskId, data: { after: { id, body: value.body } } });
  });
}

/** Changes one's own comment; one that was changed elsewhere since is refused with what is saved now. */
export async function editComment(args: CommentArgs<typeof editCommentForm>): Promise<void> {
  await changeComment(args, async (comment, transaction, record) => {
    const { body } = args.value;
    if (comment.authorId !== args.user.id) throw errorResponse(403, args.context);
    if (body === comment.body) return;
    await updateComment(transaction, comment.id, comment.version, { body, editedAt: args.context.now() });
    await record("comment.edit", { before: { id: comment.id, body: comment.body }, after: { body } });
  });
}

/** Takes a comment away: one's own, or anybody's for who moderates. It can be put back by who took it away. */
export async function removeComment(args: CommentArgs<typeof commentForm>): Promise<void> {
  await changeComment(args, async (comment, transaction, record) => {
    if (comment.authorId !== args.user.id && !args.can("comment.moderate")) throw errorResponse(403, args.context);
    if (comment.removedAt !== null) return;
    await updateComment(transaction, comment.id, comment.version, { removedAt: args.context.now(), removedBy: args.user.id });
    await record("comment.remove", { before: { id: comment.id, body: comment.body } });
  });
}

export async function restoreComment(args: CommentArgs<typeof commentForm>): Promise<void> {
  await changeComment(args, async (comment, transaction, record) => {
    if (comment.removedBy !== args.user.id) throw errorResponse(403, args.context);
    await updateComment(transaction, comment.id, comment.version, { removedAt: null, removedBy: null });
    await record("comment.restore", { after: { id: comment.id, body: comment.body } });
  });
}

type RecordComment = (command: string, data: object) => Promise<void>;

async function changeComment(
  args: CommentArgs<typeof commentForm>,
  work: (comment: CommentRow, transaction: Database, record: RecordComment) => Promise<void>,
): Promise<void> {
  const { context, project, value } = args;
  const taskId = await requireTask(args);
  await change(args, async ({ transaction, record }) => {
    const comment = await findComment(transaction, project.id, taskId, value.commentId);
    if (!comment) throw errorResponse(404, context);
    if (comment.version !== value.version)
      throw new Refusal("form.stale", { status: 409, detail: { version: comment.version, theirs: { body: comment.body } } });
    await work(comment, transaction, (command, data) => record({ stream: project.id, command, subjectId: taskId, data }));
  });
}

/** The id of the task that the URL names. */
async function requireTask({ context, project, params }: TaskCaller): Promise<string> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const task = plan.tasks.find((candidate) => candidate.id === params.taskId);
  if (!task) throw errorResponse(404, context);
  return task.id;
}
