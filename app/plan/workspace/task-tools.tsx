import { Icon, type IconName } from "#app/ui/icon.tsx";
import { writtenKeys, type PlanKeyName } from "./plan-keys.ts";
import type { PlanText } from "./plan-text.ts";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import { isSplittable, joinTask } from "./split-task.ts";
import { ToolMenu, type ToolMenuItem } from "./tool-menu.tsx";
import { indentTask, outdentTask } from "./tree-moves.ts";
import type { ChosenRows } from "./use-chosen-rows.ts";
import type { PlanActions } from "./use-plan-actions.ts";
import type { Together } from "./use-together.ts";

export interface TaskToolsProps {
  readonly text: PlanText;
  readonly picture: ScheduledPlan;
  readonly canEdit: boolean;
  readonly canReport: boolean;
  /** The task chosen in the grid or the chart. */
  readonly taskId: string | null;
  readonly actions: PlanActions;
  readonly chosen: ChosenRows;
  readonly together: Together;
  onLink(taskId: string): void;
  /** Missing where tasks have no page of their own. */
  readonly onOpen?: ((taskId: string) => void) | undefined;
}

/** What can be done with the chosen task, or all chosen ones, for people without a keyboard. */
export function TaskTools(props: TaskToolsProps) {
  const { text, picture, canEdit, canReport, taskId, chosen, together, onLink, onOpen } = props;
  const isOff = chosen.taskIds.length === 0;
  const isOne = taskId !== null && chosen.taskIds.length < 2;
  const mayIndent = !isOff && (!isOne || indentTask(picture, taskId) !== null);
  const mayOutdent = !isOff && (!isOne || outdentTask(picture, taskId) !== null);
  return (
    <span role="group" aria-label={text("toolbar.ofTask")} className="toolbar-group">
      {canEdit ? (
        <>
          <Tool name="outdent" text={text} isDisabled={!mayOutdent} onPress={() => together.step("outdent")} />
          <Tool name="indent" text={text} isDisabled={!mayIndent} onPress={() => together.step("indent")} />
          <Tool name="link" text={text} isDisabled={taskId === null} onPress={() => taskId !== null && onLink(taskId)} />
          <Tool name="remove" text={text} isDisabled={isOff} onPress={together.remove} />
        </>
      ) : null}
      {onOpen ? <Tool name="open" text={text} isDisabled={taskId === null} onPress={() => taskId !== null && onOpen(taskId)} /> : null}
      {canReport ? <ToolMenu label={text("choice.more")} icon="more" items={moreToDo(props)} /> : null}
    </span>
  );
}

/** What has no button of its own. */
function moreToDo({ text, picture, canEdit, taskId, actions, chosen, together }: TaskToolsProps): readonly ToolMenuItem[] {
  const isOff = chosen.taskIds.length === 0;
  const item = (name: PlanKeyName, run: () => void, isDisabled = isOff): ToolMenuItem => ({
    id: name,
    label: text(`keys.${name}`),
    keys: writtenKeys(name, text("keys.space"))[0],
    isDisabled,
    run,
  });
  const task = taskId === null ? undefined : taskById(picture, taskId);
  const joined = task ? joinTask(picture, task.id) : null;
  const boxes: ToolMenuItem = { id: "boxes", label: text("choice.boxes"), run: () => chosen.setBoxes(true) };
  const copy: ToolMenuItem = { id: "copy", label: text("choice.copy"), keys: "Ctrl+C", isDisabled: isOff, run: together.copy };
  if (!canEdit) return [item("change", together.openBulk), copy, boxes];
  return [
    item("change", together.openBulk),
    item("insertAbove", actions.insertAbove),
    item("duplicate", together.duplicate),
    { ...item("moveRow", () => together.step("up")), id: "up", label: text("choice.up") },
    { ...item("moveRow", () => together.step("down")), id: "down", label: text("choice.down"), keys: writtenKeys("moveRow", "")[1] },
    item("split", () => task && together.openSplit(task.id), !task || !isSplittable(picture, task.id)),
    ...(joined ? [{ id: "join", label: text("keys.join"), run: () => actions.run(joined) }] : []),
    copy,
    boxes,
  ];
}

interface ToolProps {
  readonly name: Extract<IconName, "indent" | "outdent" | "link" | "remove" | "open">;
  readonly text: PlanText;
  readonly isDisabled: boolean;
  onPress(): void;
}

function Tool({ name, text, isDisabled, onPress }: ToolProps) {
  const label = text(`keys.${name}`);
  const [key = ""] = writtenKeys(name, text("keys.space"));
  return (
    <button
      type="button"
      className="button icon-button"
      aria-label={label}
      title={text("toolbar.withKey", { label, key })}
      disabled={isDisabled}
      onClick={onPress}
    >
      <Icon name={name} />
    </button>
  );
}
