import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import type { readDescription } from "./description.server.ts";
import { DescriptionEditor } from "./description-editor.tsx";

export type DescriptionData = Awaited<ReturnType<typeof readDescription>>;

/** What the task is about. The address says whether it is being edited, so that this works without scripts. */
export function Description({ page, projectId }: { readonly page: DescriptionData; readonly projectId: string }) {
  const { t } = useTranslation("description");
  const [search] = useSearchParams();
  const edit = `?${new URLSearchParams([...[...search].filter(([name]) => name !== "edit"), ["edit", "description"]])}`;
  const isEditing = page.body !== null && search.get("edit") === "description";
  return (
    <section aria-labelledby="description-heading" id="description">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="description-heading">{t("heading")}</h2>
        {page.edited ? <span className="text-[13px] text-muted tabular-nums">{t("edited", page.edited)}</span> : null}
        {page.body !== null && !isEditing && page.html !== "" ? (
          <a href={edit} data-keep-scroll className="link no-print">
            {t("edit")}
          </a>
        ) : null}
      </div>
      {isEditing ? (
        <DescriptionEditor key={page.taskId} page={page} body={page.body ?? ""} projectId={projectId} />
      ) : (
        <Shown page={page} edit={edit} />
      )}
    </section>
  );
}

function Shown({ page, edit }: { readonly page: DescriptionData; readonly edit: string }) {
  const { t } = useTranslation("description");
  // Made by our renderer, which lets nothing through that could do harm: see user-markdown.ts.
  if (page.html !== "") return <div className="prose mt-1 break-words" dangerouslySetInnerHTML={{ __html: page.html }} />;
  return (
    <p className="mt-1 text-muted">
      {t("empty")}
      <Gap />
      {page.body === null ? null : (
        <a href={edit} data-keep-scroll className="link no-print">
          {t("add")}
        </a>
      )}
    </p>
  );
}
