import { useParams } from "@remix-run/react";
import { longestQuery } from "#app/domain/search/query.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";

/** The search field of the shell; an icon where there is no room for it. Without scripts it is a form like any other. */
export function SearchBox() {
  const { t } = useTranslation("search");
  const { projectId } = useParams();
  return (
    <>
      <form action="/search" role="search" aria-label={t("title")} className="search-box">
        <Icon name="search" />
        <input type="search" name="q" maxLength={longestQuery} placeholder={t("field")} aria-label={t("field")} autoComplete="off" />
        {projectId ? <input type="hidden" name="near" value={projectId} /> : null}
      </form>
      <a href={projectId ? `/search?near=${projectId}` : "/search"} className="button px-2 sm:hidden" data-quiet aria-label={t("short")}>
        <Icon name="search" />
      </a>
    </>
  );
}
