import { labourCost } from "#app/domain/cost/planned-costs.ts";
import type { SpentAmount } from "#app/domain/earned-value/project-value.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import { listCostEntries } from "#db/queries/costs.ts";
import { listRates, listTimeEntries } from "#db/queries/time-entries.ts";
import type { Database } from "#db/tables/index.ts";

export interface Spent extends SpentAmount {
  /** Null for no budget line. */
  readonly lineId: string | null;
  readonly isLabour: boolean;
}

export interface SpentCosts {
  readonly amounts: readonly Spent[];
  /** Minutes whose cost is not known, for want of a rate. */
  readonly minutesWithoutRate: number;
}

/**
 * What a project has cost: what was entered, and hours at the rate that was kept with them, else at the rate of the person by now. Hours are
 * charged to the budget line that takes them.
 */
export async function readSpentCosts(db: Database, projectId: string): Promise<SpentCosts> {
  const entries = await listCostEntries(db, projectId);
  const hours = await listTimeEntries(db, projectId);
  const rates = await listRates(db, projectId);
  const hoursLine = (await listBudgetLines(db, projectId)).find((line) => line.takesHours === 1)?.id ?? null;
  let minutesWithoutRate = 0;
  const labour = hours.flatMap(({ day, taskId, minutes, rateMinor, personId }): Spent[] => {
    const rate = rateMinor ?? rates.get(personId);
    if (rate === undefined) minutesWithoutRate += minutes;
    return rate === undefined ? [] : [{ day, taskId, amount: labourCost(minutes, rate), lineId: hoursLine, isLabour: true }];
  });
  const entered = entries.map(({ day, taskId, amountMinor, lineId }): Spent => ({
    day,
    taskId,
    amount: amountMinor,
    lineId,
    isLabour: false,
  }));
  return { amounts: [...entered, ...labour], minutesWithoutRate };
}
