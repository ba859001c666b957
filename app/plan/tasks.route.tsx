import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { unpack } from "#app/http/packed.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { readTaskPage } from "./task-list.server.ts";
import { TaskFilters, TaskPages, TaskTable } from "./task-table.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("projects:navigation.tasks"), ...(await readTaskPage(caller, reader)) };
});

export default function TasksPage() {
  const { t } = useTranslation("plan");
  const page = useLoaderData<typeof loader>();
  const rows = useMemo(() => unpack(page.rows), [page.rows]);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t("list.title")}</h1>
        <span className="text-muted tabular-nums">{t("list.count", { count: page.total })}</span>
        <TaskFilters show={page.show} />
      </div>
      <TaskTable projectId={page.projectId} rows={rows} />
      <TaskPages page={page.page} pages={page.pages} show={page.show} />
    </>
  );
}
