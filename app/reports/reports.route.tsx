import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { computeUsualForecast } from "#app/forecast/compute-forecast.server.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { readValue } from "#app/value/value.server.ts";
import { NewReportForm } from "./new-report-form.tsx";
import { ReportTable } from "./report-table.tsx";
import { RhythmForm } from "./rhythm-form.tsx";
import { draftForm, reportForm, rhythmForm } from "./reports.forms.server.ts";
import { draftReport, restoreReport } from "./reports.server.ts";
import { readReportsPage } from "./reports-page.server.ts";
import { changeRhythm } from "./rhythm.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("report.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("reports:title"), ...(await readReportsPage(caller, reader)) };
});

export const action = guardedAction({
  draft: intent("report.write", draftForm, async (args) => {
    const { id } = await draftReport(args, { readValue, computeForecast: computeUsualForecast });
    return redirect(`/projects/${args.project.id}/reports/${id}`);
  }),
  restore: intent("report.write", reportForm, restoreReport),
  rhythm: intent("report.write", rhythmForm, changeRhythm),
});

export default function ReportsPage() {
  const { t } = useTranslation("reports");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <UndoNotice undo={page.undo} namedBy="removed" />
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      </div>
      {page.reports.length === 0 ? (
        <section className="card prose">
          <h2>{t("empty.title")}</h2>
          <p>{t(page.canWrite ? "empty.manager" : "empty.member")}</p>
        </section>
      ) : (
        <ReportTable page={page} />
      )}
      {page.canWrite ? (
        <div className="no-print grid items-start gap-6 lg:grid-cols-2">
          <NewReportForm key={page.formKey} page={page} />
          <RhythmForm key={`rhythm ${page.rhythm.version}`} page={page} />
        </div>
      ) : null}
    </div>
  );
}
