import { useTranslation } from "#app/i18n/use-translation.ts";
import { ChartDrawing } from "./chart-drawing.tsx";
import { ChartName } from "./chart-name.tsx";
import { ChartTable } from "./chart-table.tsx";
import type { ShownCharts } from "./sensitivity.server.ts";
import { VendorMark } from "./vendor-mark.tsx";

const plots = {
  wide: { left: 70, right: 600, top: 20, bottom: 300 },
  narrow: { left: 40, right: 340, top: 20, bottom: 250 },
};

/** Points for everything but the costs against the costs over the years: up and to the left is more for less. */
export function ValueForMoney({ charts }: { readonly charts: ShownCharts }) {
  const { t } = useTranslation("evaluation");
  const shown = charts.vendors.flatMap((vendor, at) =>
    vendor.cost === null || vendor.technical === null ? [] : [{ ...vendor, at, cost: vendor.cost, technical: vendor.technical }],
  );
  const costs = shown.map(({ cost }) => cost);
  const qualities = shown.map(({ technical }) => technical);
  const cheapest = shown.find(({ cost }) => cost === Math.min(...costs));
  const dearest = shown.find(({ cost }) => cost === Math.max(...costs));
  return (
    <figure>
      <h3>{t("money.title")}</h3>
      <p className="max-w-prose text-muted">{t("money.lead")}</p>
      <ChartDrawing
        title={t("money.title")}
        height={({ name }) => plots[name].bottom + 50}
        draw={({ name: sheet }) => {
          const plot = plots[sheet];
          const x = scaleOf(costs, plot.left, plot.right);
          const y = scaleOf(qualities, plot.bottom, plot.top);
          const room = sheet === "wide" ? 30 : 18;
          return (
            <>
              <path className="frame" d={`M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`} />
              <text className="axis" x={plot.left} y={plot.top - 6}>
                {t("money.quality")}
              </text>
              <text className="axis" x={plot.right} y={plot.bottom + 38} textAnchor="end">
                {t("money.cost")}
              </text>
              {[cheapest, dearest].map((vendor, at) =>
                vendor && (at === 0 || vendor !== cheapest) ? (
                  <text key={vendor.id} className="axis" x={x(vendor.cost)} y={plot.bottom + 18} textAnchor="middle">
                    {vendor.costText}
                  </text>
                ) : null,
              )}
              {shown.map(({ id, name, at, cost, technical, technicalText, costText }) => (
                <g key={id}>
                  <title>{`${name}: ${technicalText}, ${costText}`}</title>
                  <path className="drop" d={`M${plot.left} ${y(technical)}H${x(cost)}V${plot.bottom}`} />
                  <text className="axis" x={plot.left - 6} y={y(technical) + 4} textAnchor="end">
                    {technicalText}
                  </text>
                  <VendorMark at={at} x={x(cost)} y={y(technical)} />
                  {x(cost) > (plot.left + plot.right) / 2 ? (
                    <ChartName name={name} x={x(cost) - 9} y={y(technical) - 12} anchor="end" room={room} />
                  ) : (
                    <ChartName name={name} x={x(cost) + 9} y={y(technical) - 12} room={room} />
                  )}
                </g>
              ))}
            </>
          );
        }}
      />
      <ChartTable
        title={t("money.title")}
        columns={[t("ranking.vendor"), t("money.quality"), t("money.cost")]}
        rows={shown.map(({ name, technicalText, costText }) => [name, technicalText, costText])}
      />
    </figure>
  );
}

/** Leaves a tenth of the span free at both ends. */
function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least || Math.max(1, Math.abs(most) * 0.1);
  const [start, end] = [least - span * 0.15, most + span * 0.15];
  return (value) => from + ((value - start) / (end - start)) * (to - from);
}
