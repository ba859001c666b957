import { Icon, type IconName } from "#app/ui/icon.tsx";
import { writtenKeys } from "./plan-keys.ts";
import type { PlanText } from "./plan-text.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { indentTask, outdentTask } from "./tree-moves.ts";
import type { PlanActions } from "./use-plan-actions.ts";

export interface TaskToolsProps {
  readonly text: PlanText;
  readonly picture: ScheduledPlan;
  readonly canEdit: boolean;
  /** The task chosen in the grid or the chart. */
  readonly taskId: string | null;
  readonly actions: PlanActions;
  onLink(taskId: string): void;
  onOpen(taskId: string): void;
}

/** What can be done with the chosen task, for people without a keyboard. */
export function TaskTools({ text, picture, canEdit, taskId, actions, onLink, onOpen }: TaskToolsProps) {
  const indent = canEdit && taskId !== null ? indentTask(picture, taskId) : null;
  const outdent = canEdit && taskId !== null ? outdentTask(picture, taskId) : null;
  return (
    <span role="group" aria-label={text("toolbar.ofTask")} className="toolbar-group">
      {canEdit ? (
        <>
          <Tool name="outdent" text={text} isDisabled={!outdent} onPress={() => actions.run(outdent)} />
          <Tool name="indent" text={text} isDisabled={!indent} onPress={() => actions.run(indent)} />
          <Tool name="link" text={text} isDisabled={taskId === null} onPress={() => taskId !== null && onLink(taskId)} />
          <Tool name="remove" text={text} isDisabled={taskId === null} onPress={actions.remove} />
        </>
      ) : null}
      <Tool name="open" text={text} isDisabled={taskId === null} onPress={() => taskId !== null && onOpen(taskId)} />
    </span>
  );
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
