import { formatDay } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { curveScale, type CurveScale } from "./curve-layout.ts";
import type { ValuePage } from "./value-page.server.ts";

type Curve = NonNullable<ValuePage["shown"]>["curve"];

interface ValueCurveProps {
  readonly curve: Curve;
  readonly hasCosts: boolean;
}

/** What was planned, earned and spent in its course, with where it is heading; and the same as a table. */
export function ValueCurve({ curve, hasCosts }: ValueCurveProps) {
  const { t } = useTranslation("value");
  return (
    <section>
      <h2>{t("curve.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t("curve.help")}</p>
      <ScrollRegion label={t("curve.heading")}>
        <Drawing curve={curve} hasCosts={hasCosts} />
      </ScrollRegion>
      <details className="mt-3">
        <summary className="no-print cursor-pointer font-medium">{t("curve.asTable")}</summary>
        <ScrollRegion label={t("curve.asTable")}>
          <table className="table" aria-label={t("curve.asTable")}>
            <thead>
              <tr>
                <th scope="col">{t("curve.day")}</th>
                <th scope="col" className="number">
                  {t("curve.planned")}
                </th>
                <th scope="col" className="number">
                  {t("curve.earned")}
                </th>
                {hasCosts ? (
                  <th scope="col" className="number">
                    {t("curve.spent")}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {curve.rows.map((row) => (
                <tr key={row.day}>
                  <th scope="row">{row.isStatus ? t("curve.statusRow", { day: row.day }) : row.day}</th>
                  <td className="number">{row.planned}</td>
                  <td className="number">{row.earned}</td>
                  {hasCosts ? <td className="number">{row.spent}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </section>
  );
}

function Drawing({ curve, hasCosts }: ValueCurveProps) {
  const { t } = useTranslation("value");
  const locale = useLocale();
  const { points, scale: marks, statusDay, forecastFinish, estimate } = curve;
  const first = points[0]!.day;
  const end = [points[points.length - 1]!.day, forecastFinish ?? ""].reduce((last, day) => (day > last ? day : last));
  const scale = curveScale(first, end, marks[marks.length - 1]?.value ?? 1);
  const { plot, x, y } = scale;
  const past = points.filter(({ day }) => day <= statusDay);
  const now = past[past.length - 1];
  const budget = points[points.length - 1]!.planned;
  return (
    <svg className="value-curve" viewBox={`0 0 ${scale.width} ${scale.height}`} role="img" aria-label={t("curve.heading")}>
      {marks.map(({ value, text }) => (
        <g key={value}>
          <line className="grid" x1={plot.left} x2={plot.right} y1={y(value)} y2={y(value)} />
          <text className="axis" x={plot.left - 8} y={y(value) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {scale.ticks.map(({ day, at }) => (
        <g key={day}>
          <line className="grid" x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
          <text className="axis" x={at} y={plot.bottom + 18} textAnchor="middle">
            {formatDay(day, locale, "monthShort")}
          </text>
        </g>
      ))}
      {statusDay >= first && statusDay <= end ? (
        <g>
          <line className="status" x1={x(statusDay)} x2={x(statusDay)} y1={plot.top} y2={plot.bottom} />
          <text className="axis" x={x(statusDay)} y={plot.bottom + 34} textAnchor="middle">
            {t("curve.status")}
          </text>
        </g>
      ) : null}
      <Line name="planned" points={points.map(({ day, planned }) => [day, planned])} scale={scale} />
      {now && forecastFinish && forecastFinish > statusDay && now.earned !== null ? (
        <Line
          name="earned-forecast"
          points={[
            [now.day, now.earned],
            [forecastFinish, budget],
          ]}
          scale={scale}
        />
      ) : null}
      {hasCosts && now && estimate !== null && forecastFinish && forecastFinish > statusDay && now.spent !== null ? (
        <Line
          name="spent-forecast"
          points={[
            [now.day, now.spent],
            [forecastFinish, estimate],
          ]}
          scale={scale}
        />
      ) : null}
      <Line name="earned" points={past.map(({ day, earned }) => [day, earned ?? 0])} scale={scale} />
      {hasCosts ? <Line name="spent" points={past.map(({ day, spent }) => [day, spent ?? 0])} scale={scale} /> : null}
      <Labels curve={curve} hasCosts={hasCosts} scale={scale} />
    </svg>
  );
}

interface LineProps {
  readonly name: "planned" | "earned" | "spent" | "earned-forecast" | "spent-forecast";
  readonly points: readonly (readonly [day: string, amount: number])[];
  readonly scale: CurveScale;
}

function Line({ name, points, scale }: LineProps) {
  if (points.length === 0) return null;
  return (
    <path
      className={`line ${name}`}
      d={`M${points.map(([day, amount]) => `${scale.x(day).toFixed(1)} ${scale.y(amount).toFixed(1)}`).join("L")}`}
    />
  );
}

/** Each line is named where it ends; at the right, with a key in the line's own stroke. */
function Labels({ hasCosts, scale }: ValueCurveProps & { readonly scale: CurveScale }) {
  const { t } = useTranslation("value");
  const names = [
    "planned",
    "earned",
    ...(hasCosts ? (["spent"] as const) : []),
    "earned-forecast",
    ...(hasCosts ? (["spent-forecast"] as const) : []),
  ] as const;
  const { plot } = scale;
  return (
    <g>
      {names.map((name, index) => {
        const at = plot.top + 10 + index * 24;
        return (
          <g key={name}>
            <path className={`line ${name}`} d={`M${plot.right + 16} ${at}h24`} />
            <text x={plot.right + 46} y={at + 4}>
              {t(`curve.key.${name}`)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
