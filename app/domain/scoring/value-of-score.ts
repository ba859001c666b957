import type { Criterion, ValuePoint } from "./model.ts";

/**
 * What a score is worth, 0 to 1: its place on the scale, or by straight lines between the criterion's points, and as much as the nearest point beyond them.
 * 3 on a scale of 0 to 5 is worth 0.6; with points (0, 0), (2, 0.8) and (5, 1) it is 0.8667.
 */
export function valueOfScore({ scale, valuePoints }: Pick<Criterion, "scale" | "valuePoints">, score: number): number {
  const [lowest, highest] = scale;
  const points: readonly ValuePoint[] = valuePoints ?? [
    [lowest, 0],
    [highest, 1],
  ];
  const above = points.findIndex(([from]) => from > score);
  if (above === 0) return points[0]![1];
  if (above === -1) return points.at(-1)![1];
  const [left, leftValue] = points[above - 1]!;
  const [right, rightValue] = points[above]!;
  return leftValue + ((score - left) / (right - left)) * (rightValue - leftValue);
}

/** What an amount is worth between the one that is worth 1 and the one that is worth 0; beyond them as much as they. 26 weeks of [20, 52] are worth 0.8125. */
export function valueOfAmount([best, worst]: readonly [number, number], amount: number): number {
  return Math.min(1, Math.max(0, (worst - amount) / (worst - best)));
}
