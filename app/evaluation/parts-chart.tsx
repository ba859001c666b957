import { useTranslation } from "#app/i18n/use-translation.ts";
import { ChartDrawing, type ChartSheet } from "./chart-drawing.tsx";
import { ChartName } from "./chart-name.tsx";
import { ChartTable } from "./chart-table.tsx";
import { FillPatterns, Swatch } from "./fill-patterns.tsx";
import type { ShownCharts } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

const labels = 180;
const rowHeight = 38;
const nameHeight = 16;
const leastForNumber = 32;

/** Bars of points, each made of what the criteria at the top add to it. */
export function PartsChart({ charts: { criteria, vendors, inMoney } }: { readonly charts: ShownCharts }) {
  const { t } = useTranslation("evaluation");
  const { points } = useResultFormat();
  const sums = vendors.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const most = Math.max(1, ...sums);
  const rowOf = ({ name }: ChartSheet) => (name === "wide" ? rowHeight : rowHeight + nameHeight);
  return (
    <figure>
      <h3>{t("parts.title")}</h3>
      {inMoney ? <p className="max-w-prose text-muted">{t("parts.inMoney")}</p> : null}
      <ul className="my-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        {criteria.map(({ id, name }, at) => (
          <li key={id} className="flex items-center gap-1">
            <Swatch at={at} />
            {name}
          </li>
        ))}
      </ul>
      <ChartDrawing
        title={t("parts.title")}
        height={(sheet) => vendors.length * rowOf(sheet)}
        draw={(sheet) => {
          const isWide = sheet.name === "wide";
          const start = isWide ? labels : 0;
          const x = (value: number) => start + (value / most) * (sheet.width - start - (isWide ? 50 : 36));
          return (
            <>
              <FillPatterns name={`parts-${sheet.name}`} count={criteria.length} />
              {vendors.map((vendor, row) => {
                const top = row * rowOf(sheet) + 4;
                const y = isWide ? top : top + nameHeight;
                return (
                  <g key={vendor.id}>
                    {isWide ? (
                      <ChartName name={vendor.name} x={labels - 8} y={y + 19} anchor="end" room={26} />
                    ) : (
                      <ChartName name={vendor.name} x={0} y={top + 10} room={54} lines={1} />
                    )}
                    {vendor.parts.map((part, at) => {
                      const from = vendor.parts.slice(0, at).reduce((sum, each) => sum + each, 0);
                      return part <= 0 ? null : (
                        <g key={criteria[at]?.id}>
                          <rect
                            className="part"
                            fill={`url(#parts-${sheet.name}-${at})`}
                            x={x(from)}
                            width={x(part) - x(0)}
                            y={y}
                            height={30}
                          >
                            <title>{`${vendor.name}, ${criteria[at]?.name ?? ""}: ${points(part)}`}</title>
                          </rect>
                          {x(part) - x(0) >= leastForNumber ? (
                            <text className="inside" x={x(from + part / 2)} y={y + 19} textAnchor="middle">
                              {points(part)}
                            </text>
                          ) : null}
                        </g>
                      );
                    })}
                    <text className="name" x={x(sums[row] ?? 0) + 6} y={y + 19}>
                      {points(sums[row] ?? 0)}
                    </text>
                  </g>
                );
              })}
            </>
          );
        }}
      />
      <ChartTable
        title={t("parts.title")}
        columns={[t("ranking.vendor"), ...criteria.map(({ name }) => name), t("ranking.total")]}
        rows={vendors.map(({ name, parts, total }) => [name, ...parts.map(points), points(total)])}
      />
    </figure>
  );
}
