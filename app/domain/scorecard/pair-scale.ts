/** How two criteria are compared: from 9, the first is extremely more important, over 1 for equal, to -9 for the second. */
export const pairSteps: readonly number[] = [9, 8, 7, 6, 5, 4, 3, 2, 1, -2, -3, -4, -5, -6, -7, -8, -9];

/** How many times as important the first is: 3 for 3, a third for -3. */
export function ratioOfStep(step: number): number {
  return step < 0 ? 1 / -step : step;
}

/** The step that is nearest to a ratio, as ratios are compared: by how many times. 0.45 lies nearer to a half than to a third: -2. Beyond the scale, its end. */
export function stepOfRatio(ratio: number): number {
  return pairSteps.reduce((best, step) => (distance(step, ratio) < distance(best, ratio) - 1e-12 ? step : best), 1);
}

function distance(step: number, ratio: number): number {
  return Math.abs(Math.log(ratioOfStep(step) / ratio));
}

/** Every pair of a group once, each criterion with those after it. */
export function pairsOf(ids: readonly string[]): readonly (readonly [first: string, second: string])[] {
  return ids.flatMap((first, at) => ids.slice(at + 1).map((second) => [first, second] as const));
}
