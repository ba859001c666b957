import { brokenPromise } from "#app/domain/files/file-kind.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import type { AttachmentWithSender } from "#db/queries/attachments.ts";
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

/** A file as its reader may see it; null for one that somebody else took away. */
export function shownFile(
  file: AttachmentWithSender,
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
    brokenPromise: brokenPromise(file.contentType, file.name),
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
