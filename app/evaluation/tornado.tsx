import { useTranslation } from "#app/i18n/use-translation.ts";
import { ChartDrawing, type ChartSheet } from "./chart-drawing.tsx";
import { chartLines } from "./chart-lines.ts";
import { ChartTable } from "./chart-table.tsx";
import type { ShownSensitivity } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

const rowHeight = 26;
const nameHeight = 16;

/** How the lead of the vendor in front changes with each weight and each score, the widest swings first. */
export function Tornado({ sensitivity: { tornado, lead, winner } }: { readonly sensitivity: ShownSensitivity }) {
  const { t } = useTranslation("evaluation");
  const { signed } = useResultFormat();
  if (lead === null || winner === null || tornado.length === 0) return null;
  const ends = [0, lead, ...tornado.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const rowOf = ({ name }: ChartSheet) => (name === "wide" ? rowHeight : rowHeight + nameHeight);
  const heightOn = (sheet: ChartSheet) => tornado.length * rowOf(sheet) + 34;
  return (
    <section>
      <h2 id="tornado">{t("tornado.title")}</h2>
      <p className="mb-2 mt-1 max-w-prose text-muted">{t("tornado.lead", { vendor: winner, lead: signed(lead) })}</p>
      <ChartDrawing
        title={t("tornado.title")}
        height={heightOn}
        draw={(sheet) => {
          const isWide = sheet.name === "wide";
          const plot = { left: isWide ? 350 : 44, right: sheet.width - (isWide ? 50 : 44) };
          const x = (value: number) => plot.left + ((value - least) / (most - least || 1)) * (plot.right - plot.left);
          const height = heightOn(sheet);
          return (
            <>
              <line className="zero" x1={x(0)} x2={x(0)} y1={0} y2={height - 30} />
              {tornado.map(({ label, low, high }, at) => {
                const top = at * rowOf(sheet) + 4;
                const y = isWide ? top : top + nameHeight;
                const [from, to] = [Math.min(low, high), Math.max(low, high)];
                return (
                  <g key={label}>
                    <title>{`${label}: ${signed(from)} … ${signed(to)}`}</title>
                    {isWide ? (
                      <text className="name" x={300} y={y + 14} textAnchor="end">
                        {chartLines(label, 46, 1)[0]}
                      </text>
                    ) : (
                      <text className="name" x={0} y={top + 11}>
                        {chartLines(label, 54, 1)[0]}
                      </text>
                    )}
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
            </>
          );
        }}
      />
      <ChartTable
        title={t("tornado.title")}
        columns={[t("tornado.what"), t("tornado.lower"), t("tornado.higher")]}
        rows={tornado.map(({ label, low, high }) => [label, signed(low), signed(high)])}
      />
    </section>
  );
}
