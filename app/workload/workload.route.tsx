import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ViewSwitcher } from "#app/plan/view-switcher.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { CellDetail } from "./cell-detail.tsx";
import { HeatMap } from "./heat-map.tsx";
import { LoadLegend } from "./load-legend.tsx";
import { OverloadList } from "./overload-list.tsx";
import { WorkloadChoices } from "./workload-choices.tsx";
import { fileAddress, readWorkloadQuery } from "./workload-query.ts";
import { readWorkloadPage } from "./workload.server.ts";
import "#app/plan/view-switcher.css";
import "./workload.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const query = readWorkloadQuery(new URL(caller.request.url).searchParams);
  return { title: reader.t("workload:title"), query, ...(await readWorkloadPage(caller, query, reader)) };
});

export type WorkloadPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function WorkloadPage() {
  const { t } = useTranslation("workload");
  const locale = useLocale();
  const page = useLoaderData<typeof loader>();
  const { projectId, canLevel, hasPeople, summary, idle, unassigned } = page;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1>{t("title")}</h1>
          <ViewSwitcher projectId={projectId} current="workload" />
        </div>
        <p className="mt-1 text-muted">{t("lead")}</p>
      </div>
      {hasPeople ? (
        <>
          <p className={`flex items-start gap-1.5 text-[16px] ${summary.isTooMuch ? "text-critical" : "text-ok"}`}>
            <Icon name={summary.isTooMuch ? "warning" : "done"} />
            <span>{summary.text}</span>
          </p>
          {canLevel && summary.isTooMuch ? (
            <p className="no-print -mt-3 flex flex-wrap items-center gap-3">
              <a className="button" data-primary href={`/projects/${projectId}/levelling`}>
                {t("level")}
              </a>
              <span className="text-muted">{t("levelHelp")}</span>
            </p>
          ) : null}
          <div>
            <WorkloadChoices page={page} />
            <HeatMap page={page} />
            <LoadLegend />
            <TableDownloads url={`/projects/${projectId}/workload/file${fileAddress(page.query, page.window.from)}`} />
          </div>
          <CellDetail page={page} />
          <OverloadList page={page} />
          {idle.length === 0 ? null : (
            <p>
              {t("idle", {
                names: formatList(
                  idle.map(({ name }) => name),
                  locale,
                ),
              })}
            </p>
          )}
        </>
      ) : (
        <section className="card prose">
          <h2>{t("empty.title")}</h2>
          <p>{t("empty.help")}</p>
          <p>
            <a className="button" data-primary href={`/projects/${projectId}/people`}>
              {t("empty.action")}
            </a>
          </p>
        </section>
      )}
      {unassigned === 0 ? null : (
        <p>
          {t("unassigned", { count: unassigned })}{" "}
          <a className="link" href={`/projects/${projectId}/tasks?show=open&owner=nobody`}>
            {t("unassignedLink")}
          </a>
        </p>
      )}
    </div>
  );
}
