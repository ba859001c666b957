export const zoomLevels = ["day", "week", "month", "quarter"] as const;
export type Zoom = (typeof zoomLevels)[number];

export const minutesPerDay = 1440;

/** Every zoom is a step of one day with its own width, so that a place on the chart is always a whole number of minutes. */
export const pixelsPerDay: Readonly<Record<Zoom, number>> = { day: 36, week: 14, month: 5, quarter: 1 };

/** The stretch of the axis that is drawn, in whole days since 1970-01-01. */
export interface AxisRange {
  readonly fromDay: number;
  /** Exclusive. */
  readonly toDay: number;
}

export interface AxisStretch {
  readonly from: number;
  readonly to: number;
  /** Where the work begins, at `from` or later. */
  readonly workFrom: number;
}

/**
 * Widens a stretch of minutes to whole months with room on both sides, so that bars and their labels do not touch the edge, and to
 * at least so many pixels from where the work begins, so that a short plan fills the screen and any plan can begin at its left edge.
 */
export function axisRange({ from, to, workFrom }: AxisStretch, zoom: Zoom, leastWidth = 0): AxisRange {
  const dayWidth = pixelsPerDay[zoom];
  const startBefore = (minutes: number) => startOfMonth(Math.floor(minutes / minutesPerDay) - Math.ceil(16 / dayWidth));
  const lastDay = Math.ceil(to / minutesPerDay) + Math.ceil(140 / dayWidth);
  const toDay = startOfNextMonth(Math.max(lastDay, startBefore(workFrom) + Math.ceil(leastWidth / dayWidth)));
  return { fromDay: startBefore(from), toDay };
}

/** The closest zoom in which a stretch of minutes and the label of its last bar fit into so many pixels; the widest when none does. */
export function zoomFitting(fromMinutes: number, toMinutes: number, width: number): Zoom {
  const days = (toMinutes - fromMinutes) / minutesPerDay;
  const label = 160;
  return zoomLevels.find((zoom) => days * pixelsPerDay[zoom] + label <= width) ?? "quarter";
}

export function xOfMinutes(minutes: number, range: AxisRange, dayWidth: number): number {
  return (minutes / minutesPerDay - range.fromDay) * dayWidth;
}

export function minutesOfX(x: number, range: AxisRange, dayWidth: number): number {
  return (x / dayWidth + range.fromDay) * minutesPerDay;
}

export interface CivilDate {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 as a civil date; UTC arithmetic, so no time zone or daylight saving can shift it. */
export function civilDateOfDay(day: number): CivilDate {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

export function dayOfCivilDate(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month, day) / 86_400_000);
}

/** 0 is Monday. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function startOfMonth(day: number): number {
  const { year, month } = civilDateOfDay(day);
  return dayOfCivilDate(year, month, 1);
}

export function startOfNextMonth(day: number): number {
  const { year, month } = civilDateOfDay(day);
  return dayOfCivilDate(year, month + 1, 1);
}
