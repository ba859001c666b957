import { useTranslation, useLocale } from "#app/i18n/use-translation.ts";
import { formatDay } from "#app/i18n/format.ts";
import { fitText, spreadLabels, trendScale, type TrendScale } from "./trend-layout.ts";
import type { WordedTrend } from "./trend-words.server.ts";

type Line = WordedTrend["lines"][number];

/**
 * Milestone trend: along the bottom the day of the record, upwards the day that was planned on it. A line that rises is late, one that falls
 * is early, and where it meets the dashed line it is reached.
 */
export function TrendChart({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation("baselines");
  const scale = trendScale(lines.map(({ points }) => points));
  const { width, height, plot } = scale;
  const ends = lines.map(({ points }) => points[points.length - 1]!);
  const labels = spreadLabels(
    ends.map(({ planned }) => scale.y(planned)),
    plot.top,
    plot.bottom,
  );
  const bottom = Math.max(height, ...labels.map((at) => at + 12));
  return (
    <svg className="trend-chart" viewBox={`0 0 ${width} ${bottom}`} role="img" aria-label={t("trend.chart")}>
      <Axes scale={scale} />
      {lines.map((line, index) => (
        <TrendLineMark key={line.id} line={line} scale={scale} labelAt={labels[index] ?? 0} />
      ))}
    </svg>
  );
}

function Axes({ scale }: { readonly scale: TrendScale }) {
  const { t } = useTranslation("baselines");
  const locale = useLocale();
  const { plot, recordTicks, plannedTicks, diagonal } = scale;
  return (
    <g>
      {plannedTicks.map(({ at, day }) => (
        <g key={day}>
          <line className="grid" x1={plot.left} x2={plot.right} y1={at} y2={at} />
          <text className="axis" x={plot.left - 8} y={at + 4} textAnchor="end">
            {formatDay(day, locale, "monthShort")}
          </text>
        </g>
      ))}
      {recordTicks.map(({ at, day }) => (
        <g key={day}>
          <line className="grid" x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
          <text className="axis" x={at} y={plot.bottom + 16} textAnchor="middle">
            {formatDay(day, locale, "monthShort")}
          </text>
        </g>
      ))}
      <text className="axis" x={plot.left} y={plot.bottom + 31}>
        {t("trend.axis")}
      </text>
      {diagonal ? (
        <line className="reached-line" x1={diagonal[0]} y1={diagonal[1]} x2={diagonal[2]} y2={diagonal[3]}>
          <title>{t("trend.diagonal")}</title>
        </line>
      ) : null}
    </g>
  );
}

function TrendLineMark({ line, scale, labelAt }: { readonly line: Line; readonly scale: TrendScale; readonly labelAt: number }) {
  const { t } = useTranslation("baselines");
  const { x, y, plot } = scale;
  const { points, name, last, slip, course, isReached } = line;
  const end = points[points.length - 1]!;
  const [endX, endY] = [x(end.day), y(end.planned)];
  const labelX = plot.right + 26;
  return (
    <g data-course={course}>
      <path className="leader" d={`M${endX + 6} ${endY}L${plot.right + 8} ${endY}L${labelX - 4} ${labelAt}`} />
      <path className="line" d={`M${points.map((point) => `${x(point.day)} ${y(point.planned)}`).join("L")}`} />
      {points.map((point, index) => (
        <circle
          key={point.day}
          className={isReached && index === points.length - 1 ? "point reached" : "point"}
          cx={x(point.day)}
          cy={y(point.planned)}
          r={index === points.length - 1 ? 5 : 3}
        >
          <title>{`${name}: ${point.label}`}</title>
        </circle>
      ))}
      <text x={labelX} y={labelAt + 4}>
        {fitText(name, 26)}
        <tspan className="axis">{` ${isReached ? t("trend.reachedOn", { day: last }) : last}`}</tspan>
        {course === "same" ? null : <tspan className="slip">{` ${slip}`}</tspan>}
        <title>{name}</title>
      </text>
    </g>
  );
}
