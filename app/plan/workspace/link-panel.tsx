import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { PlanLink } from "#app/domain/plan/model.ts";
import { isComposing } from "./cell-editor.tsx";
import { lagText } from "./lag-text.ts";
import type { PlanFormat } from "./plan-format.ts";
import { readPredecessor, type Predecessor, type PredecessorProblem } from "./predecessor-text.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";

export interface LinkPanelProps {
  readonly picture: ScheduledPlan;
  readonly taskId: string;
  readonly format: PlanFormat;
  /** Answers whether the link was made or changed; what was typed stays when it was not. */
  onAdd(predecessor: Predecessor): Promise<boolean>;
  onRemove(link: PlanLink): void;
  /** What was typed cannot be read; it says so itself. */
  onUnreadable(): void;
  onClose(): void;
}

/** The predecessors of one task: the list, and a line to type another. */
export function LinkPanel({ picture, taskId, format, onAdd, onRemove, onUnreadable, onClose }: LinkPanelProps) {
  const { text } = format;
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<PredecessorProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [taskId]);
  const task = taskById(picture, taskId);
  if (!task) return null;
  const links = picture.plan.links.filter((link) => link.successorId === taskId);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readPredecessor(typed, picture);
    if (!read.ok) {
      setProblem(read.problem);
      onUnreadable();
      return;
    }
    setProblem(null);
    if (await onAdd(read.value)) setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && isComposing(event)) event.preventDefault();
  };
  return (
    <form className="link-panel" aria-label={text("links.title", { name: format.bilingual(task.name) })} onSubmit={onSubmit}>
      <p className="link-panel-title">{text("links.title", { name: format.bilingual(task.name) })}</p>
      <ul className="link-list">
        {links.map((link) => (
          <li key={link.id}>
            <span>{linkText(link, picture, format)}</span>
            <button type="button" className="button" onClick={() => onRemove(link)}>
              {text("links.remove")}
            </button>
          </li>
        ))}
      </ul>
      <label className="link-field">
        <span>{text("links.field")}</span>
        <input
          ref={field}
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby="link-hint"
          autoComplete="off"
          className="cell-editor"
          onKeyDown={onKeyDown}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        {text("links.add")}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {text("problem.close")}
      </button>
      <p id="link-hint" className={problem ? "cell-error-text" : "link-hint"} role={problem ? "alert" : undefined}>
        {problem ? text(`links.${problem}`) : text("links.hint")}
      </p>
    </form>
  );
}

/** A link as one would type it, with the predecessor's name: `2.7 Train key users FS+2d`. */
export function linkText(link: PlanLink, picture: ScheduledPlan, format: PlanFormat): string {
  const task = taskById(picture, link.predecessorId);
  const name = task ? `${picture.codes.get(link.predecessorId) ?? ""} ${format.bilingual(task.name)}` : link.predecessorId;
  return `${name} ${link.type}${lagText(link, picture, format)}`;
}
