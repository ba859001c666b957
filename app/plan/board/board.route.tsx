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
import { readFilterFields } from "../filter-fields.server.ts";
import { LeftOut } from "../left-out.tsx";
import { readQuickAddChoices } from "../quick-add.server.ts";
import { takeBackOwnStep } from "../plan.server.ts";
import { stepIntents } from "../step-intents.server.ts";
import { TaskFilters } from "../task-filters.tsx";
import { useOwnSteps } from "../use-step-keys.ts";
import { ViewSwitcher } from "../view-switcher.tsx";
import { Board } from "./board.tsx";
import { readBoard } from "./board-page.server.ts";
import { boardQuery, cardsAtOnce, keptByFilter } from "./board-view.ts";
import { moveForm, undoMoveForm } from "./board.forms.server.ts";
import { GroupingChoice } from "./grouping-choice.tsx";
import { MovePanel } from "./move-panel.tsx";
import { moveCard } from "./move-card.server.ts";
import { viewedBoard } from "./viewed-board.server.ts";
import "#app/views/views.css";
import "../field-filter.css";
import "../view-switcher.css";
import "./board.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { request, context, can, project } = caller;
  const views = viewedBoard(caller);
  await openDefaultView(caller, views);
  const reader = await readReader(request, context);
  const board = await readBoard(caller, reader);
  return {
    title: reader.t("board:title"),
    projectId: project.id,
    ...board,
    filtered: await readFilterFields(caller, reader.locale, board.view.filter),
    choices: await readQuickAddChoices(caller, reader.locale),
    views: await readViews(caller, views, reader),
    canEdit: can("plan.edit"),
    canReport: can("plan.progress"),
    formKey: context.newId(),
    viewKey: context.newId(),
    fieldKey: context.newId(),
  };
});

export const action = guardedAction({
  move: intent("plan.progress", moveForm, moveCard),
  undoMove: intent("plan.progress", undoMoveForm, async (args) => {
    await takeBackOwnStep(args, args.value.stepId);
  }),
  ...stepIntents,
  ...viewIntents(viewedBoard),
});

export type BoardPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BoardPage() {
  const { t } = useTranslation("board");
  const page = useLoaderData<typeof loader>();
  const { view, choices, canEdit } = page;
  useOwnSteps(page.canReport);
  const query = boardQuery({ ...view, cards: cardsAtOnce });
  return (
    <>
      <UndoNotice />
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t("title")}</h1>
        <span className="text-muted tabular-nums">{t("count", { count: page.total })}</span>
        <ViewSwitcher projectId={page.projectId} current="board" filter={view.filter} />
        <ViewMenu views={page.views} query={query} canShare={canEdit} formKey={page.viewKey} />
        <GroupingChoice view={view} fields={page.fields} />
        <TaskFilters filter={view.filter} people={choices.people} phases={choices.phases} {...page.filtered} kept={keptByFilter(view)} />
      </div>
      {page.isFieldLost ? (
        <p role="status" className="mb-3 text-muted">
          {t("fieldLost")}
        </p>
      ) : null}
      <LeftOut parts={page.leftOut} />
      <AskBeforeKeeping reply={useFormReply("move")} />
      {page.moving && page.canMove ? <MovePanel page={page} moving={page.moving} /> : null}
      <Board page={page} />
      {page.canMove ? <p className="no-print mt-2 hidden text-[13px] text-muted lg:block">{t("moveHelp")}</p> : null}
    </>
  );
}
