import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { computeUsualForecast } from "#app/forecast/compute-forecast.server.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { readValue } from "#app/value/value.server.ts";
import { ReportActions } from "./report-actions.tsx";
import { ReportHead } from "./report-head.tsx";
import { ReportSections } from "./report-sections.tsx";
import { correctForm, refreshForm, reportForm, sectionForm, sendForm } from "./reports.forms.server.ts";
import { correctReport, refreshReport, removeReport, requireReport, saveSection } from "./reports.server.ts";
import { readReportPage } from "./reports-page.server.ts";
import { sendReport } from "./send.server.ts";
import "./reports.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("report.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const page = await readReportPage(caller, reader);
  return { title: reader.t("reports:named", { number: page.number }), ...page };
});

const sources = { computeForecast: computeUsualForecast, readValue };

export const action = guardedAction({
  saveSection: intent("report.write", sectionForm, async (args) => {
    const saved = await saveSection(args);
    const { pathname } = new URL(args.request.url);
    // Without scripts the editor would stay open on what is saved.
    return args.request.headers.get("sec-fetch-dest") === "document"
      ? redirect(`${pathname.replace(/\.data$/, "")}#${args.value.section}`)
      : saved;
  }),
  // What somebody wrote meanwhile stays as it is: no reason to refuse.
  refresh: intent("report.write", refreshForm, async (args) => {
    const { version } = await requireReport(args, args.params["reportId"]);
    return refreshReport({ ...args, value: { version } }, sources);
  }),
  send: intent("report.write", sendForm, sendReport),
  remove: intent("report.write", reportForm, async (args) => {
    const { id } = await removeReport(args);
    return redirect(`/projects/${args.project.id}/reports?removed=${id}`);
  }),
  correct: intent("report.write", correctForm, async (args) => {
    const { id } = await correctReport(args, sources);
    return redirect(`/projects/${args.project.id}/reports/${id}`);
  }),
});

export default function ReportPage() {
  const { t } = useTranslation("reports");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <p className="no-print">
        <a className="link" href={`/projects/${page.projectId}/reports`}>
          {t("toList")}
        </a>
      </p>
      <ReportHead page={page} />
      <ReportSections page={page} />
      <ReportActions page={page} />
    </div>
  );
}
