import type { DragEvent } from "react";
import type { PlacedSpan } from "#app/domain/plan/week-rows.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { AgendaTask } from "./agenda-page.server.ts";

interface AgendaBarProps {
  readonly task: AgendaTask;
  readonly span: PlacedSpan;
  readonly projectId: string;
  readonly isPending: boolean;
  onDrag(event: DragEvent<HTMLElement>): void;
}

/** As much of a task as lies in one week. */
export function AgendaBar({ task, span, projectId, isPending, onDrag }: AgendaBarProps) {
  const isPoint = task.kind === "milestone" || task.kind === "gate";
  return (
    <a
      className="agenda-bar"
      href={taskAddress(projectId, task)}
      style={{ gridColumn: `${span.from + 1} / ${span.until + 1}`, gridRow: span.line + 2 }}
      draggable={task.isMovable}
      onDragStart={task.isMovable ? onDrag : (event) => event.preventDefault()}
      data-moves={task.id}
      data-first={task.first}
      data-kind={isPoint ? "point" : undefined}
      data-done={task.isDone || undefined}
      data-critical={task.isCritical || undefined}
      data-late={task.isLate || undefined}
      data-begins={span.begins || undefined}
      data-ends={span.ends || undefined}
      data-pending={isPending || undefined}
      title={useBarTitle(task)}
    >
      {isPoint ? <Icon name="gate" size={12} /> : null}
      {task.isLate ? <Icon name="warning" size={12} /> : null}
      {task.isDone ? <Icon name="tick" size={12} /> : null}
      <span className="truncate">{task.name}</span>
      {task.owner === "" ? null : <span className="agenda-owner">{task.owner}</span>}
      <span className="sr-only">{useBarFacts(task)}</span>
    </a>
  );
}

export function taskAddress(projectId: string, { id, kind }: AgendaTask): string {
  return `/projects/${projectId}/${kind === "gate" ? "gates" : "tasks"}/${id}`;
}

/** All that a bar shows, in words. */
function useBarTitle(task: AgendaTask): string {
  const { t } = useTranslation("agenda");
  return t("label", { code: task.code, name: task.name, facts: useBarFacts(task) });
}

/** What else there is to say of a task than its name. */
function useBarFacts({ dates, owner, kind, isDone, isLate, isCritical }: AgendaTask): string {
  const { t } = useTranslation("agenda");
  const { t: shared } = useTranslation("workload");
  const words = [
    dates,
    ...(owner === "" ? [] : [owner]),
    ...(kind === "milestone" || kind === "gate" ? [t(`kind.${kind}`)] : []),
    ...(isDone ? [t("done")] : isLate ? [t("late")] : []),
    ...(isCritical ? [t("critical")] : []),
  ];
  return words.join(shared("separator"));
}
