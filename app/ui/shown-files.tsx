import clsx from "clsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "./form.tsx";
import { useFormReply } from "./form-reply.ts";

/** A file as a page shows it. */
export interface FileEntry {
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

/** Files to download, with a small picture of those that are pictures. The page answers the intents `removeFile` and `restoreFile`. */
export function ShownFiles({ files }: { readonly files: readonly FileEntry[] }) {
  const reply = useFormReply("removeFile");
  if (files.length === 0) return null;
  return (
    <ul className="mt-2 divide-y divide-line">
      {files.map((file) => (
        <li key={file.id} className={clsx("flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5", file.isRemoved && "no-print text-muted")}>
          {file.isRemoved ? (
            <RemovedFile file={file} />
          ) : (
            <File file={file} reply={reply?.values["fileId"] === file.id ? reply : undefined} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface FileProps {
  readonly file: FileEntry;
  readonly reply?: ReturnType<typeof useFormReply>;
}

function File({ file, reply }: FileProps) {
  const { t } = useTranslation("attachments");
  const { name, size, by, added, url, preview } = file;
  return (
    <>
      {preview ? (
        <a href={preview.url} target="_blank" rel="noreferrer" aria-label={t("open", { name })}>
          <img
            src={preview.url}
            alt=""
            loading="lazy"
            width={preview.width}
            height={preview.height}
            className="h-16 w-24 rounded border border-line object-cover"
          />
        </a>
      ) : null}
      <span className="min-w-40 flex-1">
        <a href={url} download className="link wrap-anywhere">
          <bdi>{name}</bdi>
        </a>
        <span className="block text-[13px] text-muted tabular-nums">{t("about", { size, by, added })}</span>
        {file.brokenPromise === null ? null : (
          <span className="block text-[13px] text-warn">{t("broken", { kind: file.brokenPromise })}</span>
        )}
      </span>
      {file.canRemove ? (
        <ActionForm intent="removeFile" reply={reply} className="no-print">
          <OfFile file={file} />
          <button type="submit" className="link text-[0.93em]">
            {t("remove")} <span className="sr-only">{t("removeOf", { name })}</span>
          </button>
        </ActionForm>
      ) : null}
    </>
  );
}

function RemovedFile({ file }: FileProps) {
  const { t } = useTranslation("attachments");
  return (
    <span className="flex flex-wrap items-center gap-3">
      {t("removed", { name: file.name })}
      <ActionForm intent="restoreFile" reply={undefined}>
        <OfFile file={file} />
        <SubmitButton primary={false}>{t("restore")}</SubmitButton>
      </ActionForm>
    </span>
  );
}

function OfFile({ file }: FileProps) {
  return (
    <>
      <input type="hidden" name="fileId" value={file.id} />
      <input type="hidden" name="version" value={file.version} />
    </>
  );
}
