import { useEffect, useRef, useState } from "react";
import { CopyField } from "#app/ui/copy-field.tsx";
import { unsavedMark } from "#app/ui/unsaved-fields.ts";
import { shownLostText, type LostText, type Removal, type Removals } from "./lost-text.ts";
import { usePlanPlace } from "./plan-place.ts";
import { columnLabel } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

interface LostNoticeProps {
  readonly lost: LostText;
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly removals: Removals;
  /** Hears of what is typed on. */
  onAmend(text: string): void;
  onClose(): void;
}

/** Says that the task of a cell was removed, or never added, and keeps what was typed into it: to be copied, or to be gone on with once the task is back. */
export function LostNotice({ lost, picture, format, removals, onAmend, onClose }: LostNoticeProps) {
  const place = usePlanPlace();
  const { text } = format;
  const { taskId, isNew } = lost;
  const [removal, setRemoval] = useState<Removal | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const ask = useRef(removals);
  useEffect(() => {
    if (isNew) return;
    let isShown = true;
    // Without an answer the text is still there.
    ask.current.find(taskId).then(
      (found) => isShown && setRemoval(found),
      () => undefined,
    );
    return () => void (isShown = false);
  }, [taskId, isNew]);
  const restore = async (root: string) => {
    setRestoring(true);
    setProblem(await removals.restore(root).catch(() => text("problem.unreachable", { change: "" })));
    setRestoring(false);
  };
  const name = format.bilingual(lost.opened.task.name);
  const field = columnLabel(lost.column, picture.plan, format);
  const sentence = () => {
    if (isNew) return text("lost.unadded", { field });
    return removal?.by ? text("lost.by", { name, field, person: removal.by }) : text("lost.removed", { name, field });
  };
  // Of two cells in one phase, the other one may have brought it back already.
  const restores = picture.indexById.has(taskId) ? null : (removal?.restores ?? null);
  return (
    <div role="alert" className="plan-notice" {...unsavedMark(place)}>
      <p>{sentence()}</p>
      <CopyField
        label={text("lost.yours")}
        value={shownLostText(lost, picture, format)}
        {...(lost.column === "owner" ? {} : { onChange: onAmend, takesFocus: lost.isOpen })}
      />
      <span className="plan-notice-actions">
        {restores ? (
          <button type="button" className="button" aria-disabled={isRestoring} onClick={() => !isRestoring && void restore(restores)}>
            {text("lost.restore")}
          </button>
        ) : null}
        <button type="button" className="button" data-quiet onClick={onClose}>
          {text("problem.discard")}
        </button>
      </span>
      {problem ? <p className="text-critical">{problem}</p> : null}
    </div>
  );
}
