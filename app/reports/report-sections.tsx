import { useSearchParams } from "@remix-run/react";
import { costSection } from "#app/domain/report/sections.ts";
import { languageTag } from "#app/i18n/locale.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ReportPage } from "./reports-page.server.ts";
import { SectionEditor } from "./section-editor.tsx";

/** The sections of a report; of a draft each can be edited, one at a time. The address says which, so that this works without scripts. */
export function ReportSections({ page }: { readonly page: ReportPage }) {
  const { t } = useTranslation("reports");
  const [search] = useSearchParams();
  const editing = page.canEdit ? search.get("edit") : null;
  return (
    <div className="flex flex-col gap-6">
      {page.sections.map((entry) => (
        <section key={entry.section} id={entry.section} aria-labelledby={`${entry.section}-heading`}>
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h2 id={`${entry.section}-heading`} lang={languageTag(page.language)}>
              {entry.heading}
            </h2>
            {entry.editorName === null ? null : (
              <span className="no-print text-[13px] text-muted">{t("edit.edited", { name: entry.editorName })}</span>
            )}
            {page.canEdit && editing !== entry.section ? (
              <a
                href={`?edit=${entry.section}#${entry.section}`}
                className="link no-print"
                aria-label={t("edit.named", { section: t(`section.${entry.section}`) })}
              >
                {t("edit.link")}
              </a>
            ) : null}
          </div>
          {entry.section === costSection ? <p className="no-print text-[13px] text-muted">{t("costsHidden")}</p> : null}
          {editing === entry.section ? (
            <SectionEditor key={entry.section} reportId={page.id} entry={entry} />
          ) : entry.html === "" ? (
            <p className="text-muted">{t("nothing")}</p>
          ) : (
            // Made by our renderer, which lets nothing through that could do harm: see user-markdown.ts.
            <div
              lang={languageTag(page.language)}
              className="prose report-text mt-1 break-words"
              dangerouslySetInnerHTML={{ __html: entry.html }}
            />
          )}
        </section>
      ))}
    </div>
  );
}
