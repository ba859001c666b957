import { webcrypto } from "node:crypto";
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import type { ProjectPermission } from "#app/domain/access/permissions.ts";
import { fileKind } from "#app/domain/files/file-kind.ts";
import { safeFileName } from "#app/domain/files/file-name.ts";
import { lockName } from "#db/dialect.ts";
import { insertAttachment, sumAttachments } from "#db/queries/attachments.ts";
import { sumVendorDocuments } from "#db/queries/vendor-documents.ts";
import type { AttachmentRow } from "#db/tables/task-story.ts";
import type { Database } from "#db/tables/index.ts";
import { freeDiskMegabytes, largestFileMegabytes, mostFilesAtOnce, projectFilesMegabytes } from "./file-limits.ts";
import { authorize, replyInstead, type FormReply, type ProjectCaller } from "./guarded.server.ts";
import { Refusal, tooOften } from "./refusal.ts";

/** A file that was received and looked at, and is to be kept. */
export interface ReceivedFile extends Pick<AttachmentRow, "name" | "byteSize" | "contentType" | "imageWidth" | "imageHeight" | "sha256"> {
  readonly content: Uint8Array;
}

/** Looks at the files of a form before anything is written. Refused, at the field `files`, when they are too large or too many. */
export async function receiveFiles({ context, user }: ProjectCaller, files: readonly File[]): Promise<readonly ReceivedFile[]> {
  return receiveFilesOf(context, user.id, files);
}

/** The same for whoever sends files without an account, by a key of theirs. */
export async function receiveFilesOf(context: AppLoadContext, sender: string, files: readonly File[]): Promise<readonly ReceivedFile[]> {
  if (files.length === 0) return [];
  if (files.length > mostFilesAtOnce) throw refusal("file.tooMany", { limit: mostFilesAtOnce });
  for (const file of files) {
    if (file.size > largestFileMegabytes * 1_000_000)
      throw refusal("file.tooLarge", { name: safeFileName(file.name), limit: largestFileMegabytes });
    if (file.size === 0) throw refusal("file.empty", { name: safeFileName(file.name) });
  }
  const limited = await context.limits.use("attach", sender);
  if (limited) throw tooOften("file.tooOften", limited.retryAfterSeconds, "files");
  await requireRoomOnDisk(
    context,
    files.reduce((sum, file) => sum + file.size, 0),
  );
  const received: ReceivedFile[] = [];
  for (const file of files) received.push(await look(file));
  return received;
}

async function look(file: File): Promise<ReceivedFile> {
  const content = new Uint8Array(await file.arrayBuffer());
  const name = safeFileName(file.name);
  const { contentType, preview } = fileKind(content, name);
  // Computed beside the event loop: a large file takes a while.
  const digest = Buffer.from(await webcrypto.subtle.digest("SHA-256", content)).toString("hex");
  const size = { imageWidth: preview?.width ?? null, imageHeight: preview?.height ?? null };
  return { name, byteSize: content.length, contentType, ...size, sha256: digest, content };
}

async function requireRoomOnDisk({ freeDiskBytes }: AppLoadContext, bytes: number): Promise<void> {
  const free = await freeDiskBytes();
  if (free !== null && free < freeDiskMegabytes * 1_000_000 + 2 * bytes) throw new Refusal("storage.full", { status: 507 });
}

/** Where received files are kept: on a task, or with one of its comments. */
export interface FilePlace {
  readonly taskId: string;
  readonly commentId: string | null;
}

/** Keeps received files, in the transaction of the change that brings them; returns their ids. Refused when the project has no room left. */
export async function keepFiles(
  { context, project, user }: ProjectCaller,
  transaction: Database,
  files: readonly ReceivedFile[],
  place: FilePlace,
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  await requireRoomInProject(transaction, project.id, files);
  const fresh = { uploadedBy: user.id, createdAt: context.now(), removedAt: null, removedBy: null, version: 1 };
  const ids: string[] = [];
  for (const { content, ...file } of files) {
    const id = context.newId();
    await insertAttachment(transaction, { id, projectId: project.id, ...place, ...file, ...fresh }, content);
    ids.push(id);
  }
  return ids;
}

/** Holds the files of a project; refused when it has no room left for more. */
export async function requireRoomInProject(transaction: Database, projectId: string, files: readonly ReceivedFile[]): Promise<void> {
  await lockName(transaction, `files:${projectId}`);
  const size = files.reduce((sum, file) => sum + file.byteSize, 0);
  const kept = (await sumAttachments(transaction, projectId)) + (await sumVendorDocuments(transaction, projectId));
  if (kept + size > projectFilesMegabytes * 1_000_000) throw refusal("file.quota", { limit: projectFilesMegabytes });
}

function refusal(code: string, parameters: Readonly<Record<string, string | number>>): Refusal {
  return new Refusal(code, { field: "files", parameters });
}

/**
 * Receives a form with files from somebody who may send them, unless too many are being received. Who may not is told so before
 * anything is received; forms without files go through.
 */
export async function admitFiles<Answer>(
  args: ActionFunctionArgs,
  receive: (args: ActionFunctionArgs) => Promise<Answer>,
  refuse: (reply: FormReply, status: number) => Answer,
  intent = "attach",
  permission: ProjectPermission = "comment.write",
): Promise<Answer> {
  const { request, context } = args;
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data")) return receive(args);
  // What members send is thrown away as it arrives, so that browsers stay to read the answer.
  const pass = async () => request.body?.pipeTo(new WritableStream());
  try {
    const { user } = await authorize(permission, args);
    const answer = await context.uploads.admit(user.id, () => receive(args));
    if (answer !== undefined) return answer;
  } catch (error) {
    const { status, reply } = replyInstead(error, request);
    if (status !== 401) await pass();
    return refuse({ intent, ...reply }, status);
  }
  await pass();
  return refuse({ intent, outcome: "refused", errors: { files: { code: "file.busy", parameters: {} } }, values: {} }, 503);
}
