import { useEffect, useState } from "react";
import type { PlanFormat } from "./plan-format.ts";
import { isCostColumn, type CostColumn, type ShownColumn } from "./plan-columns.ts";
import type { Plan } from "#app/domain/plan/model.ts";

/** What each task is to cost, has cost and has earned, in minor units; a summary with what lies below it. */
export interface TaskAmounts {
  readonly digits: number;
  readonly byTask: Readonly<Record<string, readonly [planned: number, actual: number, earned: number | null]>>;
}

export interface ShownCosts {
  text(taskId: string, column: CostColumn): string;
  /** The sum over tasks that are not summaries. */
  sum(taskIds: readonly string[], column: CostColumn): string;
}

/** The costs of the plan's tasks while a column shows them; they are asked for again when the plan has changed. Null for who may not see them. */
export function useShownCosts(
  { projectId, version }: Plan,
  columns: readonly ShownColumn[],
  seesCosts: boolean,
  format: PlanFormat,
): ShownCosts | null {
  const [amounts, setAmounts] = useState<TaskAmounts | null>(null);
  const isShown = seesCosts && columns.some(isCostColumn);
  useEffect(() => {
    if (!isShown) return undefined;
    const leaving = new AbortController();
    void fetchAmounts(projectId, leaving.signal).then((found) => found && setAmounts(found));
    return () => leaving.abort();
  }, [isShown, projectId, version]);
  return isShown && amounts ? shownCosts(amounts, format) : null;
}

async function fetchAmounts(projectId: string, signal: AbortSignal): Promise<TaskAmounts | null> {
  try {
    const response = await fetch(`/projects/${projectId}/plan/costs`, { signal, headers: { Accept: "application/json" } });
    // The server made it from the same type.
    return response.ok ? ((await response.json()) as TaskAmounts) : null;
  } catch {
    // Without a connection the columns stay as they were.
    return null;
  }
}

const places = { plannedCost: 0, actualCost: 1, earnedValue: 2 } as const;

export function shownCosts({ digits, byTask }: TaskAmounts, { amount }: PlanFormat): ShownCosts {
  const write = (minor: number | null | undefined) => (minor === null || minor === undefined ? "" : amount(minor / 10 ** digits, digits));
  return {
    text: (taskId, column) => write(byTask[taskId]?.[places[column]]),
    sum: (taskIds, column) => {
      const known = taskIds.flatMap((id) => byTask[id]?.[places[column]] ?? []);
      return known.length === 0 ? "" : write(known.reduce((sum, minor) => sum + minor, 0));
    },
  };
}
