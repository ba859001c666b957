import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { pack, unpack } from "#app/http/packed.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { Pager } from "#app/ui/pager.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { PortfolioFilters } from "./portfolio-filters.tsx";
import { PortfolioTable } from "./portfolio-table.tsx";
import { portfolioUrl } from "./portfolio-view.ts";
import { undoOfTrashing } from "./project-life.server.ts";
import { readPortfolio } from "./projects.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.list", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const { view, counts, pages, entries } = await readPortfolio(caller, reader);
  return {
    title: reader.t("projects:list.title"),
    undo: await undoOfTrashing(caller, reader),
    view,
    counts,
    pages,
    entries: pack(entries),
  };
});

export default function ProjectsPage() {
  const { t } = useTranslation("projects");
  const { view, counts, pages, entries: packed, undo } = useLoaderData<typeof loader>();
  const entries = unpack(packed);
  const hasNone = counts.active + counts.archived === 0;
  return (
    <main id="main" className="mx-auto w-full max-w-7xl flex-1 px-4 py-6">
      <UndoNotice undo={undo} namedBy="trashed" />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h1 className="basis-full sm:flex-1 sm:basis-0">{t("list.title")}</h1>
        {hasNone ? null : (
          <a href="/workload" className="button no-print">
            {t("list.workload")}
          </a>
        )}
        <a href="/projects/import" className="button no-print">
          {t("list.import")}
        </a>
        <a href="/projects/new" className="button no-print" data-primary>
          {t("list.create")}
        </a>
      </div>
      {hasNone ? (
        <NoProjects />
      ) : (
        <>
          <PortfolioFilters key={`${view.show} ${view.order} ${view.text}`} view={view} counts={counts} />
          {entries.length === 0 ? <p className="card text-muted">{t("list.nothing")}</p> : <PortfolioTable entries={entries} />}
          <Pager page={view.page} pages={pages} to={(page) => portfolioUrl({ ...view, page })} />
        </>
      )}
    </main>
  );
}

function NoProjects() {
  const { t } = useTranslation("projects");
  return (
    <section className="card prose">
      <h2>{t("empty.title")}</h2>
      <p>{t("empty.lead")}</p>
      <ul>
        <li>{t("empty.template")}</li>
        <li>{t("empty.import")}</li>
      </ul>
      <p>
        <a href="/projects/trash" className="link">
          {t("trash.title")}
        </a>
      </p>
    </section>
  );
}
