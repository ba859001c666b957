import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import "./baselines.css";
import { BaselineTable } from "./baseline-table.tsx";
import { baselineForm, referenceForm, takeBaselineForm } from "./baselines.forms.server.ts";
import { chooseReference, removeBaseline, restoreBaseline, takeBaseline } from "./baselines.server.ts";
import { readBaselinesPage } from "./baselines-page.server.ts";
import { CompareForm } from "./compare-form.tsx";
import { ReferenceForm } from "./reference-form.tsx";
import { undoOfRemovedBaseline } from "./removed-baselines.server.ts";
import { TakeForm } from "./take-form.tsx";
import { readTrend } from "./trend.server.ts";
import { TrendSection } from "./trend-section.tsx";
import { wordedTrend } from "./trend-words.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const asked = new URL(caller.request.url).searchParams;
  const from = asked.get("from");
  const other = asked.get("with") ?? "";
  if (from !== null)
    throw redirect(`/projects/${caller.project.id}/baselines/${encodeURIComponent(from)}${other && `?with=${encodeURIComponent(other)}`}`);
  return {
    trend: wordedTrend(await readTrend(caller), reader),
    title: reader.t("baselines:title"),
    undo: await undoOfRemovedBaseline(caller, reader),
    ...(await readBaselinesPage(caller, reader)),
  };
});

export const action = guardedAction({
  take: intent("baseline.take", takeBaselineForm, async (args) => {
    const { id, name, version } = await takeBaseline(args);
    const { t } = await readReader(args.request, args.context);
    return { undo: { done: t("baselines:take.done", { name }), intent: "undoTake", fields: { baselineId: id, version: String(version) } } };
  }),
  undoTake: intent("baseline.take", baselineForm, removeBaseline),
  restore: intent("baseline.take", baselineForm, restoreBaseline),
  reference: intent("baseline.take", referenceForm, chooseReference),
});

export default function BaselinesPage() {
  const { t } = useTranslation("baselines");
  const { projectId, undo, trend, baselines, end, isGoLive, phases, suggestedName, chosenId, canTake, formKey } =
    useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <UndoNotice undo={undo} namedBy="removed" />
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
        {baselines.length > 0 && end !== null ? (
          <p className="mt-2">{t(isGoLive ? "nowIs.goLive" : "nowIs.finish", { day: end })}</p>
        ) : null}
      </div>
      {baselines.length === 0 ? (
        <section className="card prose">
          <h2>{t("empty.title")}</h2>
          <p>{t("empty.help")}</p>
        </section>
      ) : (
        <BaselineTable projectId={projectId} baselines={baselines} isGoLive={isGoLive} />
      )}
      <TrendSection trend={trend} />
      {baselines.length > 1 ? <CompareForm baselines={baselines} /> : null}
      {canTake && baselines.length > 1 ? <ReferenceForm baselines={baselines} chosenId={chosenId} /> : null}
      {canTake ? <TakeForm key={formKey} formKey={formKey} name={suggestedName} baselines={baselines} phases={phases} /> : null}
    </div>
  );
}
