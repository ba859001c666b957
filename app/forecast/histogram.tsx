import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ForecastData } from "./forecast.route.tsx";

const width = 600;
const height = 160;

/** How the runs spread over the days, with the planned day, P50 and P80. */
export function Histogram({ forecast }: { readonly forecast: ForecastData }) {
  const { t } = useTranslation("forecast");
  const { histogram, target } = forecast;
  if (histogram === null) return null;
  const marks = [
    { key: "planned", at: histogram.marks.planned, label: t("histogram.planned") },
    { key: "p50", at: histogram.marks.p50, label: t("dates.p50") },
    { key: "p80", at: histogram.marks.p80, label: t("dates.p80") },
  ];
  return (
    <section>
      <h2>{t("histogram.title", { name: target })}</h2>
      <p className="mb-2 text-muted">{t("histogram.text", { from: histogram.from, to: histogram.to })}</p>
      <svg viewBox={`0 -44 ${width} ${height + 68}`} className="forecast-chart" role="img" aria-label={forecast.summary}>
        {histogram.bins.map((bin) => (
          <rect
            key={bin.from}
            className="forecast-bar"
            x={bin.from * width + 0.5}
            width={Math.max(1, bin.width * width - 1)}
            y={height - bin.height * height}
            height={bin.height * height}
          >
            <title>{bin.title}</title>
          </rect>
        ))}
        <line className="forecast-axis" x1={0} x2={width} y1={height} y2={height} />
        {marks.map(({ key, at, label }, index) => (
          <g key={key} data-mark={key}>
            <line className="forecast-mark" x1={at * width} x2={at * width} y1={-6 - 12 * index} y2={height} />
            <text
              className="forecast-label"
              x={at * width}
              y={-10 - 12 * index}
              textAnchor={at > 0.8 ? "end" : at < 0.2 ? "start" : "middle"}
            >
              {label}
            </text>
          </g>
        ))}
        <text className="forecast-label" x={0} y={height + 18}>
          {histogram.from}
        </text>
        <text className="forecast-label" x={width} y={height + 18} textAnchor="end">
          {histogram.to}
        </text>
      </svg>
    </section>
  );
}
