import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { longestQuery } from "#app/domain/search/query.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Pager } from "#app/ui/pager.tsx";
import { ResultList } from "./result-list.tsx";
import { readSearchPage } from "./search-page.server.ts";
import { resultKinds, type ResultKind } from "./search-result.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("search.use", async (caller) =>
  readSearchPage(caller, await readReader(caller.request, caller.context)),
);

export default function SearchPage() {
  const { t } = useTranslation("search");
  const page = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-4 py-6">
      <h1 className="mb-4">{t("title")}</h1>
      <SearchForm />
      {page.query === "" ? (
        <Explanation title={t("empty")} help={t("emptyHelp")} />
      ) : (
        <>
          <KindChoice />
          {page.total === 0 ? (
            <Explanation title={t("nothing", { query: page.query })} help={t("nothingHelp")} />
          ) : (
            <>
              <p role="status" className="mb-2 text-muted tabular-nums">
                {page.isCutShort ? t("most", { count: page.total }) : t("count", { count: page.total })}
              </p>
              <ResultList results={page.results} />
              <ResultPages />
            </>
          )}
        </>
      )}
    </main>
  );
}

function SearchForm() {
  const { t } = useTranslation("search");
  const { query, projectId, nearestProjectId, kind, projects } = useLoaderData<typeof loader>();
  return (
    <Form method="get" role="search" className="no-print mb-4 flex flex-wrap items-end gap-3">
      <label className="min-w-60 flex-1">
        <span className="mb-1 block font-medium">{t("short")}</span>
        <input key={query} type="search" name="q" defaultValue={query} maxLength={longestQuery} className="input" autoComplete="off" />
      </label>
      <label className="max-w-full">
        <span className="mb-1 block font-medium">{t("project")}</span>
        <select key={projectId} name="project" defaultValue={projectId ?? ""} className="input">
          <option value="">{t("allProjects")}</option>
          {projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name}
            </option>
          ))}
        </select>
      </label>
      {nearestProjectId ? <input type="hidden" name="near" value={nearestProjectId} /> : null}
      {kind ? <input type="hidden" name="kind" value={kind} /> : null}
      <button type="submit" className="button" data-primary>
        {t("submit")}
      </button>
    </Form>
  );
}

function KindChoice() {
  const { t } = useTranslation("search");
  const { kind } = useLoaderData<typeof loader>();
  const toAddress = useAddress();
  return (
    <nav aria-label={t("kinds")} className="no-print mb-4 flex flex-wrap gap-1">
      {([null, ...resultKinds] as const).map((choice) => (
        <a
          key={choice ?? "all"}
          href={toAddress({ kind: choice })}
          aria-current={choice === kind ? "true" : undefined}
          className="button aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
        >
          {t(`kind.${choice ?? "all"}`)}
        </a>
      ))}
    </nav>
  );
}

function ResultPages() {
  const { page, pages, kind } = useLoaderData<typeof loader>();
  const toAddress = useAddress();
  return <Pager page={page} pages={pages} to={(target) => toAddress({ kind, page: target })} />;
}

/** The address of the same search with another kind or page. */
function useAddress(): (change: { kind: ResultKind | null; page?: number }) => string {
  const { query, projectId, nearestProjectId } = useLoaderData<typeof loader>();
  return ({ kind, page }) => {
    const asked = new URLSearchParams({ q: query });
    if (projectId) asked.set("project", projectId);
    if (nearestProjectId) asked.set("near", nearestProjectId);
    if (kind) asked.set("kind", kind);
    if (page !== undefined && page > 1) asked.set("page", String(page));
    return `/search?${asked}`;
  };
}

function Explanation({ title, help }: { readonly title: string; readonly help: string }) {
  return (
    <section className="card">
      <h2 className="mb-1">{title}</h2>
      <p className="max-w-prose text-muted">{help}</p>
    </section>
  );
}
