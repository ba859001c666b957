import { columnChoices, editorKind } from "./cell-choices.ts";
import type { EditedCell } from "./use-cell-editing.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

/** How a task went. */
export interface Removal {
  /** Null when the account is gone. */
  readonly by: string | null;
  /** The task that brings it back, itself or one above it; null for who may not. */
  readonly restores: string | null;
}

/** What the server knows of tasks that were removed. */
export interface Removals {
  /** Null for a task that is not in the trash. */
  find(taskId: string): Promise<Removal | null>;
  /** Answers with what stands against it, in words; null once the plan has it again. */
  restore(taskId: string): Promise<string | null>;
}

/** What somebody typed into a cell whose task is gone. */
export interface LostText extends Pick<EditedCell, "taskId" | "column" | "text" | "opened"> {
  /** Tells it from others, also when it is typed on. */
  readonly key: string;
  /** Its cell was open: somebody is typing on. */
  readonly isOpen: boolean;
  /** The task was never added: nobody removed it. */
  readonly isNew: boolean;
}

/** The text as it stood in the cell: of a choice what it was called. */
export function shownLostText({ column, text }: LostText, { plan }: ScheduledPlan, format: PlanFormat): string {
  if (column !== "owner") {
    const isChosen = editorKind(column, plan) === "choice";
    return isChosen ? (columnChoices(column, text, plan, format).find(({ value }) => value === text)?.name ?? text) : text;
  }
  const [kind, id] = [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];
  const role = kind === "role" ? plan.roles.find(({ code }) => code === id) : undefined;
  if (role) return format.bilingual(role.name);
  return plan.people.find((person) => person.id === id)?.name ?? format.text("owner.nobody");
}
