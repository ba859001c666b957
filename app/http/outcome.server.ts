import { outcomeOf, overrunPercent, type OutcomeClass } from "#app/domain/earned-value/outcome.ts";
import { daysBetween, type CivilTime } from "#app/domain/time/day.ts";
import { listBaselines, readBaselineTasks, type BaselineRecord } from "#db/queries/baselines.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import type { Database } from "#db/tables/index.ts";

export interface OutcomeOf {
  readonly planned: number | null;
  readonly actual: number | null;
  readonly percent: number | null;
  readonly class: OutcomeClass | null;
}

/** How a project comes out against what was first agreed: its days from start to end, and its cost. */
export interface Outcome {
  readonly baseline: BaselineRecord | null;
  /** All is done: what is told is how it came out, not how it is about to. */
  readonly isEnded: boolean;
  readonly isGivenUp: boolean;
  readonly time: OutcomeOf;
  readonly budget: OutcomeOf;
}

interface OutcomeSource {
  readonly projectId: string;
  /** The first start and the last finish of its plan; null without tasks. */
  readonly span: readonly [start: CivilTime, finish: CivilTime] | null;
  readonly isEnded: boolean;
  readonly isGivenUp: boolean;
  /** What it has cost, or is estimated to, in minor units; undefined for who may not see costs. */
  readonly costMinor: number | null | undefined;
}

/** Compared with the first baseline that was approved, else the first one; money with the budget lines, else with what that baseline plans. */
export async function readOutcome(db: Database, { projectId, span, isEnded, isGivenUp, costMinor }: OutcomeSource): Promise<Outcome> {
  const oldest = [...(await listBaselines(db, projectId))].reverse();
  const baseline = oldest.find(({ approval }) => approval !== null) ?? oldest[0] ?? null;
  const first = baseline ? await readBaselineTasks(db, baseline.id) : [];
  const starts = first.map(({ start }) => start).sort();
  const finishes = first.map(({ finish }) => finish).sort();
  const agreed = first.length === 0 ? null : ([starts[0] ?? "", finishes.at(-1) ?? ""] as const);
  const against = (planned: number | null, actual: number | null): OutcomeOf => ({
    planned,
    actual,
    percent: overrunPercent(planned, actual),
    class: outcomeOf(planned, actual, isGivenUp),
  });
  const budget = costMinor === undefined ? null : await plannedMoney(db, projectId, first);
  return {
    baseline,
    isEnded,
    isGivenUp,
    time: against(agreed && lengthOf(agreed), span && lengthOf(span)),
    budget: against(budget, costMinor ?? null),
  };
}

async function plannedMoney(db: Database, projectId: string, first: Awaited<ReturnType<typeof readBaselineTasks>>): Promise<number | null> {
  const lines = (await listBudgetLines(db, projectId)).reduce((sum, line) => sum + line.plannedMinor, 0);
  if (lines > 0) return lines;
  const agreed = first.reduce((sum, { parentId, costMinor }) => (parentId === null ? sum + (costMinor ?? 0) : sum), 0);
  return agreed > 0 ? agreed : null;
}

/** Days from the first to the last, both counted. */
function lengthOf([start, finish]: readonly [CivilTime, CivilTime]): number {
  return daysBetween(start.slice(0, 10), finish.slice(0, 10)) + 1;
}
