import type { LeftOut, LeftReason } from "./bulk-edit.ts";
import type { PlanFormat } from "./plan-format.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";

const mostNamed = 5;

/** The tasks that were left out of a change of many, by name, with why; empty when all took part. */
export function leftText(left: readonly LeftOut[], picture: ScheduledPlan, format: PlanFormat): string {
  if (left.length === 0) return "";
  const { text } = format;
  const named = left.slice(0, mostNamed).map(({ taskId, reason }) => {
    const task = taskById(picture, taskId);
    const name = task ? `${picture.codes.get(taskId) ?? ""} ${format.bilingual(task.name)}`.trim() : taskId;
    return text("left.one", { name, reason: text(`left.reason.${wordsOf(reason)}`) });
  });
  const more = left.length - named.length;
  const list = [...named, ...(more > 0 ? [text("left.more", { count: more })] : [])].join(text("impact.separator"));
  return text("left.sentence", { count: left.length, list });
}

/** Reasons that people need not tell apart share their words. */
function wordsOf(reason: LeftReason) {
  switch (reason) {
    case "plan.task.summaryDates":
      return "summary";
    case "plan.gate.undecided":
    case "plan.gate.decided":
      return "gate";
    case "plan.task.pointDuration":
      return "point";
    case "plan.task.finishBeforeStart":
    case "plan.task.finishUndone":
      return "reported";
    case "begun":
    case "held":
    case "noPlace":
      return reason;
    default:
      return "other";
  }
}

interface LeftNoticeProps {
  readonly sentence: string;
  readonly close: string;
  onClose(): void;
}

/** Says who was left out. */
export function LeftNotice({ sentence, close, onClose }: LeftNoticeProps) {
  return (
    <div role="status" className="plan-notice">
      <p>{sentence}</p>
      <span className="plan-notice-actions">
        <button type="button" className="button" data-quiet onClick={onClose}>
          {close}
        </button>
      </span>
    </div>
  );
}
