import { changedTask } from "#app/domain/plan/changed-task.ts";
import type { PlanRefusal } from "#app/domain/plan/apply.ts";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { CustomField } from "#app/domain/plan/custom-field.ts";
import { customText } from "#app/domain/plan/custom-text.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import type { ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { unsavedMark } from "#app/ui/unsaved-fields.ts";
import { cellInput } from "./cell-input.ts";
import type { PlanFormat } from "./plan-format.ts";
import { usePlanPlace } from "./plan-place.ts";
import type { PlanText } from "./plan-text.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import type { EditProblem } from "./use-plan-editing.ts";

export interface PlanNoticeProps {
  readonly problem: EditProblem;
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  onDismiss(): void;
  onRetry(problem: Extract<EditProblem, { kind: "unreachable" }>): void;
  onKeepMine(problem: Extract<EditProblem, { kind: "conflict" }>): void;
}

/** Why a change was put back, with what can be done about it. */
export function PlanNotice({ problem, picture, format, onDismiss, onRetry, onKeepMine }: PlanNoticeProps) {
  const { text } = format;
  const place = usePlanPlace();
  return (
    <div role="alert" className="plan-notice" {...(problem.kind === "conflict" ? unsavedMark(place) : {})}>
      <p>{problemText(problem, picture, format)}</p>
      {problem.kind === "conflict" ? <ConflictTable problem={problem} picture={picture} format={format} /> : null}
      <span className="plan-notice-actions">
        {problem.kind === "conflict" ? (
          <>
            <button type="button" className="button" onClick={() => onKeepMine(problem)}>
              {text("conflict.keepMine")}
            </button>
            <button type="button" className="button" onClick={onDismiss}>
              {text("conflict.takeTheirs")}
            </button>
          </>
        ) : (
          <>
            {problem.kind === "unreachable" ? (
              <button type="button" className="button" onClick={() => onRetry(problem)}>
                {text("problem.tryAgain")}
              </button>
            ) : null}
            <button type="button" className="button" onClick={onDismiss}>
              {text("problem.close")}
            </button>
          </>
        )}
      </span>
    </div>
  );
}

interface RemovedNoticeProps {
  readonly sentence: string;
  readonly text: PlanText;
  onUndo(): void;
  onClose(): void;
}

/** Says what has just been removed, with the way back. */
export function RemovedNotice({ sentence, text, onUndo, onClose }: RemovedNoticeProps) {
  return (
    <div role="status" className="plan-notice">
      <p>{sentence}</p>
      <span className="plan-notice-actions">
        <button type="button" className="button" onClick={onUndo}>
          {text("toolbar.undo")}
        </button>
        <button type="button" className="button" data-quiet onClick={onClose}>
          {text("problem.close")}
        </button>
      </span>
    </div>
  );
}

