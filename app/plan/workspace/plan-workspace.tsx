import { useMemo, useState, type ReactNode } from "react";
import { underNamesApart } from "#app/domain/names-apart.ts";
import type { Grouping } from "#app/domain/plan/grouping.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { HeldDays } from "#app/domain/plan/held-days.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "./schedule-plan.ts";
import type { ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import type { Day } from "#app/domain/time/day.ts";
import { unsavedMark } from "#app/ui/unsaved-fields.ts";
import type { BaselineChoice } from "./compared-baseline.ts";
import { planFormat, type PlanFormat, type PlanLocale } from "./plan-format.ts";
import type { Removals } from "./lost-text.ts";
import { PlanPlace } from "./plan-place.ts";
import { PlanTable } from "./plan-table.tsx";
import { usePlanText } from "./plan-text.ts";
import type { RowFilter } from "./row-filter.ts";
import { scheduledPlan } from "./scheduled-plan.ts";
import type { SendOutcome } from "./send-outcome.ts";
import type { ViewAddress } from "./use-addressed-view.ts";
import { useWeighedChanges } from "./use-weighed-changes.ts";
import { usePlanEditing, type PlanEditing } from "./use-plan-editing.ts";

export type { SendOutcome };

export interface PlanWorkspaceProps {
  /** The name of the project, for print. */
  readonly title: string;
  readonly plan: Plan;
  /** Where the page lives; what is typed on it is lost beyond. */
  readonly place: string;
  /** What people are called whose name others have, too, by id. */
  readonly namesApart: Readonly<Record<string, { readonly name: string }>>;
  /** Who of the plan's people the reader is; the same set as long as that is so. */
  readonly ownPeople: ReadonlySet<string>;
  readonly canEdit: boolean;
  /** Whether progress may be reported, and one's own reports taken back. */
  readonly canReport: boolean;
  /** Whether what tasks cost may be shown. */
  readonly seesCosts: boolean;
  readonly today: Day;
  /** Up to which day the project is looked at; null for today. */
  readonly statusDay: Day | null;
  /** What happens in tasks on days of its own. */
  readonly held?: readonly HeldDays[];
  readonly locale: PlanLocale;
  /** How the address of the page says that the plan is looked at. */
  readonly address: ViewAddress;
  /** The baselines that the plan can be looked at with, the newest first. */
  readonly baselines: readonly BaselineChoice[];
  /** Where the chart is had as a file; missing where it is not. */
  readonly exportPlace?: string;
  /** The menu of views that are kept under a name; is told what is shown. */
  readonly views?: (query: string) => ReactNode;
  /** The ways to other pages of the same tasks; is told which of them are shown. */
  readonly switcher?: (filter: RowFilter, grouping: Grouping | null) => ReactNode;
  /** The task that the address of the page names. */
  readonly selectedTaskId: string | null;
  /** The task that is open beside the plan. */
  readonly openTaskId: string | null;
  /** The tasks that others changed since the reader was here. */
  readonly changed: ReadonlySet<string>;
  /** Carries out a command on the server, which answers with the new plan. */
  send(command: PlanCommand): Promise<SendOutcome>;
  undo(): Promise<SendOutcome>;
  redo(): Promise<SendOutcome>;
  readonly removals: Removals;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Missing where tasks have no page of their own. */
  readonly onOpenTask?: ((taskId: string) => void) | undefined;
  /** Goes to where the task is commented on; missing for who may not. */
  readonly onComment?: ((taskId: string) => void) | undefined;
  /** Hears of the task that the reader is at. */
  onSelectTask(taskId: string): void;
}

/** The plan page: grid and chart over one plan, edited in the page first and on the server right after. */
export function PlanWorkspace(props: PlanWorkspaceProps) {
  const text = usePlanText();
  const format = useMemo(() => planFormat(props.locale, text, Number(props.today.slice(0, 4))), [props.locale, text, props.today]);
  const weighed = useWeighedChanges(usePlanEditing(props));
  const { editing } = weighed;
  const scheduled = useMemo(() => schedulePlan(editing.plan), [editing.plan]);
  const named = useMemo(() => {
    const people = underNamesApart(editing.plan.people, props.namesApart);
    return people === editing.plan.people ? editing.plan : { ...editing.plan, people };
  }, [editing.plan, props.namesApart]);
  const picture = useMemo(() => (scheduled.ok ? scheduledPlan(named, scheduled.value, props.held) : null), [named, scheduled, props.held]);
  // While the plan has no dates the table stands as it was, with all that was typed into it.
  const [former, setFormer] = useState(picture);
  if (picture && picture !== former) setFormer(picture);
  const drawn = picture ?? former;
  return (
    <PlanPlace.Provider value={props.place}>
      <div className="plan-workspace" {...(editing.hasUnsent ? unsavedMark(props.place) : {})}>
        {scheduled.ok ? null : (
          <ScheduleNotice
            problem={scheduled.problem}
            format={format}
            editing={editing}
            canEdit={props.canEdit}
            hasFormer={drawn !== null}
          />
        )}
        {drawn ? (
          <PlanTable
            {...props}
            picture={drawn}
            canEdit={props.canEdit && scheduled.ok}
            canReport={props.canReport && scheduled.ok}
            format={format}
            {...weighed}
          />
        ) : null}
      </div>
    </PlanPlace.Provider>
  );
}

interface ScheduleNoticeProps {
  readonly problem: ScheduleProblem;
  readonly format: PlanFormat;
  readonly editing: PlanEditing;
  readonly canEdit: boolean;
  /** The plan as it was before is shown below. */
  readonly hasFormer: boolean;
}

/** A plan without dates cannot be drawn; a loop can be opened here by removing the link that closes it. */
function ScheduleNotice({ problem, format, editing, canEdit, hasFormer }: ScheduleNoticeProps) {
  const { text } = format;
  const { plan, submit } = editing;
  const nameOf = (id: string) => {
    const task = plan.tasks.find((candidate) => candidate.id === id);
    return task ? format.bilingual(task.name) : id;
  };
  const former = hasFormer ? <p>{text("schedule.former")}</p> : null;
  if (problem.code !== "schedule.cycle") {
    return (
      <div role="alert" className="plan-notice">
        <div className="min-w-0 flex-[1_1_20em]">
          <p>{text("schedule.other", { code: problem.code })}</p>
          {former}
        </div>
      </div>
    );
  }
  const { predecessor, successor } = problem.link;
  const link = plan.links.find((candidate) => candidate.predecessorId === predecessor && candidate.successorId === successor);
  return (
    <div role="alert" className="plan-notice">
      <div className="min-w-0 flex-[1_1_20em]">
        <p>{text("schedule.cycle", { loop: problem.loop.map(nameOf).join(" → ") })}</p>
        {former}
      </div>
      {link && canEdit ? (
        <button type="button" className="button" onClick={() => void submit({ kind: "removeLink", linkId: link.id })}>
          {text("schedule.removeLink", { predecessor: nameOf(predecessor), successor: nameOf(successor) })}
        </button>
      ) : null}
    </div>
  );
}
