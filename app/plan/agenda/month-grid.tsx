import { useState, type DragEvent } from "react";
import { addDays, daysBetween, type Day } from "#app/domain/time/day.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePageKeys } from "#app/ui/page-commands.ts";
import type { Moves } from "../use-moves.ts";
import { AgendaBar } from "./agenda-bar.tsx";
import { agendaQuery } from "./agenda-view.ts";
import type { AgendaPageData } from "./agenda.route.tsx";
import { useAgendaKeys, useAgendaKeyWords } from "./use-agenda-keys.ts";

declare module "react" {
  interface CSSProperties {
    /** How many bars fit below each other in a week. */
    "--lines"?: number;
  }
}

type Week = AgendaPageData["weeks"][number];

interface MonthGridProps {
  readonly page: AgendaPageData;
  readonly moves: Moves;
}

/** Weeks below each other as on a wall calendar, with a bar for each task. */
export function MonthGrid({ page, moves }: MonthGridProps) {
  const { t } = useTranslation("agenda");
  const [target, setTarget] = useState<Day | null>(null);
  // What others do waits meanwhile.
  const [isDragging, setDragging] = useState(false);
  const endDrag = () => {
    setTarget(null);
    setDragging(false);
  };
  const move = (taskId: string, to: Day) => {
    const was = page.tasks[taskId]?.first;
    if (was !== undefined && was !== to) moves.send({ intent: "move", taskId, was, to });
  };
  const onKeyDown = useAgendaKeys(page, move);
  usePageKeys(useAgendaKeyWords(page.canEdit, page.canReport));
  const onDragStart = (event: DragEvent<HTMLElement>, week: Week, span: Week["spans"][number]) => {
    event.dataTransfer.setData(taskType, `${span.id} ${dayUnderBar(event, week, span)}`);
    event.dataTransfer.effectAllowed = "move";
    setDragging(true);
  };
  const onDrop = (event: DragEvent<HTMLElement>, week: Week) => {
    endDrag();
    const [taskId = "", grabbed = ""] = event.dataTransfer.getData(taskType).split(" ");
    const first = page.tasks[taskId]?.first;
    if (first === undefined) return;
    event.preventDefault();
    move(taskId, addDays(first, daysBetween(grabbed, dayUnder(event, week))));
  };
  const onDragOver = (event: DragEvent<HTMLElement>, week: Week) => {
    if (!event.dataTransfer.types.includes(taskType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    const day = dayUnder(event, week);
    if (day !== target) setTarget(day);
  };
  return (
    // The bars inside are the controls.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={isDragging ? "agenda dragging" : "agenda"} data-per={page.view.per} onKeyDown={onKeyDown} onDragEnd={endDrag}>
      <div className="agenda-weekdays" aria-hidden="true">
        {page.weekdays.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {page.weeks.map((week) => (
        // Dropping is one of several ways: keys and a form move a task, too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section
          key={week.monday}
          className="agenda-week"
          style={{ "--lines": Math.max(week.lines, page.view.per === "month" ? 3 : 8) }}
          aria-label={t("week", { day: week.days[0]?.title ?? "" })}
          onDragOver={(event) => onDragOver(event, week)}
          onDrop={(event) => onDrop(event, week)}
        >
          {week.days.map((day, column) => (
            <DayCell key={day.day} page={page} day={day} column={column} left={week.left[column] ?? 0} isTarget={day.day === target} />
          ))}
          {week.spans.map((span) => {
            const task = page.tasks[span.id];
            return task ? (
              <AgendaBar
                key={span.id}
                task={task}
                span={span}
                projectId={page.projectId}
                isPending={moves.pending?.get("taskId") === span.id}
                onDrag={(event) => onDragStart(event, week, span)}
              />
            ) : null;
          })}
        </section>
      ))}
    </div>
  );
}

interface DayCellProps {
  readonly page: AgendaPageData;
  readonly day: Week["days"][number];
  readonly column: number;
  readonly left: number;
  readonly isTarget: boolean;
}

function DayCell({ page: { view }, day, column, left, isTarget }: DayCellProps) {
  const { t } = useTranslation("agenda");
  const address = `?${agendaQuery({ ...view, day: day.day })}#day`;
  return (
    <div
      className="agenda-day"
      style={{ gridColumn: column + 1 }}
      data-off={day.isOff || undefined}
      data-outside={day.isOutside || undefined}
      data-today={day.isToday || undefined}
      data-target={isTarget || undefined}
    >
      <p className="agenda-number">
        <a href={address} data-keep-scroll aria-label={t("openDay", { day: day.title })} aria-current={day.isToday ? "date" : undefined}>
          {day.number}
        </a>
        {day.isOff ? <span className="sr-only">{t("off")}</span> : null}
        {day.name === "" && !day.isMadeUp ? null : (
          <span className="agenda-name" data-worked={!day.isOff || undefined}>
            {day.isMadeUp ? t("madeUp") : day.name}
          </span>
        )}
      </p>
      {left > 0 ? (
        <a className="agenda-more" href={address} data-keep-scroll aria-label={t("moreOn", { count: left, day: day.title })}>
          {t("more", { count: left })}
        </a>
      ) : null}
    </div>
  );
}

const taskType = "application/x-rollout-task";

/** The day of a week that the pointer is over. */
function dayUnder({ clientX, currentTarget }: DragEvent<HTMLElement>, { monday }: Week): Day {
  const { left, width } = currentTarget.getBoundingClientRect();
  return addDays(monday, Math.min(6, Math.max(0, Math.floor(((clientX - left) / width) * 7))));
}

/** The day at which a bar was taken. */
function dayUnderBar({ clientX, currentTarget }: DragEvent<HTMLElement>, { monday }: Week, { from, until }: Week["spans"][number]): Day {
  const { left, width } = currentTarget.getBoundingClientRect();
  const days = until - from;
  return addDays(monday, from + Math.min(days - 1, Math.max(0, Math.floor(((clientX - left) / width) * days))));
}
