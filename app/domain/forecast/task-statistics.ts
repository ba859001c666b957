/** Sums by which the durations of the uncertain tasks are compared with the date of the target, run by run. */
export interface TaskStatistics {
  runs: number;
  readonly firstDuration: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly products: Float64Array;
  targetSum: number;
  targetSquares: number;
}

export function createStatistics(tasks: number): TaskStatistics {
  return {
    runs: 0,
    firstDuration: new Float64Array(tasks),
    sum: new Float64Array(tasks),
    squares: new Float64Array(tasks),
    products: new Float64Array(tasks),
    targetSum: 0,
    targetSquares: 0,
  };
}

/** Adds a run: the durations of all tasks and the working minutes by which the target finishes after the planned date. */
export function addRun(statistics: TaskStatistics, durations: Float64Array, target: number): void {
  const { firstDuration, sum, squares, products } = statistics;
  // Distances from the first value, so that the squares of large numbers do not drown the spread.
  if (statistics.runs === 0) firstDuration.set(durations);
  for (let row = 0; row < durations.length; row++) {
    const distance = durations[row]! - firstDuration[row]!;
    sum[row]! += distance;
    squares[row]! += distance * distance;
    products[row]! += distance * target;
  }
  statistics.targetSum += target;
  statistics.targetSquares += target * target;
  statistics.runs++;
}

export interface TaskSpread {
  readonly mean: number;
  readonly deviation: number;
  /** With the target; 0 when either does not vary. */
  readonly correlation: number;
}

export function spreadOf(
  { runs, firstDuration, sum, squares, products, targetSum, targetSquares }: TaskStatistics,
  row: number,
): TaskSpread {
  const variance = Math.max(0, squares[row]! - sum[row]! ** 2 / runs);
  const targetVariance = Math.max(0, targetSquares - targetSum ** 2 / runs);
  const covariance = products[row]! - (sum[row]! * targetSum) / runs;
  return {
    mean: firstDuration[row]! + sum[row]! / runs,
    deviation: runs < 2 ? 0 : Math.sqrt(variance / (runs - 1)),
    correlation: variance > 0 && targetVariance > 0 ? covariance / Math.sqrt(variance * targetVariance) : 0,
  };
}

export function targetDeviation({ runs, targetSum, targetSquares }: TaskStatistics): number {
  return runs < 2 ? 0 : Math.sqrt(Math.max(0, targetSquares - targetSum ** 2 / runs) / (runs - 1));
}
