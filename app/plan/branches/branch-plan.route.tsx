import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { readBaselineChoices } from "#app/baselines/baseline-choices.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { readOwnPeople } from "#app/http/own-people.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLocale } from "#app/i18n/use-translation.ts";
import { readStatusDay } from "../status-day.server.ts";
import { PlanPreload } from "../plan-preload.tsx";
import { usePlan } from "../use-plan.ts";
import { useViewAddress } from "../use-view-address.ts";
import "#app/ui/gantt/gantt.css";
import "#app/ui/gantt/tree-grid.css";
import "../workspace/workspace.css";
import "../field-filter.css";
import "../workspace/together.css";
import "../workspace/printed-plan.css";
import "./branches.css";
import { PlanWorkspace } from "../workspace/plan-workspace.tsx";
import { BranchBanner } from "./branch-banner.tsx";
import { readBranchPlanPage } from "./branch-plan.server.ts";
import { noRemovals } from "./no-removals.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { context, project, request } = caller;
  const reader = await readReader(request, context);
  const page = await readBranchPlanPage(caller, reader);
  const name = inLanguage({ text: project.name, zh: project.nameZh }, reader.locale);
  // The live plan lies under the bars; baselines can be looked at in its place.
  const live = { id: "live", number: 0, name: reader.t("branches:livePlan"), isReference: true };
  const baselines = (await readBaselineChoices(caller, reader)).map((choice) => ({ ...choice, isReference: false }));
  return {
    title: page.branch.name,
    projectId: project.id,
    printedTitle: reader.t("branches:printedTitle", { project: name, name: page.branch.name }),
    today: todayIn(project.timeZone, context.now()),
    statusDay: await readStatusDay(caller),
    namesApart: await readNamesApart(caller, reader.locale),
    ownPeople: [...(await readOwnPeople(caller))],
    baselines: [live, ...baselines],
    ...page,
  };
});

export { revalidatesUnlessViewChange as shouldRevalidate } from "#app/ui/view-change.ts";

const nothingChanged: ReadonlySet<string> = new Set();

export default function BranchPlanPage() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { branch, projectId, version, canUndo, canRedo } = page;
  const place = `/projects/${projectId}/branches/${branch.id}/plan`;
  const { plan, send, undo, redo, ...turns } = usePlan({ projectId, version, canUndo, canRedo, place, branchId: branch.id });
  const { address, selectTask, selectedTaskId } = useViewAddress(undefined);
  const ownPeople = useMemo(() => new Set(page.ownPeople), [page.ownPeople]);
  const banner = useMemo(() => <BranchBanner page={page} />, [page]);
  return (
    <>
      {banner}
      {plan ? (
        <PlanWorkspace
          plan={plan}
          place={place}
          canUndo={turns.canUndo}
          canRedo={turns.canRedo}
          send={send}
          undo={undo}
          redo={redo}
          removals={noRemovals}
          title={page.printedTitle}
          namesApart={page.namesApart}
          ownPeople={ownPeople}
          seesCosts={false}
          canEdit={page.canEdit}
          canReport={page.canEdit}
          today={page.today}
          statusDay={page.statusDay}
          locale={locale}
          address={address}
          baselines={page.baselines}
          selectedTaskId={selectedTaskId}
          onSelectTask={selectTask}
          openTaskId={null}
          changed={nothingChanged}
        />
      ) : (
        <PlanPreload place={place} />
      )}
    </>
  );
}
