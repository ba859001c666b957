import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { computeForecast } from "#app/forecast/compute-forecast.server.ts";
import { readForecastQuery } from "#app/forecast/forecast-query.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { takeBackOwnStep } from "../plan.server.ts";
import { BranchActions } from "./branch-actions.tsx";
import { BranchHeading } from "./branch-heading.tsx";
import { branchForm, editBranchForm, mergeBranchForm, takeBackForm } from "./branches.forms.server.ts";
import { discardBranch, editBranch, mergeBranch } from "./branches.server.ts";
import { ChangeTable } from "./change-table.tsx";
import { readComparePage } from "./compare-page.server.ts";
import { FigureTable } from "./figure-table.tsx";
import type { ForecastDate } from "./figures.server.ts";
import { MergeForm } from "./merge-form.tsx";
import { MovedTable } from "./moved-table.tsx";
import { useBranchNews } from "./use-branch-news.ts";
import "./branches.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const asked = new URL(caller.request.url).searchParams;
  const query = readForecastQuery(new URLSearchParams({ runs: "1000" }));
  const forecast: ForecastDate = async ({ plan }, key) => {
    const isOpen = plan.tasks.some((task) => task.durationMinutes > 0 && task.progress < 100);
    if (!isOpen) return null;
    const { milestones, project } = await computeForecast(plan, query, null, key);
    return (milestones.find(({ taskId }) => taskId === plan.goLiveTaskId) ?? project).p80;
  };
  return readComparePage(caller, caller.params.branchId ?? "", reader, asked.get("forecast") === "yes" ? forecast : null);
});

export const action = guardedAction({
  merge: intent("plan.edit", mergeBranchForm, async (args) => {
    const { turned } = args.value;
    if (turned) return { turned };
    const { name, stepId } = await mergeBranch(args);
    const { t } = await readReader(args.request, args.context);
    return { undo: { done: t("branches:merge.done", { name }), intent: "takeBack", fields: { step: stepId ?? "" } } };
  }),
  takeBack: intent("plan.edit", takeBackForm, async (args) => {
    await takeBackOwnStep(args, args.value.step);
  }),
  edit: intent("plan.edit", editBranchForm, editBranch),
  discard: intent("plan.edit", branchForm, async (args) => {
    const { id } = await discardBranch(args);
    return redirect(`/projects/${args.project.id}/branches?discarded=${id}`);
  }),
});

export default function BranchPage() {
  const { t } = useTranslation("branches");
  const page = useLoaderData<typeof loader>();
  const { branch, changes, moved } = page;
  useBranchNews(branch.id);
  const canMerge = page.canEdit && branch.isOpen;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <UndoNotice />
      <BranchHeading page={page} />
      {branch.isOpen ? <FigureTable page={page} /> : null}
      {changes.length === 0 ? (
        <p className="card text-muted">{t("changes.none")}</p>
      ) : canMerge ? (
        <MergeForm key={branch.changes} page={page} />
      ) : (
        <ChangeTable page={page} canChoose={false} />
      )}
      {moved.length > 0 ? <MovedTable page={page} /> : null}
      {canMerge ? <BranchActions key={branch.version} branch={branch} /> : null}
    </div>
  );
}
