import { useTranslation } from "#app/i18n/use-translation.ts";
import { ShownFiles } from "#app/ui/shown-files.tsx";
import type { readFiles } from "./attachments.server.ts";
import { AddFiles } from "./add-files.tsx";

export type FilesData = Awaited<ReturnType<typeof readFiles>>;

interface FilesProps {
  readonly page: FilesData;
  readonly formKey: string;
  readonly uploadUrl: string;
}

/** The files of a task. */
export function Files({ page, formKey, uploadUrl }: FilesProps) {
  const { t } = useTranslation("attachments");
  return (
    <section aria-labelledby="files-heading" id="files" className={page.count + page.commentCount > 0 ? undefined : "no-print"}>
      <h2 id="files-heading">
        {t("heading")} {page.count > 0 ? <span className="font-normal text-muted tabular-nums">{page.count}</span> : null}
      </h2>
      {page.files.length === 0 && page.commentCount === 0 ? (
        <p className="mt-1 text-muted">{t(page.canAttach ? "empty" : "none")}</p>
      ) : null}
      <ShownFiles files={page.files} />
      {page.commentCount > 0 ? <p className="mt-1 text-muted">{t("inComments", { count: page.commentCount })}</p> : null}
      {page.canAttach ? <AddFiles formKey={formKey} uploadUrl={uploadUrl} /> : null}
    </section>
  );
}
