import type { Day } from "../time/day.ts";
import type { EvidenceState } from "./evidence.ts";
import { isOpen } from "./evidence.ts";
import type { GateOutcome } from "./mark.ts";

export interface CriterionStanding {
  readonly id: string;
  readonly state: EvidenceState;
}

/** What is to be done after a gate, for a decision under conditions. */
export interface WantedCondition {
  /** The criterion that it makes good; null for anything else. */
  readonly criterionId: string | null;
  readonly dueOn: Day;
}

export type DecisionProblem =
  /** Criteria that stand in the way. */
  | { readonly code: "gate.criteriaOpen"; readonly criterionIds: readonly string[] }
  | { readonly code: "gate.conditionsMissing"; readonly criterionIds: readonly string[] }
  | { readonly code: "gate.conditionNeeded" }
  | { readonly code: "gate.conditionPast"; readonly index: number };

/**
 * What stands in the way of a decision; undefined when nothing does. A `go` needs every criterion met, signed or under a waiver that
 * holds. A conditional one needs a condition for each criterion that is open, at least one in all, none due before today. A `no-go` is
 * always possible.
 */
export function decisionProblem(
  outcome: GateOutcome,
  criteria: readonly CriterionStanding[],
  conditions: readonly WantedCondition[],
  today: Day,
): DecisionProblem | undefined {
  if (outcome === "noGo") return undefined;
  const open = criteria.filter(({ state }) => isOpen(state)).map(({ id }) => id);
  if (outcome === "go") return open.length > 0 ? { code: "gate.criteriaOpen", criterionIds: open } : undefined;
  const past = conditions.findIndex(({ dueOn }) => dueOn < today);
  if (past >= 0) return { code: "gate.conditionPast", index: past };
  const covered = new Set(conditions.map(({ criterionId }) => criterionId));
  const missing = open.filter((id) => !covered.has(id));
  if (missing.length > 0) return { code: "gate.conditionsMissing", criterionIds: missing };
  return conditions.length === 0 ? { code: "gate.conditionNeeded" } : undefined;
}

/** How far the criteria of a gate are: how many do not stand in the way, of how many. */
export function readiness(criteria: readonly CriterionStanding[]): { readonly covered: number; readonly of: number } {
  return { covered: criteria.filter(({ state }) => !isOpen(state)).length, of: criteria.length };
}
