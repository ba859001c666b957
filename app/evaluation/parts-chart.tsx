import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { ChartName } from "./chart-name.tsx";
import { ChartTable } from "./chart-table.tsx";
import { FillPatterns, Swatch } from "./fill-patterns.tsx";
import type { ShownCharts } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

const width = 720;
const labels = 180;
const ends = 50;
const rowHeight = 38;

/** Bars of points, each made of what the criteria at the top add to it. */
export function PartsChart({ charts: { criteria, vendors, inMoney } }: { readonly charts: ShownCharts }) {
  const { t } = useTranslation("evaluation");
  const { points } = useResultFormat();
  const sums = vendors.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const most = Math.max(1, ...sums);
  const x = (value: number) => labels + (value / most) * (width - labels - ends);
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
      <ScrollRegion label={t("parts.title")}>
        <svg viewBox={`0 0 ${width} ${vendors.length * rowHeight}`} className="result-chart wide" role="img" aria-label={t("parts.title")}>
          <FillPatterns name="parts" count={criteria.length} />
          {vendors.map((vendor, row) => {
            const y = row * rowHeight + 4;
            return (
              <g key={vendor.id}>
                <ChartName name={vendor.name} x={labels - 8} y={y + 19} anchor="end" room={26} />
                {vendor.parts.map((part, at) => {
                  const from = vendor.parts.slice(0, at).reduce((sum, each) => sum + each, 0);
                  return part <= 0 ? null : (
                    <g key={criteria[at]?.id}>
                      <rect className="part" fill={`url(#parts-${at})`} x={x(from)} width={x(part) - x(0)} y={y} height={30}>
                        <title>{`${vendor.name}, ${criteria[at]?.name ?? ""}: ${points(part)}`}</title>
                      </rect>
                      {part / most >= 0.07 ? (
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
        </svg>
      </ScrollRegion>
      <ChartTable
        title={t("parts.title")}
        columns={[t("ranking.vendor"), ...criteria.map(({ name }) => name), t("ranking.total")]}
        rows={vendors.map(({ name, parts, total }) => [name, ...parts.map(points), points(total)])}
      />
    </figure>
  );
}
