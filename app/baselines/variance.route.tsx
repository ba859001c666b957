import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Pager } from "#app/ui/pager.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import "./baselines.css";
import { BaselineActions } from "./baseline-actions.tsx";
import { BaselineFacts } from "./baseline-facts.tsx";
import { baselineForm, editBaselineForm, referenceForm, withdrawForm } from "./baselines.forms.server.ts";
import { approveBaseline, chooseReference, editBaseline, removeBaseline, withdrawBaseline } from "./baselines.server.ts";
import { PhaseTable } from "./phase-table.tsx";
import { varianceFilterQuery } from "./variance-filter.ts";
import { VarianceFilters } from "./variance-filters.tsx";
import { readVariancePage } from "./variance-page.server.ts";
import { VarianceSummaryLine } from "./variance-summary.tsx";
import { VarianceTable } from "./variance-table.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const page = await readVariancePage(caller, reader);
  return { title: page.baseline.name, ...page };
});

export const action = guardedAction({
  edit: intent("baseline.take", editBaselineForm, editBaseline),
  approve: intent("baseline.approve", baselineForm, approveBaseline),
  withdraw: intent("baseline.approve", withdrawForm, withdrawBaseline),
  reference: intent("baseline.take", referenceForm, chooseReference),
  remove: intent("baseline.take", baselineForm, async (args) => {
    const { id } = await removeBaseline(args);
    return redirect(`/projects/${args.project.id}/baselines?removed=${id}`);
  }),
});

export default function VariancePage() {
  const { t } = useTranslation("baselines");
  const page = useLoaderData<typeof loader>();
  const { projectId, baseline, comparedWith, filter, phases, rows, hasCosts } = page;
  const here = `/projects/${projectId}/baselines/${baseline.id}`;
  const isSame = phases.every(({ counts }) => counts.added + counts.removed + counts.moved === 0) && rows.length === 0;
  return (
    <>
      <p className="no-print">
        <a className="link" href={`/projects/${projectId}/baselines`}>
          {t("variance.back")}
        </a>
      </p>
      <h1>
        {comparedWith === null
          ? t("variance.title", { name: baseline.name })
          : t("variance.titleWith", { name: baseline.name, other: comparedWith })}
      </h1>
      <BaselineFacts baseline={baseline} />
      <VarianceSummaryLine summary={page.summary} />
      <VarianceFilters key={varianceFilterQuery(filter)} filter={filter} choices={page.choices} phases={phases} />
      {phases.length > 0 && !isSame ? <PhaseTable phases={phases} filter={filter} hasCosts={hasCosts} /> : null}
      <section className="mt-6">
        <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
          <h2>{t("variance.tasks")}</h2>
          <TableDownloads url={withQuery(`${here}/file`, varianceFilterQuery(filter))} />
        </div>
        {rows.length === 0 ? (
          <p className="card text-muted">{t(isSame ? "variance.none" : "variance.noneShown")}</p>
        ) : (
          <VarianceTable projectId={projectId} rows={rows} hasCosts={hasCosts} comparedWith={comparedWith} />
        )}
        <p className="mt-2 text-[13px] text-muted">{t("variance.method")}</p>
        <Pager page={page.page} pages={page.pages} to={(target) => `?${varianceFilterQuery(filter, target)}`} />
      </section>
      <BaselineActions key={baseline.version} baseline={baseline} canTake={page.canTake} canApprove={page.canApprove} />
    </>
  );
}

function withQuery(url: string, query: string): string {
  return query === "" ? url : `${url}?${query}`;
}
