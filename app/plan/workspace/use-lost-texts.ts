import { useCallback, useEffect, useRef, useState } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { LostText } from "./lost-text.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { EditedCell } from "./use-cell-editing.ts";
import type { PlanEditing } from "./use-plan-editing.ts";

export interface LostTexts {
  /** What was typed into cells whose tasks are gone, in the order it was lost. */
  readonly lost: readonly LostText[];
  lose(cell: EditedCell): void;
  forget(text: LostText): void;
  /** Sends what was typed into a cell; should the task go before it is saved, the text is kept. */
  send(command: PlanCommand, cell: EditedCell): Promise<boolean>;
  /** Sends a change once more, as it was or as another one, for the same cell. */
  resend(former: PlanCommand, command: PlanCommand): Promise<boolean>;
}

/** Keeps what was typed into cells and cannot be saved since the task is gone, until it goes on or is given up. */
export function useLostTexts(picture: ScheduledPlan, { submit, problem, dismissProblem }: PlanEditing): LostTexts {
  const [lost, setLost] = useState<readonly LostText[]>([]);
  const [failed, setFailed] = useState<readonly PlanCommand[]>([]);
  const sent = useRef(new Map<PlanCommand, EditedCell>());
  const failedCommand = problem?.command ?? null;
  const unadded = failedCommand?.kind === "addTask" ? failedCommand.taskId : null;

  const lose = useCallback(
    ({ taskId, column, text, opened }: EditedCell) => {
      if (text === opened.text) return;
      const loss: LostText = { taskId, column, text, opened, isNew: taskId === unadded };
      setLost((texts) => (texts.some((other) => isSameText(other, loss)) ? texts : [...texts, loss]));
    },
    [unadded],
  );
  const forget = useCallback((text: LostText) => setLost((texts) => texts.filter((other) => other !== text)), []);

  // The plan that comes with a refusal lacks the task already; where it goes later, the problem still stands.
  useEffect(() => {
    for (const command of failedCommand ? [...failed, failedCommand] : failed) {
      const cell = sent.current.get(command);
      if (!cell || picture.indexById.has(cell.taskId)) continue;
      sent.current.delete(command);
      lose(cell);
      if (command === failedCommand) dismissProblem();
    }
    if (failed.length > 0) setFailed([]);
  }, [failed, failedCommand, picture, lose, dismissProblem]);

  const send = useCallback(
    async (command: PlanCommand, cell: EditedCell) => {
      sent.current.set(command, cell);
      const isThrough = await submit(command);
      if (isThrough) sent.current.delete(command);
      else setFailed((commands) => [...commands, command]);
      return isThrough;
    },
    [submit],
  );
  const resend = useCallback(
    (former: PlanCommand, command: PlanCommand) => {
      const cell = sent.current.get(former);
      sent.current.delete(former);
      return cell ? send(command, cell) : submit(command);
    },
    [send, submit],
  );
  return { lost, lose, forget, send, resend };
}

function isSameText(one: LostText, other: LostText): boolean {
  return one.taskId === other.taskId && one.column === other.column && one.text === other.text;
}
