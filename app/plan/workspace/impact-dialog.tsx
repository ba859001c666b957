import { useEffect, useId, useRef, useState } from "react";
import { minutesInDay } from "#app/domain/time/day.ts";
import { dayDistance, farthestMoved, impactSentence, type WeighedChange } from "./change-impact.ts";
import type { PlanFormat } from "./plan-format.ts";

export interface ImpactDialogProps {
  readonly change: WeighedChange;
  readonly format: PlanFormat;
  /** Hears whether the change is to be kept, which is asked; missing where the dialog only tells of one. */
  readonly onDecide?: (isKept: boolean, asksAgain: boolean) => void;
  readonly onClose?: () => void;
}

const mostTasks = 10;

/** What a change does to go-live, gates, milestones and tasks: before it is kept, or afterwards on request. */
export function ImpactDialog({ change, format, onDecide, onClose }: ImpactDialogProps) {
  const { text } = format;
  const { before, impact } = change;
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const isKept = useRef(false);
  const [asksAgain, setAsksAgain] = useState(true);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
    keep.current?.focus();
  }, []);
  const nameOf = (index: number) => format.bilingual(before.plan.tasks[index]!.name);
  const { finishBefore, finishAfter } = impact;
  const points = impact.points.map((point) => ({ ...point, key: String(point.index), name: nameOf(point.index) }));
  if (finishBefore !== finishAfter && !points.some(({ to }) => to === finishAfter))
    points.push({ key: "end", index: -1, isGoLive: false, name: text("impact.end"), from: finishBefore, to: finishAfter });
  const tasks = farthestMoved(change, mostTasks);
  const others = impact.moved.filter((index) => !impact.points.some((point) => point.index === index)).length - tasks.length;
  return (
    <dialog
      ref={dialog}
      className="question impact-dialog"
      aria-labelledby={titleId}
      onClose={onDecide ? () => onDecide(isKept.current, asksAgain) : onClose}
    >
      <h2 id={titleId}>{text(onDecide ? "impact.question" : "impact.told")}</h2>
      <p className="impact-sentence">{text("done.sentence", { phrases: impactSentence(before, impact, format) })}</p>
      <div className="impact-tables">
        <MovedTable label={text("impact.points")} rows={points} format={format} />
        <MovedTable
          label={text("impact.farthest")}
          rows={tasks.map(({ index, from, to }) => ({ key: String(index), name: nameOf(index), from, to }))}
          format={format}
        />
        {others > 0 ? <p className="impact-more">{text("impact.moreTasks", { count: others })}</p> : null}
      </div>
      {onDecide ? (
        <label className="impact-mute">
          <input type="checkbox" checked={!asksAgain} onChange={(event) => setAsksAgain(!event.target.checked)} />
          {text("impact.mute")}
        </label>
      ) : null}
      <div className="impact-actions">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {text(onDecide ? "impact.giveBack" : "problem.close")}
        </button>
        {onDecide ? (
          <button
            ref={keep}
            type="button"
            className="button"
            data-primary
            onClick={() => {
              isKept.current = true;
              dialog.current?.close();
            }}
          >
            {text("impact.keep")}
          </button>
        ) : null}
      </div>
    </dialog>
  );
}

interface MovedTableProps {
  readonly label: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly from: number; readonly to: number }[];
  readonly format: PlanFormat;
}

function MovedTable({ label, rows, format }: MovedTableProps) {
  const { text } = format;
  if (rows.length === 0) return null;
  const isSameDay = ({ from, to }: { readonly from: number; readonly to: number }) =>
    Math.floor(from / minutesInDay) === Math.floor(to / minutesInDay);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{text("impact.before")}</th>
          <th scope="col">{text("impact.after")}</th>
          <th scope="col">{text("impact.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td>{format.day(row.from)}</td>
            <td>{format.day(row.to)}</td>
            <td>
              {isSameDay(row)
                ? text("impact.sameDay")
                : text(row.to > row.from ? "impact.laterBy" : "impact.earlierBy", { count: dayDistance(row.from, row.to) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
