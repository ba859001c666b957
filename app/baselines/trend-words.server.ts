import type { TrendPoint } from "#app/domain/baseline/trend.ts";
import { daysBetween, parseDay } from "#app/domain/time/day.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import type { MilestoneLine } from "./trend.server.ts";

export type WordedTrend = ReturnType<typeof wordedTrend>;

/** A chart of more lines says nothing; the table has them all. */
const mostLines = 12;

/** How the dates of gates and milestones went, in the reader's words: the lines of the chart, and every one of them for the table. */
export function wordedTrend(lines: readonly MilestoneLine[], reader: Reader) {
  const rows = lines.map((line) => wordedLine(line, reader));
  const drawn = rows.filter(({ isGate }) => isGate);
  const chosen = (drawn.length > 0 ? drawn : rows).slice(0, mostLines);
  return {
    rows: rows.map(({ points: _, ...row }) => row),
    lines: chosen,
    /** With one day on record there is no line yet. */
    hasCourse: chosen.some(({ points }) => points.length > 1),
  };
}

function wordedLine({ taskId, name, kind, isGoLive, points }: MilestoneLine, { t, locale }: Reader) {
  const first = points[0]!;
  const last = points[points.length - 1]!;
  const days = daysBetween(dayOf(first), dayOf(last));
  return {
    id: taskId,
    name: inLanguage(name, locale),
    isGate: isGoLive || kind === "gate",
    isReached: last.isReached,
    first: formatDay(first.plannedAt, locale),
    last: formatDay(last.plannedAt, locale),
    course: days > 0 ? ("later" as const) : days < 0 ? ("earlier" as const) : ("same" as const),
    slip: days === 0 ? t("baselines:same.date") : t(`baselines:trend.${days > 0 ? "later" : "earlier"}`, { count: Math.abs(days) }),
    changes: changesOf(points).map(({ day, plannedAt }) =>
      t("baselines:trend.change", { day: formatDay(day, locale), planned: formatDay(plannedAt, locale) }),
    ),
    points: points.map((point) => ({
      day: parseDay(point.day) ?? 0,
      planned: parseDay(dayOf(point)) ?? 0,
      label: t("baselines:trend.change", { day: formatDay(point.day, locale), planned: formatDay(point.plannedAt, locale) }),
    })),
  };
}

/** The points at which the planned day became another one, the first one included. */
function changesOf(points: readonly TrendPoint[]): TrendPoint[] {
  return points.filter((point, index) => index === 0 || dayOf(point) !== dayOf(points[index - 1]!));
}

function dayOf({ plannedAt }: TrendPoint): string {
  return plannedAt.slice(0, 10);
}
