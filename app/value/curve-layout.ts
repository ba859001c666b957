import { formatDay, parseDay, type Day } from "#app/domain/time/day.ts";

export interface CurveScale {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Months, few enough to be read. */
  readonly ticks: readonly { readonly at: number; readonly day: Day }[];
  x(day: Day): number;
  y(amount: number): number;
}

const size = { width: 960, height: 420, left: 110, right: 150, top: 16, bottom: 40 };
const monthSteps = [1, 2, 3, 6, 12, 24, 60];

/** Lays days along the bottom and amounts upwards from nothing to `most`. */
export function curveScale(first: Day, last: Day, most: number): CurveScale {
  const plot = { left: size.left, top: size.top, right: size.width - size.right, bottom: size.height - size.bottom };
  const from = parseDay(first) ?? 0;
  const to = Math.max(from + 1, parseDay(last) ?? 0);
  const x = (day: Day) => plot.left + (((parseDay(day) ?? from) - from) / (to - from)) * (plot.right - plot.left);
  return {
    width: size.width,
    height: size.height,
    plot,
    ticks: monthsBetween(first, formatDay(to)).map((day) => ({ day, at: x(day) })),
    x,
    y: (amount) => plot.bottom - (amount / Math.max(1, most)) * (plot.bottom - plot.top),
  };
}

function monthsBetween(first: Day, last: Day): Day[] {
  const index = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [from, to] = [index(first) + 1, index(last)];
  const step = monthSteps.find((each) => (to - from) / each <= 8) ?? 120;
  const months: Day[] = [];
  for (let month = from; month <= to; month++)
    if (month % step === 0 || step === 1)
      months.push(`${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  return months;
}
