import { z } from "zod";
import { gone } from "#app/domain/time/trash.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageFrom, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { mostFilesAtOnce } from "#app/http/file-limits.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { openTexts, type WrittenTexts } from "#app/http/written-text.server.ts";
import type { CommentWithAuthor } from "#db/queries/comments.ts";
import { addCommentForm } from "./discussion.forms.server.ts";
import { addComment, editComment, listVisibleComments, removeComment, restoreComment } from "./discussion.server.ts";
import { listOwnRemovals } from "./removed-comments.server.ts";

const comment = z
  .object({
    id: idShape,
    version: versionShape,
    taskId: idShape,
    author: z.object({ userId: idShape, name: z.string() }),
    /** Markdown, as typed. */
    body: z.string(),
    createdAt: instantShape,
    editedAt: instantShape.nullable(),
    removedAt: instantShape.nullable(),
  })
  .meta({ id: "Comment" });

const removedComment = z
  .object({
    id: idShape,
    taskId: idShape,
    taskName: bilingualShape,
    author: z.object({ userId: idShape, name: z.string() }),
    body: z.string(),
    removedAt: instantShape,
    removedBy: z.string().nullable(),
    /** When it is gone for good. */
    goneAt: instantShape,
  })
  .meta({ id: "RemovedComment" });

const { body: words } = addCommentForm.shape;
const text = z.strictObject({ body: words }).meta({ id: "CommentText" });
const textWithFiles = z
  .strictObject({ body: words, files: z.array(z.file()).max(mostFilesAtOnce).optional() })
  .meta({ id: "CommentWithFiles" });

const comments = "/projects/:projectId/tasks/:taskId/comments";
const oneComment = `${comments}/:commentId`;

type CommentCaller = Parameters<typeof listVisibleComments>[0];

export const discussionEndpoints = [
  endpoint({
    id: "listComments",
    method: "GET",
    path: comments,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(comment).meta({ id: "CommentPage" }),
    run: async (caller) => {
      const texts = await openTexts(caller.context.db, caller.project.id);
      const page = pageFrom(await listVisibleComments(caller), ({ id }) => id, caller.query);
      return { body: { items: page.items.map((entry) => shown(entry, texts)), next: page.next } };
    },
  }),
  endpoint({
    id: "createComment",
    method: "POST",
    path: comments,
    permission: "comment.write",
    body: text,
    form: { schema: textWithFiles, receiver: "uploads" },
    answer: comment,
    status: 201,
    run: async (args) => {
      const id = await addComment(args);
      const location = `/projects/${args.project.id}/tasks/${args.params["taskId"] ?? ""}/comments/${id}`;
      return { ...(await answerComment(args, id)), location };
    },
  }),
  endpoint({
    id: "getComment",
    method: "GET",
    path: oneComment,
    permission: "plan.view",
    answer: comment,
    run: async (caller) => answerComment(caller, caller.params["commentId"] ?? ""),
  }),
  endpoint({
    id: "updateComment",
    method: "PATCH",
    path: oneComment,
    permission: "comment.write",
    isConditional: true,
    body: text,
    answer: comment,
    run: async (args) => {
      const commentId = args.params["commentId"] ?? "";
      await editComment({ ...args, value: { ...args.value, commentId, version: args.version } });
      return answerComment(args, commentId);
    },
  }),
  endpoint({
    id: "deleteComment",
    method: "DELETE",
    path: oneComment,
    permission: "comment.write",
    isConditional: true,
    run: async (args) => {
      await removeComment({ ...args, value: { commentId: args.params["commentId"] ?? "", version: args.version } });
    },
  }),
  endpoint({
    id: "restoreComment",
    method: "POST",
    path: `${oneComment}/restore`,
    permission: "comment.write",
    isConditional: true,
    answer: comment,
    run: async (args) => {
      const commentId = args.params["commentId"] ?? "";
      await restoreComment({ ...args, value: { commentId, version: args.version } });
      return answerComment(args, commentId);
    },
  }),
  endpoint({
    id: "listRemovedComments",
    method: "GET",
    path: "/projects/:projectId/removed-comments",
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(removedComment).meta({ id: "RemovedCommentPage" }),
    run: async (caller) => {
      const texts = await openTexts(caller.context.db, caller.project.id);
      const removed = (await listOwnRemovals(caller)).map((row) => ({
        id: row.id,
        taskId: row.taskId,
        taskName: { text: row.taskName, zh: row.taskNameZh },
        author: { userId: row.authorId, name: row.authorName },
        body: texts.edit(row.body),
        removedAt: row.removedAt,
        removedBy: row.removerName,
        goneAt: gone(row.removedAt),
      }));
      return answerPage(removed, caller.query);
    },
  }),
];

async function answerComment(caller: CommentCaller, id: string): Promise<EndpointAnswer<z.input<typeof comment>>> {
  const found = (await listVisibleComments(caller)).find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return { body: shown(found, await openTexts(caller.context.db, caller.project.id)), state: found.version };
}

function shown(found: CommentWithAuthor, texts: WrittenTexts): z.input<typeof comment> {
  const { id, version, taskId, authorId, authorName, createdAt, editedAt, removedAt } = found;
  const author = { userId: authorId, name: authorName };
  return { id, version, taskId, author, body: texts.edit(found.body), createdAt, editedAt, removedAt };
}
