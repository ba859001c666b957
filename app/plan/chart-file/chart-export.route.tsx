import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { Pager } from "#app/ui/pager.tsx";
import { ChartForm } from "./chart-form.tsx";
import { readChartPage } from "./chart-page.server.ts";
import { chartFileQuery } from "./chart-wishes.ts";
import "./chart-export.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("chartFile:title"), ...(await readChartPage(caller, reader)) };
});

export type ChartPageData = Awaited<ReturnType<typeof readChartPage>>;

export default function ChartExportPage() {
  const { t } = useTranslation("chartFile");
  const errorText = useErrorText();
  const page = useLoaderData<typeof loader>();
  const { projectId, layout } = page;
  const query = new URLSearchParams(page.query);
  const file = (format: string, number: number | null = null) =>
    `/projects/${projectId}/export/chart/file?${chartFileQuery(query, format, number)}`;
  return (
    <div className="max-w-6xl">
      <p className="no-print">
        <a className="link" href={`/projects/${projectId}/plan?${planQuery(query)}`}>
          {t("toPlan")}
        </a>
      </p>
      <h1>{t("title")}</h1>
      <p className="mb-4 max-w-prose text-muted">{t("lead")}</p>
      <ChartForm page={page} />
      {layout.ok ? (
        <>
          <div className="mb-4 flex flex-wrap items-center gap-2">
            <a href={file("pdf")} className="button" data-primary="" download>
              {t("download.pdf", { count: layout.pages })}
            </a>
            {page.hasSvg ? (
              <a href={file("svg")} className="button" download>
                {t("download.svg")}
              </a>
            ) : null}
            {page.hasPng ? (
              <a href={file("png")} className="button" download>
                {t("download.png")}
              </a>
            ) : null}
          </div>
          {page.pictureRefusal ? <p className="mb-2 text-[13px] text-muted">{errorText(page.pictureRefusal)}</p> : null}
          <p className="mb-2 text-[13px] text-muted">{t("tiles", { rows: page.rowCount, across: layout.across, down: layout.down })}</p>
          <img
            className="chart-preview"
            src={file("svg", page.page)}
            alt={t("preview", { page: page.page, pages: layout.pages })}
            style={{ aspectRatio: page.ratio }}
          />
          <Pager page={page.page} pages={layout.pages} to={(number) => `?${pageQuery(query, number)}`} />
        </>
      ) : (
        <p className="card" role="status">
          {errorText({ code: layout.code, parameters: layout.parameters })}
        </p>
      )}
    </div>
  );
}

function pageQuery(query: URLSearchParams, page: number): string {
  const next = new URLSearchParams(query);
  next.set("page", String(page));
  return next.toString();
}

/** The way back shows the same view. */
function planQuery(query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  for (const name of ["paper", "orientation", "wide", "from", "to", "page", "format"]) next.delete(name);
  return next.toString();
}
