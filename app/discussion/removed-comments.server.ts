import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { openTexts } from "#app/http/written-text.server.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listRemovedComments } from "#db/queries/comments.ts";

export interface RemovedComment {
  readonly id: string;
  readonly version: number;
  readonly taskId: string;
  readonly taskName: string;
  readonly author: string;
  /** The beginning of it, in plain words. */
  readonly excerpt: string;
  readonly removed: string;
  readonly by: string | null;
  readonly until: string;
}

const excerptLength = 160;

/** The deleted comments the caller may put back: those they deleted, and all for who moderates. */
export async function listOwnRemovals({ context, project, user, can }: ProjectCaller) {
  if (!can("comment.write")) return [];
  const rows = await listRemovedComments(context.db, project.id, trashHorizon(context.now()));
  return rows.filter((row) => row.removedBy === user.id || can("comment.moderate"));
}

/** The same in the reader's language. */
export async function readRemovedComments(
  caller: ProjectCaller,
  { locale, timeZone }: Pick<Reader, "locale" | "timeZone">,
): Promise<readonly RemovedComment[]> {
  const rows = await listOwnRemovals(caller);
  const texts = await openTexts(caller.context.db, caller.project.id);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    taskId: row.taskId,
    taskName: inLanguage({ text: row.taskName, zh: row.taskNameZh }, locale),
    author: row.authorName,
    excerpt: texts.excerpt(row.body, excerptLength),
    removed: formatInstant(row.removedAt, locale, timeZone),
    by: row.removerName,
    until: formatInstant(gone(row.removedAt), locale, timeZone),
  }));
}
