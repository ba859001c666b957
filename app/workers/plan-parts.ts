import { setImmediate } from "node:timers/promises";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { failure, success } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";

const rowsInPart = 1000;
const longLists = ["tasks", "links", "assignments", "notes"] as const;
type LongList = (typeof longLists)[number];

/**
 * The result of reading as JSON texts of limited size: first the problem, or the plan with its long lists empty, then their
 * rows. A thread that takes a large plan over in one piece would stand still for a second.
 */
export function toParts(result: Result<ImportedPlan, ImportProblem>): string[] {
  if (!result.ok) return [JSON.stringify(result)];
  const plan = result.value;
  const parts = [JSON.stringify(success({ ...plan, tasks: [], links: [], assignments: [], notes: [] }))];
  for (const list of longLists) {
    for (let from = 0; from < plan[list].length; from += rowsInPart) {
      parts.push(JSON.stringify([list, plan[list].slice(from, from + rowsInPart)]));
    }
  }
  return parts;
}

/** Puts the parts together again, giving other work its turn after each. */
export async function fromParts(parts: readonly string[]): Promise<Result<ImportedPlan, ImportProblem>> {
  const head = JSON.parse(parts[0] ?? "null") as Result<ImportedPlan, ImportProblem>;
  if (!head.ok) return failure(head.problem);
  const rows: Record<LongList, unknown[]> = { tasks: [], links: [], assignments: [], notes: [] };
  for (const part of parts.slice(1)) {
    const [list, values] = JSON.parse(part) as [LongList, unknown[]];
    rows[list].push(...values);
    await setImmediate();
  }
  return success({ ...head.value, ...(rows as unknown as Pick<ImportedPlan, LongList>) });
}
