import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { unpack } from "#app/http/packed.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useCreateCommand } from "#app/ui/page-commands.ts";
import { Pager } from "#app/ui/pager.tsx";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { readTaskAmounts } from "#app/value/task-amounts.server.ts";
import { viewIntents } from "#app/views/view-intents.server.ts";
import { openDefaultView, readViews } from "#app/views/views.server.ts";
import { ViewMenu } from "#app/views/view-menu.tsx";
import { quickAddForm } from "./plan.forms.server.ts";
import { QuickAddRow } from "./quick-add.tsx";
import { quickAdd, readQuickAddChoices } from "./quick-add.server.ts";
import { readFilterFields } from "./filter-fields.server.ts";
import { ColumnChoice, GroupingChoice } from "./table/table-tools.tsx";
import { keptByFilter, tableQuery } from "./table/table-view.ts";
import { stepIntents } from "./step-intents.server.ts";
import { TaskFilters } from "./task-filters.tsx";
import { LeftOut } from "./left-out.tsx";
import { readTaskPage, type TaskListRow } from "./task-list.server.ts";
import { TaskTable } from "./task-table.tsx";
import { useChosenRow } from "./use-chosen-row.ts";
import { useOwnSteps } from "./use-step-keys.ts";
import { ViewSwitcher } from "./view-switcher.tsx";
import { useListCommands } from "./use-list-commands.ts";
import { viewedTasks } from "./viewed-tasks.server.ts";
import "#app/views/views.css";
import "./field-filter.css";
import "./table/task-table.css";
import "./view-switcher.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { request, context, can } = caller;
  const asked = new URL(request.url).searchParams;
  const views = viewedTasks(caller);
  await openDefaultView(caller, views);
  const reader = await readReader(request, context);
  const page = await readTaskPage(caller, reader, readTaskAmounts);
  return {
    title: reader.t("projects:navigation.tasks"),
    ...page,
    filtered: await readFilterFields(caller, reader.locale, page.view.filter),
    choices: await readQuickAddChoices(caller, reader.locale),
    views: await readViews(caller, views, reader),
    canEdit: can("plan.edit"),
    canReport: can("plan.progress"),
    canComment: can("comment.write"),
    newTask: (asked.get("new") ?? "").slice(0, 500),
    asksForTask: asked.has("new"),
    formKey: context.newId(),
    viewKey: context.newId(),
  };
});

export const action = guardedAction({
  quickAdd: intent("plan.edit", quickAddForm, quickAdd),
  ...stepIntents,
  ...viewIntents(viewedTasks),
});

export default function TasksPage() {
  const { t } = useTranslation("plan");
  const page = useLoaderData<typeof loader>();
  const rows = useMemo(() => unpack(page.rows), [page.rows]);
  useCreateCommand(useTranslation("search").t("command.newTask"), "[data-quick-add]", page.canEdit);
  useOwnSteps(page.canReport);
  const { view } = page;
  const chosenId = useChosenRow();
  const may = { edit: page.canEdit, report: page.canReport, comment: page.canComment };
  useListCommands(
    page.projectId,
    rows.find((row): row is TaskListRow => row.kind !== "group" && row.id === chosenId),
    page.choices.people,
    may,
  );
  return (
    <>
      <UndoNotice />
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t("list.title")}</h1>
        <span className="text-muted tabular-nums">{t("list.count", { count: page.total })}</span>
        <ViewSwitcher projectId={page.projectId} current="table" filter={view.filter} grouping={view.grouping} />
        <ViewMenu views={page.views} query={tableQuery(view)} canShare={page.canEdit} formKey={page.viewKey} />
        <ColumnChoice page={page} />
        <GroupingChoice page={page} />
        <TaskFilters
          filter={view.filter}
          people={page.choices.people}
          phases={page.choices.phases}
          {...page.filtered}
          kept={keptByFilter(view)}
        />
      </div>
      {page.canEdit ? (
        <QuickAddRow
          projectId={page.projectId}
          choices={page.choices}
          formKey={page.formKey}
          line={page.newTask}
          hasFocus={page.asksForTask}
        />
      ) : null}
      <LeftOut parts={page.leftOut} />
      <TaskTable projectId={page.projectId} isPlanEmpty={page.isEmpty} rows={rows} columns={page.columns} view={view} chosenId={chosenId} />
      {page.isEmpty ? null : (
        <div className="mt-3">
          <TableDownloads url={`/projects/${page.projectId}/tasks/file${tableQuery(view) === "" ? "" : `?${tableQuery(view)}`}`} />
        </div>
      )}
      <Pager page={page.page} pages={page.pages} to={(target) => `?${tableQuery(view, target)}`} />
    </>
  );
}
