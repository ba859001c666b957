import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

/** What a change of a plan does to its dates, in the reader's words. */
export interface ShownImpact {
  readonly sentence: string;
  /** Go-live, gates, milestones and the end of the project. */
  readonly points: readonly ShownMove[];
  /** The tasks that move farthest. */
  readonly tasks: readonly ShownMove[];
  /** How many further tasks move. */
  readonly others: number;
  /** Whether what the reader moved just before is counted in. */
  readonly isTogether?: boolean;
}

export interface ShownMove {
  readonly key: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

interface ImpactDialogProps {
  readonly impact: ShownImpact;
  /** Hears whether the change is to be kept, which is asked; missing where the dialog only tells of one. */
  readonly onDecide?: (isKept: boolean, asksAgain: boolean) => void;
  /** Whether the reader may choose not to be asked again. */
  readonly canMute?: boolean;
  readonly onClose?: () => void;
}

/** What a change does to go-live, gates, milestones and tasks: before it is kept, or afterwards on request. */
export function ImpactDialog({ impact, onDecide, canMute = false, onClose }: ImpactDialogProps) {
  const { t } = useTranslation("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const isKept = useRef(false);
  const [asksAgain, setAsksAgain] = useState(true);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
    keep.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="question impact-dialog"
      aria-labelledby={titleId}
      onClose={onDecide ? () => onDecide(isKept.current, asksAgain) : onClose}
    >
      <h2 id={titleId}>{t(onDecide ? "impact.question" : "impact.told")}</h2>
      <ImpactTables impact={impact} />
      {onDecide && canMute ? (
        <label className="impact-mute">
          <input type="checkbox" checked={!asksAgain} onChange={(event) => setAsksAgain(!event.target.checked)} />
          {t("impact.mute")}
        </label>
      ) : null}
      <div className="impact-actions">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t(onDecide ? "impact.giveBack" : "impact.close")}
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
            {t("impact.keep")}
          </button>
        ) : null}
      </div>
    </dialog>
  );
}

/** What moves: in one sentence, and by name and day. */
export function ImpactTables({ impact: { sentence, points, tasks, others, isTogether } }: Pick<ImpactDialogProps, "impact">) {
  const { t } = useTranslation("ui");
  return (
    <>
      <p className="impact-sentence">{sentence}</p>
      {isTogether ? <p className="impact-together">{t("impact.together")}</p> : null}
      <div className="impact-tables">
        <MovedTable label={t("impact.points")} rows={points} />
        <MovedTable label={t("impact.farthest")} rows={tasks} />
        {others > 0 ? <p className="impact-more">{t("impact.moreTasks", { count: others })}</p> : null}
      </div>
    </>
  );
}

function MovedTable({ label, rows }: { readonly label: string; readonly rows: readonly ShownMove[] }) {
  const { t } = useTranslation("ui");
  if (rows.length === 0) return null;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{t("impact.before")}</th>
          <th scope="col">{t("impact.after")}</th>
          <th scope="col">{t("impact.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td>{row.before}</td>
            <td>{row.after}</td>
            <td>{row.difference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
