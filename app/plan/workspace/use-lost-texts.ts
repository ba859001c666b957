import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { LostText } from "./lost-text.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import type { EditedCell } from "./use-cell-editing.ts";
import type { PlanEditing, SendAgain } from "./use-plan-editing.ts";

export interface LostTexts {
  /** What was typed into cells whose tasks are gone, in the order it was lost. */
  readonly lost: readonly LostText[];
  /** `isOpen`: the cell was being typed into. */
  lose(cell: EditedCell, isOpen: boolean): void;
  amend(text: LostText, typed: string): void;
  forget(text: LostText): void;
  /** Sends what was typed into a cell; should the task go before it is saved, the text is kept. */
  send(command: PlanCommand, cell: EditedCell): Promise<boolean>;
  /** Sends a change once more, as it was or as another one, for the same cell. */
  readonly resend: SendAgain;
}

/** Keeps what was typed into cells and cannot be saved since the task is gone, until it goes on or is given up. */
export function useLostTexts(picture: ScheduledPlan, { submit, problem, dismissProblem, unsent }: PlanEditing): LostTexts {
  const [lost, setLost] = useState<readonly LostText[]>([]);
  const [failed, setFailed] = useState<readonly PlanCommand[]>([]);
  const sent = useRef(new Map<PlanCommand, EditedCell>());
  const failedCommand = problem && "command" in problem ? problem.command : null;
  const unadded = useMemo(
    () => new Set([...unsent, failedCommand].flatMap((command) => (command?.kind === "addTask" ? [command.taskId] : []))),
    [unsent, failedCommand],
  );
  const count = useRef(0);

  const lose = useCallback(
    ({ taskId, column, text, opened }: EditedCell, isOpen: boolean) => {
      const isNew = unadded.has(taskId);
      const isTyped = text !== opened.text;
      // The first key for the name of a new row may come any moment.
      if (!isTyped && !(isNew && isOpen)) return;
      const loss: LostText = { key: String((count.current += 1)), taskId, column, text: isTyped ? text : "", opened, isNew, isOpen };
      setLost((texts) => (texts.some((other) => isSameText(other, loss)) ? texts : [...texts, loss]));
    },
    [unadded],
  );
  const amend = useCallback(
    (text: LostText, typed: string) =>
      setLost((texts) => texts.map((other) => (other.key === text.key ? { ...other, text: typed } : other))),
    [],
  );
  const forget = useCallback((text: LostText) => setLost((texts) => texts.filter((other) => other.key !== text.key)), []);

  // The plan that comes with a refusal lacks the task already; where it goes later, the problem still stands.
  useEffect(() => {
    for (const command of failedCommand ? [...failed, failedCommand] : failed) {
      const cell = sent.current.get(command);
      if (!cell || picture.indexById.has(cell.taskId) || unsent.includes(command)) continue;
      sent.current.delete(command);
      lose(cell, false);
      if (command === failedCommand) dismissProblem();
    }
    if (failed.length > 0) setFailed([]);
  }, [failed, failedCommand, picture, unsent, lose, dismissProblem]);

  const send = useCallback(
    async (command: PlanCommand, cell: EditedCell, earlier?: Promise<boolean>) => {
      sent.current.set(command, cell);
      const isThrough = await submit(command, earlier);
      if (isThrough) sent.current.delete(command);
      else setFailed((commands) => [...commands, command]);
      return isThrough;
    },
    [submit],
  );
  const resend = useCallback<SendAgain>(
    (former, command, earlier) => {
      const cell = sent.current.get(former);
      sent.current.delete(former);
      return cell ? send(command, cell, earlier) : submit(command, earlier);
    },
    [send, submit],
  );
  return { lost, lose, amend, forget, send, resend };
}

function isSameText(one: LostText, other: LostText): boolean {
  return one.taskId === other.taskId && one.column === other.column && one.text === other.text;
}
