import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listRemovedAttachments } from "#db/queries/attachments.ts";
import { mayRestoreFile } from "./attachments.server.ts";

export interface RemovedFile {
  readonly id: string;
  readonly version: number;
  readonly taskId: string;
  readonly taskName: string;
  readonly name: string;
  readonly sender: string;
  readonly removed: string;
  readonly by: string | null;
  readonly until: string;
  readonly canRestore: boolean;
}

/** The deleted files of a project that can still be put back, if not by everybody. */
export async function listFileRemovals({ context, project }: ProjectCaller) {
  return listRemovedAttachments(context.db, project.id, trashHorizon(context.now()));
}

/** The same in the reader's language. */
export async function readRemovedFiles(
  caller: ProjectCaller,
  { locale, timeZone }: Pick<Reader, "locale" | "timeZone">,
): Promise<readonly RemovedFile[]> {
  const rows = await listFileRemovals(caller);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    taskId: row.taskId,
    taskName: inLanguage({ text: row.taskName, zh: row.taskNameZh }, locale),
    name: row.name,
    sender: row.uploadedByName,
    removed: formatInstant(row.removedAt, locale, timeZone),
    by: row.removerName,
    until: formatInstant(gone(row.removedAt), locale, timeZone),
    canRestore: mayRestoreFile(caller, row),
  }));
}
