import { z } from "zod";
import { gone } from "#app/domain/time/trash.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { mostFilesAtOnce } from "#app/http/file-limits.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { listAttachments, type AttachmentWithSender } from "#db/queries/attachments.ts";
import { attachFiles, downloadFile, previewFile, removeFile, restoreFile } from "./attachments.server.ts";
import { listFileRemovals } from "./removed-files.server.ts";

const file = z
  .object({
    id: idShape,
    version: versionShape,
    name: z.string(),
    byteSize: z.number().int(),
    /** Found from its bytes, whatever its sender called it. */
    contentType: z.string(),
    /** Of what can be shown as a picture. */
    image: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
    /** The comment that it came with. */
    commentId: idShape.nullable(),
    sender: z.object({ userId: idShape, name: z.string() }),
    createdAt: instantShape,
    removedAt: instantShape.nullable(),
  })
  .meta({ id: "File" });

const removedFile = z
  .object({
    id: idShape,
    taskId: idShape,
    taskName: bilingualShape,
    name: z.string(),
    byteSize: z.number().int(),
    commentId: idShape.nullable(),
    sender: z.object({ userId: idShape, name: z.string() }),
    removedAt: instantShape,
    /** Who can restore it. */
    removedBy: z.string().nullable(),
    /** When it is gone for good. */
    goneAt: instantShape,
  })
  .meta({ id: "RemovedFile" });

const newFiles = z.strictObject({ files: z.array(z.file()).min(1).max(mostFilesAtOnce) }).meta({ id: "NewFiles" });

const files = "/projects/:projectId/tasks/:taskId/files";
const oneFile = `${files}/:fileId`;

export const attachmentEndpoints = [
  endpoint({
    id: "listFiles",
    method: "GET",
    path: files,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(file).meta({ id: "FilePage" }),
    run: async (caller) => answerPage((await visibleFiles(caller)).map(shown), caller.query),
  }),
  endpoint({
    id: "addFiles",
    method: "POST",
    path: files,
    permission: "comment.write",
    form: { schema: newFiles, receiver: "uploads" },
    answer: z.object({ items: z.array(file) }).meta({ id: "Files" }),
    status: 201,
    run: async (args) => {
      const added = new Set(await attachFiles(args));
      return { body: { items: (await visibleFiles(args)).filter((entry) => added.has(entry.id)).map(shown) } };
    },
  }),
  endpoint({ id: "getFile", method: "GET", path: oneFile, permission: "plan.view", answer: file, run: answerFile }),
  endpoint({
    id: "downloadFile",
    method: "GET",
    path: `${oneFile}/content`,
    permission: "plan.view",
    fileTypes: ["*/*"],
    run: async (caller) => {
      await requireFile(caller);
      return downloadFile(caller);
    },
  }),
  endpoint({
    id: "previewFile",
    method: "GET",
    path: `${oneFile}/preview`,
    permission: "plan.view",
    fileTypes: ["image/png", "image/jpeg", "image/gif", "image/webp"],
    run: async (caller) => {
      await requireFile(caller);
      return previewFile(caller);
    },
  }),
  endpoint({
    id: "deleteFile",
    method: "DELETE",
    path: oneFile,
    permission: "comment.write",
    isConditional: true,
    run: async (args) => {
      await removeFile(await present(args));
    },
  }),
  endpoint({
    id: "restoreFile",
    method: "POST",
    path: `${oneFile}/restore`,
    permission: "comment.write",
    isConditional: true,
    answer: file,
    run: async (args) => {
      await restoreFile(await present(args));
      return answerFile(args);
    },
  }),
  endpoint({
    id: "listRemovedFiles",
    method: "GET",
    path: "/projects/:projectId/removed-files",
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(removedFile).meta({ id: "RemovedFilePage" }),
    run: async (caller) => {
      const removed = (await listFileRemovals(caller)).map((row) => ({
        id: row.id,
        taskId: row.taskId,
        taskName: { text: row.taskName, zh: row.taskNameZh },
        name: row.name,
        byteSize: row.byteSize,
        commentId: row.commentId,
        sender: { userId: row.uploadedBy, name: row.uploadedByName },
        removedAt: row.removedAt,
        removedBy: row.removerName,
        goneAt: gone(row.removedAt),
      }));
      return answerPage(removed, caller.query);
    },
  }),
];

/** With those that the caller took away, as on the page. */
async function visibleFiles(caller: TaskCaller): Promise<AttachmentWithSender[]> {
  const { context, project, user } = caller;
  const { id } = await requireTask(caller);
  const all = await listAttachments(context.db, project.id, id);
  return all.filter((entry) => entry.removedAt === null || entry.removedBy === user.id);
}

async function requireFile(caller: TaskCaller): Promise<AttachmentWithSender> {
  const found = (await visibleFiles(caller)).find((entry) => entry.id === caller.params["fileId"]);
  if (!found) throw errorResponse(404, caller.context);
  return found;
}

/** The arguments of a change of the file that the URL names, at the state that the request has seen. */
async function present<Args extends TaskCaller & { readonly state: string; readonly version: number }>(args: Args) {
  const { id, version } = await requireFile(args);
  requireState(args.state, version);
  return { ...args, value: { fileId: id, version: args.version } };
}

async function answerFile(caller: TaskCaller): Promise<EndpointAnswer<z.input<typeof file>>> {
  const found = await requireFile(caller);
  return { body: shown(found), state: found.version };
}

function shown(row: AttachmentWithSender): z.input<typeof file> {
  const { id, version, name, byteSize, contentType, imageWidth: width, imageHeight: height, commentId, createdAt, removedAt } = row;
  const image = width === null || height === null ? null : { width, height };
  const sender = { userId: row.uploadedBy, name: row.uploadedByName };
  return { id, version, name, byteSize, contentType, image, commentId, sender, createdAt, removedAt };
}
