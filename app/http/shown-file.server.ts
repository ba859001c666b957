import { beginningBytes, brokenPromise, isPromiseUnclear } from "#app/domain/files/file-kind.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import { readBeginnings, type AttachmentWithSender } from "#db/queries/attachments.ts";
import type { ProjectCaller } from "./guarded.server.ts";
import type { Reader } from "./reader.server.ts";

export interface ShownFile {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** The kind that its name promises where its content is another, such as `PNG`. */
  readonly brokenPromise: string | null;
  readonly size: string;
  readonly by: string;
  readonly added: string;
  readonly url: string;
  readonly preview: { readonly url: string; readonly width: number; readonly height: number } | null;
  readonly canRemove: boolean;
  readonly isRemoved: boolean;
}

/** Files as their reader may see them, by id; without those that somebody else took away. */
export async function shownFiles(
  files: readonly AttachmentWithSender[],
  caller: ProjectCaller,
  reader: Pick<Reader, "locale" | "timeZone">,
): Promise<ReadonlyMap<string, ShownFile>> {
  const unclear = files.filter(({ contentType, name }) => isPromiseUnclear(contentType, name)).map(({ id }) => id);
  const beginnings = await readBeginnings(caller.context.db, unclear, beginningBytes);
  const shown = files.flatMap((file) => shownFile(file, beginnings.get(file.id), caller, reader) ?? []);
  return new Map(shown.map((file) => [file.id, file]));
}

function shownFile(
  file: AttachmentWithSender,
  beginning: Uint8Array | undefined,
  { project, user, can }: ProjectCaller,
  { locale, timeZone }: Pick<Reader, "locale" | "timeZone">,
): ShownFile | null {
  if (file.removedAt !== null && file.removedBy !== user.id) return null;
  const url = `/projects/${project.id}/files/${file.id}`;
  const { imageWidth: width, imageHeight: height } = file;
  const isOwn = file.uploadedBy === user.id && can("comment.write");
  return {
    id: file.id,
    version: file.version,
    name: file.name,
    brokenPromise: brokenPromise(file.contentType, file.name, beginning),
    size: fileSize(file.byteSize),
    by: file.uploadedByName,
    added: formatInstant(file.createdAt, locale, timeZone),
    url,
    preview: width === null || height === null ? null : { url: `${url}/preview`, width, height },
    canRemove: isOwn || can("comment.moderate"),
    isRemoved: file.removedAt !== null,
  };

  function fileSize(bytes: number): string {
    const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
    const maximumFractionDigits = value < 10 ? 1 : 0;
    return formatNumber(Math.max(value, 0.1), locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits });
  }
}
