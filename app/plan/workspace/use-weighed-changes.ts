import { useCallback, useRef, useState } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { isBigChange, weighChange, type WeighedChange } from "./change-impact.ts";
import type { PlanEditing } from "./use-plan-editing.ts";

export interface WeighedChanges {
  readonly editing: PlanEditing;
  /** The change that is asked about. */
  readonly asked: WeighedChange | null;
  /** Keeps the change that is asked about, or gives it back; for the rest of the visit it may be not asked again. */
  decide(isKept: boolean, asksAgain: boolean): void;
  /** Does something whose effect was in sight before it is done: what it submits at once is not asked about. */
  asSeen(work: () => void): void;
}

/**
 * Asks about a change that moves much before it is kept; one that is given back never came about. What is sent once more after others is not asked
 * about again.
 */
export function useWeighedChanges(editing: PlanEditing): WeighedChanges {
  const { submit, plan } = editing;
  const [asked, setAsked] = useState<WeighedChange | null>(null);
  const answer = useRef<((isKept: boolean) => void) | null>(null);
  const asks = useRef(true);
  const isSeen = useRef(false);
  const latest = useRef<Plan>(plan);
  latest.current = plan;
  const weigh = useCallback(
    async (command: PlanCommand, earlier?: Promise<boolean>): Promise<boolean> => {
      const change =
        earlier === undefined && asks.current && !isSeen.current && answer.current === null ? weighChange(latest.current, command) : null;
      if (change && isBigChange(change)) {
        setAsked(change);
        if (!(await new Promise<boolean>((decided) => (answer.current = decided)))) return false;
      }
      return submit(command, earlier);
    },
    [submit],
  );
  const decide = useCallback((isKept: boolean, asksAgain: boolean) => {
    asks.current = asksAgain;
    setAsked(null);
    answer.current?.(isKept);
    answer.current = null;
  }, []);
  const asSeen = useCallback((work: () => void) => {
    isSeen.current = true;
    work();
    isSeen.current = false;
  }, []);
  return { editing: { ...editing, submit: weigh }, asked, decide, asSeen };
}