function ConflictTable({
  problem,
  picture,
  format,
}: {
  readonly problem: Extract<EditProblem, { kind: "conflict" }>;
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
}) {
  const { text } = format;
  const { command, theirs } = problem;
  if (command.kind !== "updateTask") return null;
  const mine = changedTask(theirs, command.changes);
  const own = changedFields(command.changes, picture.plan);
  return (
    <table className="conflict-table">
      <thead>
        <tr>
          <th scope="col">{text("conflict.field")}</th>
          <th scope="col">{text("conflict.mine")}</th>
          <th scope="col">{text("conflict.theirs")}</th>
        </tr>
      </thead>
      <tbody>
        {conflictFields.flatMap((field) =>
          field in command.changes ? (
            <tr key={field}>
              <th scope="row">{text(`field.${field}`)}</th>
              <td>{fieldText(mine, field, picture, format)}</td>
              <td>{fieldText(theirs, field, picture, format)}</td>
            </tr>
          ) : (
            []
          ),
        )}
        {own.map((field) => (
          <tr key={field.key}>
            <th scope="row">{format.bilingual(field.name)}</th>
            <td>{ownText(mine, field, picture, format)}</td>
            <td>{ownText(theirs, field, picture, format)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const conflictFields = [
  "name",
  "durationMinutes",
  "progress",
  "constraintAt",
  "roleCode",
  "ownerId",
  "manualStart",
  "manualFinish",
  "deadline",
  "calendarId",
  "priority",
  "actualStart",
  "actualFinish",
  "deliverable",
  "optimisticMinutes",
  "pessimisticMinutes",
] as const;
type ConflictField = (typeof conflictFields)[number];

function fieldText(task: PlanTask, field: ConflictField, picture: ScheduledPlan, format: PlanFormat): string {
  switch (field) {
    case "name":
      return format.bilingual(task.name);
    case "durationMinutes":
      return format.duration({ minutes: task.durationMinutes, elapsed: task.elapsed }, picture.dayLength);
    case "progress":
      return `${task.progress}%`;
    case "constraintAt":
      return task.constraintAt === null ? format.text("constraint.none") : dayText(task.constraintAt, format);
    case "roleCode":
      return task.roleCode ?? format.text("owner.nobody");
    case "ownerId":
      return picture.plan.people.find((person) => person.id === task.ownerId)?.name ?? format.text("owner.nobody");
    case "manualStart":
    case "manualFinish":
    case "deadline":
    case "actualStart":
    case "actualFinish":
      return dayText(task[field], format);
    case "calendarId": {
      const calendar = task.calendarId === null ? undefined : picture.plan.calendars[task.calendarId];
      return calendar ? format.bilingual(calendar.name) : format.text("scheduling.projectCalendar");
    }
    case "priority":
      return String(task.priority);
    case "deliverable":
      return format.bilingual(task.deliverable);
    case "optimisticMinutes":
    case "pessimisticMinutes":
      return task[field] === null ? "" : format.duration({ minutes: task[field], elapsed: task.elapsed }, picture.dayLength);
    default:
      return field satisfies never;
  }
}

/** The project's own fields that a change sets. */
function changedFields({ custom = {} }: TaskChanges, { fields }: Plan): readonly CustomField[] {
  return fields.filter(({ key }) => key in custom);
}

function ownText(task: PlanTask, field: CustomField, { plan }: ScheduledPlan, format: PlanFormat): string {
  const text = customText(field, task.custom[field.key], {
    bilingual: format.bilingual,
    day: (day) => dayText(day, format),
    number: format.number,
    person: (id) => plan.people.find((person) => person.id === id)?.name,
  });
  return text || format.text("custom.none");
}

function dayText(time: string | null, format: PlanFormat): string {
  const minutes = time === null ? null : parseCivilTime(time.length === 10 ? `${time}T00:00` : time);
  return minutes === null ? "" : format.day(minutes);
}

/** A field with its new value; of the start constraint a phrase of its own. */
function fieldPhrase(task: PlanTask, field: ConflictField, picture: ScheduledPlan, format: PlanFormat): string {
  const { text } = format;
  if (field === "constraintAt" && task.constraintAt === null) return text("change.startFreed");
  if (field === "constraintAt" && task.constraint === "SNET")
    return text("change.startNoEarlier", { day: dayText(task.constraintAt, format) });
  return text("change.field", { field: text(`field.${field}`), value: fieldText(task, field, picture, format) });
}

/** A problem in words. */
export function problemText(problem: EditProblem, picture: ScheduledPlan, format: PlanFormat): string {
  const { text } = format;
  switch (problem.kind) {
    case "local":
      return refusalText(problem.refusal, problem.command, picture, format);
    case "refused":
      return text("problem.refused", { message: problem.message, change: keptText(problem.command, picture, format) }).trim();
    case "conflict":
      return text("conflict.title", { name: format.bilingual(problem.theirs.name) });
    case "unreachable":
      return text("problem.unreachable", { change: "" }).trim();
    default:
      return problem satisfies never;
  }
}

/** What speaks against a change, in words. */
export function refusalText(
  refusal: PlanRefusal | ScheduleProblem,
  command: PlanCommand,
  picture: ScheduledPlan,
  format: PlanFormat,
): string {
  const { text } = format;
  const nameOf = (taskId: string) => {
    const task = taskById(picture, taskId);
    return task ? `${picture.codes.get(taskId) ?? ""} ${format.bilingual(task.name)}` : taskId;
  };
  switch (refusal.code) {
    case "schedule.cycle": {
      const loop = refusal.loop.map(nameOf).join(" → ");
      if (command.kind !== "moveTask" || command.parentId === null) return text("refusal.cycle", { loop });
      return text("refusal.cycleBelow", { parent: nameOf(command.parentId), task: nameOf(command.taskId), loop });
    }
    case "plan.link.itself":
      return text("refusal.linkItself");
    case "plan.link.duplicate":
      return text("refusal.linkDuplicate");
    case "plan.task.summaryDates":
      return text("refusal.summaryDates", { name: nameOf(refusal.taskId) });
    case "plan.task.tooLong":
    case "plan.link.tooLong":
      return text("refusal.tooLong");
    case "plan.task.pointDuration":
      return text("refusal.pointDuration");
    case "plan.task.pointChildren":
      return text("refusal.pointChildren", { name: nameOf(refusal.taskId) });
    case "plan.move.intoItself":
      return text("refusal.intoItself");
    case "plan.gate.undecided":
      return text("refusal.gateUndecided");
    case "plan.gate.decided":
      return text("refusal.gateDecided");
    case "plan.task.missing":
      return text("refusal.missing");
    case "plan.field.unknown":
    case "plan.field.text":
    case "plan.field.number":
    case "plan.field.date":
    case "plan.field.option":
    case "plan.field.person":
      return text(`problem.${refusal.code}`);
    case "plan.task.stale":
      return text("refusal.stale", { name: nameOf(refusal.taskId) });
    case "schedule.calendar.exhausted":
      return text("refusal.exhausted");
    default:
      return text("refusal.other", { change: changeText(command, picture, format) });
  }
}

/** What was typed into a refused change, so that it is not lost. */
function keptText(command: PlanCommand, picture: ScheduledPlan, format: PlanFormat): string {
  return command.kind === "updateTask" ? changeText(command, picture, format) : "";
}

/** What a command was to do, so that a person can do it again. */
export function changeText(command: PlanCommand, picture: ScheduledPlan, format: PlanFormat): string {
  if (command.kind !== "updateTask") return format.text(`change.${command.kind}`);
  const index = picture.indexById.get(command.taskId);
  const task = index === undefined ? undefined : picture.plan.tasks[index];
  if (!task || index === undefined) return format.text("change.updateTask");
  const changed = changedTask(task, command.changes);
  const fields = [
    ...conflictFields.filter((field) => field in command.changes).map((field) => fieldPhrase(changed, field, picture, format)),
    ...changedFields(command.changes, picture.plan).map((field) =>
      format.text("change.field", { field: format.bilingual(field.name), value: ownText(changed, field, picture, format) }),
    ),
  ];
  if (fields.length === 0) return format.text("change.ofOther", { name: cellInput(picture, index, "name", format) });
  // A task that was renamed is called so by now.
  const isCalledSo = "name" in command.changes && format.bilingual(task.name) === format.bilingual(changed.name);
  if (isCalledSo) return format.text("change.ofFields", { fields: format.list(fields) });
  return format.text("change.ofTask", { name: cellInput(picture, index, "name", format), fields: format.list(fields) });
}
