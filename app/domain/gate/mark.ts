import type { Day } from "../time/day.ts";

export const gateOutcomes = ["go", "conditional", "noGo"] as const;
/** What a committee can decide at a gate. */
export type GateOutcome = (typeof gateOutcomes)[number];

/** What a plan knows of the decision that stands at a gate. */
export interface GateMark {
  readonly outcome: GateOutcome;
  readonly day: Day;
  /** The last day on which everything that the decision rests on holds; null when nothing of it runs out. */
  readonly holdsUntil: Day | null;
}

/** The decisions that stand, by the id of the gate. */
export type GateMarks = Readonly<Record<string, GateMark>>;

export const gateStates = ["open", "refused", "undecided", "passed", "conditional", "atRisk"] as const;
/**
 * How a gate stands: `open` before any decision, `refused` by a no-go, `undecided` when it was finished without a recorded decision,
 * `passed` and `conditional` by a decision, and `atRisk` when a waiver or a condition of that decision has run out since.
 */
export type GateState = (typeof gateStates)[number];

/** Whether a decision lets a gate be passed. */
export function isLetThrough(mark: GateMark | undefined): boolean {
  return mark !== undefined && mark.outcome !== "noGo";
}

/**
 * How a gate stands on a day, by its progress in per cent and the decision that stands. Only a decision makes it `passed`; on the last day
 * of a waiver or a condition the decision still holds, and on the next one it is at risk.
 */
export function gateState(progress: number, mark: GateMark | undefined, today: Day): GateState {
  if (progress < 100) return mark?.outcome === "noGo" ? "refused" : "open";
  if (mark === undefined || mark.outcome === "noGo") return "undecided";
  if (mark.holdsUntil !== null && mark.holdsUntil < today) return "atRisk";
  return mark.outcome === "go" ? "passed" : "conditional";
}

/** Whether a state is a good one: neither open nor in need of attention. */
export function isSound(state: GateState): boolean {
  return state === "passed" || state === "conditional";
}

/** What a decision rests on, as far as it may fall away afterwards. */
export interface DecisionGround {
  readonly outcome: GateOutcome;
  readonly day: Day;
  /** The criteria that a signature or a waiver covered at the decision. */
  readonly covered: readonly string[];
  /** The criteria with a signature that stands now. */
  readonly signed: ReadonlySet<string>;
  /** The last day of the longest waiver that stands now, by criterion; ended ones are left out. */
  readonly waivedUntil: ReadonlyMap<string, Day>;
  /** The days of the conditions that are not met yet. */
  readonly openConditions: readonly Day[];
}

/**
 * The mark of a decision. A criterion that was covered holds for ever by a signature, until its last day by a waiver, and no longer when
 * both are gone: then the decision ceased to hold on the day before it was made, which is before any day that asks.
 */
export function markOf({ outcome, day, covered, signed, waivedUntil, openConditions }: DecisionGround): GateMark {
  const ends = covered.filter((id) => !signed.has(id)).map((id) => waivedUntil.get(id) ?? nowhere);
  const [first] = [...ends, ...openConditions].sort();
  return { outcome, day, holdsUntil: outcome === "noGo" ? null : (first ?? null) };
}

/** Before every day of a plan. */
const nowhere: Day = "0001-01-01";
