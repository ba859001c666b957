import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { CellDetail } from "./cell-detail.tsx";
import { HeatMap } from "./heat-map.tsx";
import { LoadLegend } from "./load-legend.tsx";
import { OverloadList } from "./overload-list.tsx";
import { readPortfolioWorkload } from "./portfolio-page.server.ts";
import { WorkloadChoices } from "./workload-choices.tsx";
import { fileAddress, readWorkloadQuery } from "./workload-query.ts";
import "./workload.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("projects.list", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const query = readWorkloadQuery(new URL(caller.request.url).searchParams);
  return { title: reader.t("workload:portfolio.title"), query, ...(await readPortfolioWorkload(caller, query, reader)) };
});

export default function PortfolioWorkloadPage() {
  const { t } = useTranslation("workload");
  const locale = useLocale();
  const page = useLoaderData<typeof loader>();
  const { hasPeople, summary, idle, projects, projectNames, query, window } = page;
  const idleNames = formatList(
    idle.map(({ name }) => name),
    locale,
  );
  return (
    <main id="main" className="mx-auto flex w-full max-w-screen-2xl flex-1 flex-col gap-6 px-4 py-6">
      <div>
        <h1>{t("portfolio.title")}</h1>
        <p className="mt-1 text-muted">{t("portfolio.lead")}</p>
        {projects === 0 ? null : <p className="mt-1 text-muted">{t("portfolio.projects", { count: projects, names: projectNames })}</p>}
      </div>
      {hasPeople ? (
        <>
          <p className={`flex items-start gap-1.5 text-[16px] ${summary.isTooMuch ? "text-critical" : "text-ok"}`}>
            <Icon name={summary.isTooMuch ? "warning" : "done"} />
            <span>{summary.text}</span>
          </p>
          <div>
            <WorkloadChoices page={page} />
            <HeatMap page={page} />
            <LoadLegend />
            <TableDownloads url={`/workload/file${fileAddress(query, window.from)}`} />
          </div>
          <CellDetail page={page} />
          <OverloadList page={page} />
          {idle.length === 0 ? null : <p>{t("idle", { names: idleNames })}</p>}
        </>
      ) : (
        <section className="card prose">
          <h2>{t("portfolio.empty")}</h2>
          <p>{t("empty.help")}</p>
          <p>
            <a className="button" data-primary href="/projects">
              {t("portfolio.toProjects")}
            </a>
          </p>
        </section>
      )}
    </main>
  );
}
