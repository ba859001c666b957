import type { WeightStability } from "../scoring/weight-stability.ts";

/** What gates ask of an evaluation whose scores are revealed. */
export interface EvaluationFacts {
  /** Mandatory requirements of the scorecard. */
  readonly requirements: number;
  /** When the scorecard was fixed. An instant. */
  readonly fixedAt: string;
  /** When the first score was entered; null where there is none. */
  readonly firstScoreAt: string | null;
  /** Seats that count. */
  readonly seats: number;
  /** Of them, those that have judged every vendor in every criterion, or are recused. */
  readonly finishedSeats: number;
  /** More than half of the seats have signed the decision. */
  readonly isDecided: boolean;
  /** How far each weight can move; empty while nobody is in front, or prices are sealed. */
  readonly stability: readonly WeightStability[];
}
