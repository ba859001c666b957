import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { EmptyValue } from "./empty-value.tsx";
import { LineTable } from "./line-table.tsx";
import { OutcomeSection } from "./outcome-section.tsx";
import { PhaseTable } from "./phase-table.tsx";
import { changeStatus } from "./status.server.ts";
import { StatusForm } from "./status-form.tsx";
import { ValueCurve } from "./value-curve.tsx";
import { ValueFacts } from "./value-facts.tsx";
import { statusForm } from "./value.forms.server.ts";
import { readValuePage } from "./value-page.server.ts";
import "./value.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("value:title"), ...(await readValuePage(caller, reader)) };
});

export const action = guardedAction({ status: intent("plan.edit", statusForm, changeStatus) });

export default function ValuePage() {
  const { t } = useTranslation("value");
  const page = useLoaderData<typeof loader>();
  const { projectId, shown, measure, baseline } = page;
  const hasCosts = measure === "money";
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <div>
        <h1>{t("title")}</h1>
        <StatusForm key={page.status.version} page={page} />
        {shown ? (
          <div className="mt-3 max-w-prose text-[15px]">
            {shown.headline.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        ) : null}
        {baseline && shown ? (
          <p className="mt-2 text-[13px] text-muted">
            {t(hasCosts ? "measure.money" : "measure.work")}{" "}
            <a className="link" href={`/projects/${projectId}/baselines/${baseline.id}`}>
              {t("measure.baseline", { name: baseline.name })}
            </a>
            {page.seesCosts ? (
              <>
                {" "}
                <a className="link no-print" href={`/projects/${projectId}/costs`}>
                  {t("measure.costs")}
                </a>
              </>
            ) : null}
          </p>
        ) : null}
      </div>
      {shown ? null : <EmptyValue page={page} />}
      {page.lacksCosts ? (
        <p className="card">
          {t("lacksCosts.text")}{" "}
          <a className="link" href={`/projects/${projectId}/baselines#take`}>
            {t("lacksCosts.link")}
          </a>
        </p>
      ) : null}
      {shown ? <ValueFacts shown={shown} measure={measure} /> : null}
      {shown ? <ValueCurve curve={shown.curve} hasCosts={hasCosts} /> : null}
      {shown ? (
        <section>
          <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
            <h2>{t("phase.heading")}</h2>
            <TableDownloads url={`/projects/${projectId}/value/file`} />
          </div>
          <PhaseTable projectId={projectId} shown={shown} hasCosts={hasCosts} />
          <p className="mt-2 text-[13px] text-muted">{t("phase.method")}</p>
        </section>
      ) : null}
      {page.lines.length > 0 ? (
        <section>
          <h2 className="mb-2">{t("line.heading")}</h2>
          <LineTable lines={page.lines} />
        </section>
      ) : null}
      {page.isEmpty ? null : <OutcomeSection page={page} />}
    </div>
  );
}
