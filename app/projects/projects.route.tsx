import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { undoOfTrashing } from "./project-life.server.ts";
import { readPortfolio, type PortfolioEntry } from "./projects.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.list", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("projects:list.title"), undo: await undoOfTrashing(caller, reader), projects: await readPortfolio(caller) };
});

export default function ProjectsPage() {
  const { t } = useTranslation("projects");
  const { projects, undo } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-5xl flex-1 px-4 py-8">
      <UndoNotice undo={undo} />
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <h1 className="flex-1">{t("list.title")}</h1>
        <a href="/projects/trash" className="link">
          {t("trash.title")}
        </a>
        <a href="/projects/import" className="button">
          {t("list.import")}
        </a>
        <a href="/projects/new" className="button" data-primary>
          {t("list.create")}
        </a>
      </div>
      {projects.length === 0 ? <NoProjects /> : <ProjectTable projects={projects} />}
    </main>
  );
}

function ProjectTable({ projects }: { readonly projects: readonly PortfolioEntry[] }) {
  const { t } = useTranslation("projects");
  const { t: shared } = useTranslation("ui");
  const locale = useLocale();
  return (
    <div className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("list.name")}</th>
            <th scope="col">{t("list.phase")}</th>
            <th scope="col" className="number">
              {t("list.progress")}
            </th>
            <th scope="col">{t("list.goLive")}</th>
            <th scope="col">{t("list.role")}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.id}>
              <td>
                <a href={`/projects/${project.id}`} className="link font-medium">
                  {inLanguage(project.name, locale)}
                </a>
              </td>
              <td>{project.phase === "done" ? t("list.phasesDone") : project.phase ? inLanguage(project.phase, locale) : "–"}</td>
              <td className="number">{formatPercent(project.progress, locale)}</td>
              <td className="whitespace-nowrap">{project.goLive ? formatDay(project.goLive, locale) : t("list.noGoLive")}</td>
              <td>{shared(`role.${project.role}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
    </section>
  );
}
