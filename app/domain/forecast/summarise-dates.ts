import { workBetween } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { formatCivilTime, formatDay, minutesInDay, parseDay } from "../time/day.ts";
import type { Day } from "../time/day.ts";
import type { DateForecast, HistogramBin } from "./forecast.ts";

/** The finishes of one milestone in the order of the runs, which came in batches of equal size, each a sample of its own. */
export interface Finishes {
  readonly taskId: string | null;
  readonly planned: number;
  readonly instants: Int32Array;
  readonly batchSize: number;
  readonly promised: Day | null;
}

/** Puts the finishes of a milestone together. Quantiles are dates that did happen in a run: the nearest rank. */
export function summariseFinishes(finishes: Finishes, calendar: WorkCalendar): DateForecast {
  const { taskId, planned, instants, promised } = finishes;
  const sorted = instants.toSorted();
  const at = (share: number) => formatCivilTime(quantileOf(sorted, share));
  const promisedDay = promised === null ? null : parseDay(promised);
  return {
    taskId,
    planned: formatCivilTime(planned),
    // What finishes at midnight finishes the day before.
    plannedShare: shareBy(sorted, Math.floor((planned - 1) / minutesInDay)),
    p10: at(0.1),
    p50: at(0.5),
    p80: at(0.8),
    p95: at(0.95),
    quantiles: Array.from({ length: 101 }, (_, percent) => at(percent / 100)),
    histogram: makeHistogram(sorted),
    deviationMinutes: Math.round(deviationOf(Float64Array.from(instants, (instant) => workBetween(calendar, sorted[0]!, instant)))),
    p50ErrorMinutes: errorOf(finishes, calendar, 0.5),
    p80ErrorMinutes: errorOf(finishes, calendar, 0.8),
    promised: promised === null || promisedDay === null ? null : { day: promised, share: shareBy(sorted, promisedDay) },
  };
}

/** The value that this share of the sorted values does not exceed: the nearest rank. Precondition: at least one value. */
export function quantileOf(sorted: Int32Array, share: number): number {
  // Less a breath, for shares such as 0.07 whose products are not exact.
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!;
}

/** The standard deviation of values, 0 for fewer than two. */
export function deviationOf(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Share of runs that finish on the day, or before it; its midnight at the end belongs to it. */
function shareBy(sorted: Int32Array, dayNumber: number): number {
  const end = (dayNumber + 1) * minutesInDay;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= end) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

/** The standard error of a quantile, from how it differs between batches; 0 with one batch. */
function errorOf({ instants, batchSize }: Finishes, calendar: WorkCalendar, share: number): number {
  const batches = Math.floor(instants.length / batchSize);
  const origin = instants[0]!;
  const quantiles = Float64Array.from({ length: batches }, (_, batch) => {
    const sorted = instants.slice(batch * batchSize, (batch + 1) * batchSize).sort();
    return workBetween(calendar, origin, quantileOf(sorted, share));
  });
  return Math.round(deviationOf(quantiles) / Math.sqrt(Math.max(1, batches)));
}

const mostBins = 40;
const binLengths = [1, 2, 7, 14, 28, 91, 182, 364];

function makeHistogram(sorted: Int32Array): readonly HistogramBin[] {
  const first = Math.floor(sorted[0]! / minutesInDay);
  const days = Math.floor(sorted[sorted.length - 1]! / minutesInDay) - first + 1;
  const length = binLengths.find((candidate) => days <= candidate * mostBins) ?? Math.ceil(days / mostBins);
  const counts = new Int32Array(Math.ceil(days / length));
  for (const instant of sorted) counts[Math.floor((Math.floor(instant / minutesInDay) - first) / length)]!++;
  return Array.from(counts, (runs, bin) => ({
    from: formatDay(first + bin * length),
    to: formatDay(first + (bin + 1) * length - 1),
    runs,
  }));
}
