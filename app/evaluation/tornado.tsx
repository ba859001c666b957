import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { chartLines } from "./chart-lines.ts";
import { ChartTable } from "./chart-table.tsx";
import type { ShownSensitivity } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

const width = 720;
const labels = 300;
const rowHeight = 26;

/** How the lead of the vendor in front changes with each weight and each score, the widest swings first. */
export function Tornado({ sensitivity: { tornado, lead, winner } }: { readonly sensitivity: ShownSensitivity }) {
  const { t } = useTranslation("evaluation");
  const { signed } = useResultFormat();
  if (lead === null || winner === null || tornado.length === 0) return null;
  const ends = [0, lead, ...tornado.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const plot = { left: labels + 50, right: width - 50 };
  const x = (value: number) => plot.left + ((value - least) / (most - least || 1)) * (plot.right - plot.left);
  const height = tornado.length * rowHeight + 34;
  return (
    <section>
      <h2 id="tornado">{t("tornado.title")}</h2>
      <p className="mb-2 mt-1 max-w-prose text-muted">{t("tornado.lead", { vendor: winner, lead: signed(lead) })}</p>
      <ScrollRegion label={t("tornado.title")}>
        <svg viewBox={`0 0 ${width} ${height}`} className="result-chart wide" role="img" aria-label={t("tornado.title")}>
          <line className="zero" x1={x(0)} x2={x(0)} y1={0} y2={height - 30} />
          {tornado.map(({ label, low, high }, at) => {
            const y = at * rowHeight + 4;
            const [from, to] = [Math.min(low, high), Math.max(low, high)];
            return (
              <g key={label}>
                <title>{`${label}: ${signed(from)} … ${signed(to)}`}</title>
                <text className="name" x={labels} y={y + 14} textAnchor="end">
                  {chartLines(label, 46, 1)[0]}
                </text>
                <rect
                  className="swing"
                  data-turns={from < 0 || undefined}
                  x={x(from)}
                  width={Math.max(1, x(to) - x(from))}
                  y={y}
                  height={18}
                />
                <text className="axis" x={x(from) - 4} y={y + 13} textAnchor="end">
                  {signed(from)}
                </text>
                <text className="axis" x={x(to) + 4} y={y + 13}>
                  {signed(to)}
                </text>
              </g>
            );
          })}
          <line className="now" x1={x(lead)} x2={x(lead)} y1={0} y2={height - 30} />
          <text className="axis" x={x(0)} y={height - 14} textAnchor="middle">
            {t("tornado.level")}
          </text>
        </svg>
      </ScrollRegion>
      <ChartTable
        title={t("tornado.title")}
        columns={[t("tornado.what"), t("tornado.lower"), t("tornado.higher")]}
        rows={tornado.map(({ label, low, high }) => [label, signed(low), signed(high)])}
      />
    </section>
  );
}
