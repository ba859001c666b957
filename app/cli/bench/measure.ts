export interface BenchResult {
  /** How much was worked on: tasks, rows or writers. */
  readonly size: number | string;
  /** `sqlite` or `postgres`, for what asks a server. */
  readonly database?: string;
  readonly processes?: number;
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  /** The longest that a small request waited meanwhile. */
  readonly longestWaitMs?: number;
  /** Processor time a run, or a request, took of the process that did the work. */
  readonly cpuMs?: number;
  readonly peakRssMb?: number;
  /** By how much what the program holds grew, typed arrays included. */
  readonly heapMb?: number;
  /** By how much the memory of the servers grew, together. */
  readonly grownMb?: number;
  readonly requestsPerSecond?: number;
  readonly bytes?: number;
  /** By how much schedules are longer than the best known ones, on the average, and how many are as short. */
  readonly excessPercent?: number;
  readonly bestFound?: number;
  /** Days on which someone has too much to do. */
  readonly overloadedDaysBefore?: number;
  readonly overloadedDaysAfter?: number;
  /** Steps of cases that a simulation went through, in the fastest run. */
  readonly stepsPerSecond?: number;
  /** How many intervals of 95 per cent confidence held the exact value. */
  readonly coveredPercent?: number;
  readonly errors?: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies, the nearest one; 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

/** To three digits: more would be noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export function times(values: readonly number[]): { medianMs: number; p95Ms: number } {
  return { medianMs: rounded(median(values)), p95Ms: rounded(quantile(values, 0.95)) };
}
