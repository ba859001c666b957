import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { taskAddress } from "./agenda-bar.tsx";
import type { AgendaTask } from "./agenda-page.server.ts";
import { agendaQuery } from "./agenda-view.ts";
import type { AgendaPageData } from "./agenda.route.tsx";

interface TaskLineProps {
  readonly task: AgendaTask;
  readonly page: AgendaPageData;
}

/** A task in a list of a day's tasks. */
export function TaskLine({ task, page: { projectId, view } }: TaskLineProps) {
  const { t } = useTranslation("agenda");
  const isPoint = task.kind === "milestone" || task.kind === "gate";
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-1.5 first:border-t-0">
      <span className="min-w-0 flex-1 basis-56">
        <span className="text-muted tabular-nums">{task.code}</span>{" "}
        <a className="link" href={taskAddress(projectId, task)}>
          {task.name}
        </a>
        {isPoint ? (
          <span className="ms-2 inline-flex items-center gap-1 text-[13px] text-muted">
            <Icon name="gate" size={12} />
            {t(task.kind === "gate" ? "kind.gate" : "kind.milestone")}
          </span>
        ) : null}
      </span>
      <span className="text-muted tabular-nums">{task.dates}</span>
      {task.owner === "" ? null : <span className="text-muted">{task.owner}</span>}
      {task.isLate ? <strong className="text-critical">{t("late")}</strong> : null}
      {task.isCritical ? <span className="text-critical">{t("critical")}</span> : null}
      <span className="text-muted tabular-nums">{task.isDone ? t("done") : task.progress}</span>
      {task.isMovable ? (
        <a
          className="link no-print"
          data-keep-scroll
          href={`?${withMove(agendaQuery(view), task.id)}#move`}
          aria-label={t("moveOf", { name: task.name })}
        >
          {t("move")}
        </a>
      ) : null}
    </li>
  );
}

function withMove(query: string, taskId: string): string {
  return query === "" ? `move=${taskId}` : `${query}&move=${taskId}`;
}
