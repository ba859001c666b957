import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { News } from "#app/history/news.tsx";
import { readNews } from "#app/history/task-activity.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { watchForm } from "#app/notifications/notifications.forms.server.ts";
import { WatchButton } from "#app/notifications/watch-button.tsx";
import { readProjectWatch, watchProject } from "#app/notifications/watching.server.ts";
import { SelectionCard } from "#app/scoring/selection-card.tsx";
import { readSelectionCard } from "#app/scoring/selection-card.server.ts";
import { Gap } from "#app/ui/gap.tsx";
import { HealthView } from "./health.tsx";
import { readHome, type HomeTask } from "./home.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const historyUrl = caller.can("history.view") ? `/projects/${caller.project.id}/history` : null;
  return {
    ...(await readHome(caller, reader)),
    news: await readNews(caller, reader),
    historyUrl,
    selection: await readSelectionCard(caller, reader),
    isWatching: await readProjectWatch(caller),
  };
});

export const action = guardedAction({ watch: intent("project.view", watchForm, watchProject) });

export default function HomePage() {
  const { t } = useTranslation("projects");
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <div className="mb-1 flex items-start justify-between gap-3">
        <h1>{page.title}</h1>
        <WatchButton what="project" isWatching={page.isWatching} />
      </div>
      <p className="mb-5">
        {page.standing}
        <Gap />
        {page.importedFile ? (
          <a className="link" href={`/projects/${page.projectId}/import`}>
            {t("home.imported", { file: page.importedFile })}
          </a>
        ) : null}
      </p>
      <HomeFigures page={page} />
      {page.notices.length > 0 ? (
        <ul className="mb-6 space-y-1">
          {page.notices.map((notice) => (
            <li key={notice.text} className="rounded-md border border-warn bg-warn-soft px-3 py-2">
              {notice.text}
              <Gap />
              <a className="link" href={notice.to}>
                {notice.action}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <TaskSection title={t("home.mine")} empty={t("home.mineEmpty")} tasks={page.mine} projectId={page.projectId} />
        <TaskSection title={t("home.late")} empty={t("home.lateEmpty")} tasks={page.late} projectId={page.projectId} />
        <TaskSection title={t("home.gates")} empty={t("home.gatesEmpty")} tasks={page.gates} projectId={page.projectId} page="gates" />
        <TaskSection
          title={t("home.critical")}
          lead={page.end}
          empty={t("home.criticalEmpty")}
          tasks={page.critical}
          projectId={page.projectId}
        />
        {page.selection ? <SelectionCard card={page.selection} /> : null}
        <News news={page.news} historyUrl={page.historyUrl} />
      </div>
    </>
  );
}

type HomePageData = ReturnType<typeof useLoaderData<typeof loader>>;

/** Where the project stands, in four figures with where each comes from. */
function HomeFigures({ page: { projectId, goLive, canSetGoLive, health, reasons, nextGate, progress } }: { readonly page: HomePageData }) {
  const { t } = useTranslation("projects");
  return (
    <dl className="mb-6 grid grid-cols-1 gap-x-6 gap-y-3 border-y border-line py-3 sm:grid-cols-2 xl:grid-cols-4">
      <div>
        <dt className="text-[13px] text-muted">{t("list.goLive")}</dt>
        <dd>
          {goLive ? (
            <>
              <a href={`/projects/${projectId}/tasks/${goLive.taskId}`} className="link font-medium tabular-nums">
                {goLive.day}
              </a>
              <span className={`block text-[13px] ${goLive.isLate ? "text-critical" : "text-muted"}`}>{goLive.words}</span>
            </>
          ) : (
            <>
              {t("list.noGoLive")}{" "}
              {canSetGoLive ? (
                <a href={`/projects/${projectId}/settings#go-live`} className="link no-print">
                  {t("home.setGoLive")}
                </a>
              ) : null}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt className="text-[13px] text-muted">{t("list.health")}</dt>
        <dd>
          <HealthView health={health} reasons={reasons} />
        </dd>
      </div>
      <div>
        <dt className="text-[13px] text-muted">{t("list.nextGate")}</dt>
        <dd>
          {nextGate ? (
            <>
              <a href={`/projects/${projectId}/gates/${nextGate.id}`} className="link">
                {nextGate.name}
              </a>
              <span className="block text-[13px] text-muted tabular-nums">{nextGate.day}</span>
            </>
          ) : (
            "–"
          )}
        </dd>
      </div>
      <div>
        <dt className="text-[13px] text-muted">{t("list.progress")}</dt>
        <dd className="tabular-nums">
          <a href={`/projects/${projectId}/tasks`} className="link">
            {progress}
          </a>
        </dd>
      </div>
    </dl>
  );
}

interface TaskSectionProps {
  readonly title: string;
  readonly lead?: string | null;
  readonly empty: string;
  readonly tasks: readonly HomeTask[];
  readonly projectId: string;
  /** Where the tasks are looked at. */
  readonly page?: "tasks" | "gates";
}

function TaskSection({ title, lead, empty, tasks, projectId, page = "tasks" }: TaskSectionProps) {
  return (
    <section className="card">
      <h2 className="mb-2">{title}</h2>
      {lead ? <p className="mb-1">{lead}</p> : null}
      {tasks.length === 0 ? <p className="text-muted">{empty}</p> : null}
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-1.5 first:border-t-0">
            <a className="link min-w-0 flex-1 basis-48" href={`/projects/${projectId}/${page}/${task.id}`}>
              {task.name}
            </a>
            <span className="text-muted">{task.owner}</span>
            <span className={task.isLate ? "text-critical tabular-nums" : "text-muted tabular-nums"}>{task.when}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
