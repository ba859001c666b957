import { useMemo, useRef } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import type { Day } from "#app/domain/time/day.ts";
import { planFormat, type PlanLocale } from "./plan-format.ts";
import { PlanTable } from "./plan-table.tsx";
import { usePlanText, type PlanText } from "./plan-text.ts";
import { scheduledPlan, type ScheduledPlan } from "./scheduled-plan.ts";
import type { SendOutcome } from "./send-outcome.ts";
import { usePlanEditing } from "./use-plan-editing.ts";

export type { SendOutcome };

export interface PlanWorkspaceProps {
  readonly plan: Plan;
  readonly canEdit: boolean;
  readonly today: Day;
  readonly locale: PlanLocale;
  readonly timeZone: string;
  /** Carries out a command on the server, which answers with the new plan. */
  send(command: PlanCommand): Promise<SendOutcome>;
  undo(): Promise<SendOutcome>;
  redo(): Promise<SendOutcome>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  onOpenTask(taskId: string): void;
  taskHref(taskId: string): string;
}

/** The plan page: grid and chart over one plan, edited in the page first and on the server right after. */
export function PlanWorkspace(props: PlanWorkspaceProps) {
  const text = usePlanText();
  const format = useMemo(() => planFormat(props.locale, text, Number(props.today.slice(0, 4))), [props.locale, text, props.today]);
  const editing = usePlanEditing(props);
  const lastPicture = useRef<ScheduledPlan | null>(null);
  const scheduled = useMemo(() => schedulePlan(editing.plan), [editing.plan]);
  const picture = useMemo(
    () => (scheduled.ok ? scheduledPlan(editing.plan, scheduled.value) : lastPicture.current),
    [editing.plan, scheduled],
  );
  lastPicture.current = picture;
  return (
    <div className="plan-workspace">
      {scheduled.ok ? null : <ScheduleNotice problem={scheduled.problem} plan={editing.plan} text={text} />}
      {picture ? <PlanTable {...props} picture={picture} format={format} editing={editing} /> : null}
    </div>
  );
}

function ScheduleNotice({ problem, plan, text }: { readonly problem: ScheduleProblem; readonly plan: Plan; readonly text: PlanText }) {
  const nameOf = (id: string) => plan.tasks.find((task) => task.id === id)?.name.text ?? id;
  return (
    <div role="alert" className="plan-notice">
      <p>
        {problem.code === "schedule.cycle"
          ? text("schedule.cycle", { loop: problem.loop.map(nameOf).join(" → ") })
          : text("schedule.other", { code: problem.code })}
      </p>
    </div>
  );
}
