import type { Cell } from "./cells.ts";
import type { Aggregation, CellState } from "./model.ts";

export interface GroupScore {
  /** On the criterion's scale; null while nobody has scored. */
  readonly mean: number | null;
  /** What the group's score can still become, all that is missing at the lowest or the highest score; both the mean when nothing is. */
  readonly low: number;
  readonly high: number;
  /** Everybody who can has scored and the quorum is met, or the value was moderated. */
  readonly isComplete: boolean;
  readonly scored: number;
  /** How many scores it takes: half of those who may score, at least two. */
  readonly quorum: number;
}

/**
 * The group's score of a cell from those of its members, by their weights (0: left out; as many as the cell has members). Those who abstain or are recused count for nothing. While a
 * member has not scored, or fewer have than the quorum asks for, the score is an interval, as though the missing members, or as many average ones as the quorum
 * lacks, all scored lowest or highest. A moderated value takes the place of all. Scores 4 and 2 with weights 3 and 1: 3.5.
 */
export function groupScore(
  cell: Cell,
  memberWeights: ArrayLike<number>,
  aggregation: Aggregation,
  [lowest, highest]: readonly [number, number],
): GroupScore {
  let scored = 0;
  let pending = 0;
  let sum = 0;
  let weight = 0;
  for (let member = 0; member < cell.scores.length; member++) {
    const own = memberWeights[member]!;
    if (own <= 0) continue;
    const state = cell.states[member];
    if (state === "not_yet") pending++;
    if (state !== "score") continue;
    scored++;
    sum += own * cell.scores[member]!;
    weight += own;
  }
  const quorum = Math.max(2, Math.ceil((scored + pending) / 2));
  const settled = (mean: number): GroupScore => ({ mean, low: mean, high: mean, isComplete: true, scored, quorum });
  if (cell.moderated !== null) return settled(cell.moderated);
  const isComplete = pending === 0 && scored >= quorum;
  if (isComplete && aggregation === "mean") return settled(sum / weight);
  const { scores, weights, missing } = listScores(cell, memberWeights, quorum);
  const mean = aggregateScores(scores, weights, aggregation);
  if (isComplete && mean !== null) return settled(mean);
  const filled = (score: number) =>
    aggregateScores([...scores, ...missing.map(() => score)], [...weights, ...missing], aggregation) ?? score;
  return { mean, low: filled(lowest), high: filled(highest), isComplete: false, scored, quorum };
}

/** The scores there are with their weights, and the weights of those that are missing: of members who have yet to score, and average ones up to the quorum. */
function listScores(cell: Cell, memberWeights: ArrayLike<number>, quorum: number) {
  const counted = [...cell.scores.keys()].filter((member) => memberWeights[member]! > 0);
  const inState = (state: CellState) => counted.filter((member) => cell.states[member] === state);
  const scored = inState("score");
  const missing = inState("not_yet").map((member) => memberWeights[member]!);
  const average = counted.reduce((sum, member) => sum + memberWeights[member]!, 0) / counted.length || 1;
  while (scored.length + missing.length < quorum) missing.push(average);
  return { scores: scored.map((member) => cell.scores[member]!), weights: scored.map((member) => memberWeights[member]!), missing };
}

/** How many scores it takes before the lowest and the highest are dropped. */
const fewestToTrim = 5;

/**
 * One score of several, by weights above 0; null for none. `trimmed` drops one highest and one lowest of five or more; `median` is the score at which half of the
 * weight is reached, the mean of two where exactly half lies on either side. The trimmed mean of 0, 3, 4, 4 and 5 is 3.67.
 */
export function aggregateScores(scores: readonly number[], weights: readonly number[], aggregation: Aggregation): number | null {
  if (scores.length === 0) return null;
  switch (aggregation) {
    case "mean":
      return weightedMean(scores, weights);
    case "trimmed":
      if (scores.length < fewestToTrim) return weightedMean(scores, weights);
      return trimmedMean(scores, weights);
    case "median":
      return weightedMedian(scores, weights);
    default:
      return aggregation satisfies never;
  }
}

function weightedMean(scores: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let weight = 0;
  for (let index = 0; index < scores.length; index++) {
    sum += weights[index]! * scores[index]!;
    weight += weights[index]!;
  }
  return sum / weight;
}

function trimmedMean(scores: readonly number[], weights: readonly number[]): number {
  const order = byScore(scores);
  const kept = order.slice(1, -1);
  return weightedMean(
    kept.map((index) => scores[index]!),
    kept.map((index) => weights[index]!),
  );
}

function weightedMedian(scores: readonly number[], weights: readonly number[]): number {
  const order = byScore(scores);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let reached = 0;
  for (const [place, index] of order.entries()) {
    reached += weights[index]!;
    const next = order[place + 1];
    if (next !== undefined && Math.abs(reached - half) <= half * 1e-12) return (scores[index]! + scores[next]!) / 2;
    if (reached > half) return scores[index]!;
  }
  return scores[order.at(-1)!]!;
}

function byScore(scores: readonly number[]): readonly number[] {
  return scores.map((_, index) => index).sort((one, other) => scores[one]! - scores[other]!);
}
