import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { useMemo } from "react";
import type { Plan } from "#app/domain/plan/model.ts";
import { guardedAction, guardedLoader } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { readOwnPeople } from "#app/http/own-people.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLocale } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { readBaselineChoices } from "#app/baselines/baseline-choices.server.ts";
import { viewIntents } from "#app/views/view-intents.server.ts";
import { openDefaultView, readViews } from "#app/views/views.server.ts";
import { ViewMenu } from "#app/views/view-menu.tsx";
import { StartPastNotice } from "#app/projects/start-past-notice.tsx";
import { readStartPast } from "#app/projects/start-past.server.ts";
import { readChangedTasks } from "./changed-tasks.server.ts";
import { PlanOutline } from "./plan-outline.tsx";
import { PlanPreload } from "./plan-preload.tsx";
import { readOutline } from "./plan-outline.server.ts";
import { readTurns } from "./plan.server.ts";
import { TaskPanel } from "./task-panel.tsx";
import { readHeldDays } from "./held-days.server.ts";
import { readStatusDay } from "./status-day.server.ts";
import { undoOfRemoval } from "./removed-tasks.server.ts";
import { viewedPlan } from "./viewed-plan.ts";
import { usePlan } from "./use-plan.ts";
import { taskFilterOf } from "./filter-of-plan.ts";
import { ViewSwitcher } from "./view-switcher.tsx";
import { useViewAddress } from "./use-view-address.ts";
import "#app/ui/gantt/gantt.css";
import "#app/ui/gantt/tree-grid.css";
import "#app/views/views.css";
import "./view-switcher.css";
import "./workspace/workspace.css";
import "./field-filter.css";
import "./workspace/together.css";
import "./workspace/printed-plan.css";
import { PlanWorkspace } from "./workspace/plan-workspace.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { context, project, user, can, request, params } = caller;
  if (params.taskId === undefined) await openDefaultView(caller, viewedPlan);
  const reader = await readReader(request, context);
  const { t, locale } = reader;
  return {
    title: t("projects:navigation.plan"),
    projectId: project.id,
    projectName: inLanguage({ text: project.name, zh: project.nameZh }, locale),
    version: project.planVersion,
    canEdit: can("plan.edit"),
    canReport: can("plan.progress"),
    seesCosts: can("costs.view"),
    canComment: can("comment.write"),
    today: todayIn(project.timeZone, context.now()),
    statusDay: await readStatusDay(caller),
    held: await readHeldDays(caller),
    undo: await undoOfRemoval(caller, reader),
    outline: await readOutline(caller, locale),
    namesApart: await readNamesApart(caller, locale),
    ownPeople: [...(await readOwnPeople(caller))],
    startPast: await readStartPast(caller, reader),
    changed: await readChangedTasks(caller, params.taskId),
    views: await readViews(caller, viewedPlan, reader),
    baselines: await readBaselineChoices(caller, reader),
    viewKey: context.newId(),
    ...(await readTurns(context.db, project.id, user.id)),
  };
});

export const action = guardedAction(viewIntents(() => viewedPlan));

export { revalidatesUnlessViewChange as shouldRevalidate } from "#app/ui/view-change.ts";

export default function PlanPage() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { taskId } = useParams();
  const changed = useMemo(() => new Set(page.changed), [page.changed]);
  const ownPeople = useMemo(() => new Set(page.ownPeople), [page.ownPeople]);
  const place = `/projects/${page.projectId}/plan`;
  const { plan, onComment, ...actions } = usePlan({ ...page, place });
  const { address, selectTask, selectedTaskId } = useViewAddress(taskId);
  const panel = taskId === undefined ? null : <TaskPanel projectId={page.projectId} taskId={taskId} />;
  return (
    <div className="plan-beside" data-panel={panel !== null || undefined}>
      <div className="plan-beside-main">
        <UndoNotice undo={page.undo} namedBy="removed" />
        <StartPastNotice text={page.startPast} />
        {plan ? workspace(plan) : outline()}
      </div>
      {panel}
    </div>
  );

  // Until the plan has arrived, and without scripts.
  function outline() {
    return (
      <>
        <PlanPreload place={place} />
        <PlanOutline projectId={page.projectId} outline={page.outline} />
      </>
    );
  }

  function workspace(shown: Plan) {
    return (
      <>
        <h1 className="sr-only">{page.title}</h1>
        <PlanWorkspace
          {...actions}
          plan={shown}
          place={place}
          exportPlace={`/projects/${page.projectId}/export/chart`}
          title={page.projectName}
          namesApart={page.namesApart}
          ownPeople={ownPeople}
          canEdit={page.canEdit}
          canReport={page.canReport}
          seesCosts={page.seesCosts}
          onComment={page.canComment ? onComment : undefined}
          today={page.today}
          statusDay={page.statusDay}
          held={page.held}
          locale={locale}
          address={address}
          baselines={page.baselines}
          views={(query) => <ViewMenu views={page.views} query={query} canShare={page.canEdit} formKey={page.viewKey} isIcon />}
          switcher={(filter, grouping) => (
            <ViewSwitcher projectId={page.projectId} current="gantt" filter={taskFilterOf(filter, shown)} grouping={grouping} isSmall />
          )}
          selectedTaskId={selectedTaskId}
          onSelectTask={selectTask}
          openTaskId={taskId ?? null}
          changed={changed}
        />
      </>
    );
  }
}
