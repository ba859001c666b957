import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { AskBeforeKeeping } from "#app/ui/ask-before-keeping.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { viewIntents } from "#app/views/view-intents.server.ts";
import { openDefaultView, readViews } from "#app/views/views.server.ts";
import { ViewMenu } from "#app/views/view-menu.tsx";
import { takeBackOwnStep } from "../plan.server.ts";
import { readFilterFields } from "../filter-fields.server.ts";
import { readQuickAddChoices } from "../quick-add.server.ts";
import { stepIntents } from "../step-intents.server.ts";
import { TaskFilters } from "../task-filters.tsx";
import { useMoves } from "../use-moves.ts";
import { useOwnSteps } from "../use-step-keys.ts";
import { ViewSwitcher } from "../view-switcher.tsx";
import { readAgenda } from "./agenda-page.server.ts";
import { agendaQuery, keptByFilter } from "./agenda-view.ts";
import { moveForm, undoMoveForm } from "./agenda.forms.server.ts";
import { AgendaList } from "./agenda-list.tsx";
import { AgendaNavigation } from "./agenda-navigation.tsx";
import { DayPanel } from "./day-panel.tsx";
import { MonthGrid } from "./month-grid.tsx";
import { MoveDayPanel } from "./move-day-panel.tsx";
import { moveTask } from "./move-task.server.ts";
import { viewedAgenda } from "./viewed-agenda.server.ts";
import "#app/views/views.css";
import "../field-filter.css";
import "../view-switcher.css";
import "./agenda.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { request, context, can, project } = caller;
  await openDefaultView(caller, viewedAgenda);
  const reader = await readReader(request, context);
  const agenda = await readAgenda(caller, reader);
  return {
    title: reader.t("agenda:title"),
    projectId: project.id,
    ...agenda,
    filtered: await readFilterFields(caller, reader.locale, agenda.view.filter),
    choices: await readQuickAddChoices(caller, reader.locale),
    views: await readViews(caller, viewedAgenda, reader),
    canEdit: can("plan.edit"),
    canReport: can("plan.progress"),
    formKey: context.newId(),
    viewKey: context.newId(),
  };
});

export const action = guardedAction({
  move: intent("plan.edit", moveForm, moveTask),
  undoMove: intent("plan.edit", undoMoveForm, async (args) => {
    await takeBackOwnStep(args, args.value.stepId);
  }),
  ...stepIntents,
  ...viewIntents(() => viewedAgenda),
});

export type AgendaPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function AgendaPage() {
  const { t } = useTranslation("agenda");
  const { t: plan } = useTranslation("plan");
  const page = useLoaderData<typeof loader>();
  const { view, choices, canEdit } = page;
  const moves = useMoves();
  useOwnSteps(page.canReport);
  const query = agendaQuery({ ...view, at: null, day: null });
  return (
    <>
      <UndoNotice />
      <AskBeforeKeeping reply={moves.reply} onKeep={moves.keep} canMute />
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t("title")}</h1>
        <ViewSwitcher projectId={page.projectId} current="calendar" filter={view.filter} />
        <ViewMenu views={page.views} query={query} canShare={canEdit} formKey={page.viewKey} />
        <TaskFilters
          filter={view.filter}
          people={choices.people}
          phases={choices.phases}
          {...page.filtered}
          kept={keptByFilter({ ...view, day: null })}
          hasOrder={false}
        />
      </div>
      <AgendaNavigation page={page} />
      <AskBeforeKeeping reply={useFormReply("move")} />
      {page.moving ? <MoveDayPanel page={page} moving={page.moving} /> : null}
      <DayPanel page={page} />
      {page.total === 0 ? <p className="mb-3 text-muted">{page.isEmpty ? plan("list.emptyPlan") : t(`emptyRange.${view.per}`)}</p> : null}
      <MonthGrid page={page} moves={moves} />
      <AgendaList page={page} />
      {canEdit ? <p className="no-print mt-2 hidden text-[13px] text-muted md:block">{t("help")}</p> : null}
    </>
  );
}
