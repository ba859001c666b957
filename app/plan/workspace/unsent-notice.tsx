import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { PlanFormat } from "./plan-format.ts";
import { changeText } from "./plan-notices.tsx";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { planWith } from "./use-plan-editing.ts";

interface UnsentNoticeProps {
  readonly unsent: readonly PlanCommand[];
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  onRetry(): void;
  onDiscard(): void;
}

/** The changes that did not reach the server, in their order, to be sent again or given up. */
export function UnsentNotice({ unsent, picture, format, onRetry, onDiscard }: UnsentNoticeProps) {
  const { text } = format;
  const changes = unsent.map((command, place) => changeText(command, pictureWith(picture, unsent.slice(0, place)), format));
  return (
    <div role="alert" className="plan-notice">
      {changes.length === 1 ? (
        <p>{text("problem.unreachable", { change: changes[0] ?? "" })}</p>
      ) : (
        <div className="min-w-0 flex-[1_1_20em]">
          <p>{text("problem.unsent", { count: changes.length })}</p>
          <ol className="list-decimal pl-6">
            {changes.map((change, place) => (
              <li key={`${place} ${change}`}>{change}</li>
            ))}
          </ol>
        </div>
      )}
      <span className="plan-notice-actions">
        <button type="button" className="button" onClick={onRetry}>
          {text("problem.tryAgain")}
        </button>
        <button type="button" className="button" onClick={onDiscard}>
          {text(changes.length === 1 ? "problem.discard" : "problem.discardAll")}
        </button>
      </span>
    </div>
  );
}

/** The picture of a plan with the tasks that changes have not yet brought into it. */
function pictureWith(picture: ScheduledPlan, commands: readonly PlanCommand[]): ScheduledPlan {
  const plan = planWith(picture.plan, commands);
  return { ...picture, plan, indexById: new Map(plan.tasks.map((task, index) => [task.id, index])) };
}
