import { useEffect, useRef, useState, type FormEvent } from "react";
import type { SingleCommand } from "#app/domain/plan/command.ts";
import { formatDay, minutesInDay, parseDay } from "#app/domain/time/day.ts";
import type { PlanFormat } from "./plan-format.ts";
import { taskById, timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { splitTask } from "./split-task.ts";
import { usePanelKeys } from "./use-panel-keys.ts";

export interface SplitPanelProps {
  readonly picture: ScheduledPlan;
  readonly taskId: string;
  readonly format: PlanFormat;
  onSplit(command: SingleCommand): void;
  onClose(): void;
}

/** Where the work on a task rests, and for how long. */
export function SplitPanel({ picture, taskId, format, onSplit, onClose }: SplitPanelProps) {
  const { text } = format;
  const index = picture.indexById.get(taskId) ?? -1;
  const { start } = timesOf(picture.schedule, index);
  const [day, setDay] = useState(formatDay(Math.floor(start / minutesInDay) + 1));
  const [days, setDays] = useState("1");
  const [isWrong, setWrong] = useState(false);
  const panel = usePanelKeys<HTMLFormElement>(onClose);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), [taskId]);
  const task = taskById(picture, taskId);
  if (!task) return null;
  const title = text("split.title", { name: format.bilingual(task.name) });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const number = parseDay(day);
    const count = Number(days);
    const command = number !== null && Number.isInteger(count) && count <= 1000 ? splitTask(picture, taskId, number, count) : null;
    if (command) onSplit(command);
    else setWrong(true);
  };
  return (
    <form ref={panel} className="link-panel bulk-panel" aria-label={title} onSubmit={onSubmit}>
      <p className="link-panel-title">{title}</p>
      <label className="link-field">
        <span>{text("split.day")}</span>
        <input ref={first} type="date" className="input" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label className="link-field">
        <span>{text("split.days")}</span>
        <input type="number" min={1} max={1000} className="input" value={days} onChange={(event) => setDays(event.target.value)} />
      </label>
      <button type="submit" className="button" data-primary="">
        {text("split.apply")}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {text("problem.close")}
      </button>
      {isWrong ? (
        <p className="cell-error-text" role="alert">
          {text("split.notThere")}
        </p>
      ) : null}
    </form>
  );
}
