import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownSensitivity } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

type Row = ShownSensitivity["stability"][number];

const width = 300;
const height = 22;

/** How far the weight of each criterion can move before another vendor draws level. */
export function StabilitySection({ sensitivity: { stability, winner } }: { readonly sensitivity: ShownSensitivity }) {
  const { t } = useTranslation("evaluation");
  const { percent } = useResultFormat();
  if (winner === null || stability.length === 0) return null;
  return (
    <section>
      <h2 id="stability">{t("stability.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("stability.lead", { vendor: winner })}</p>
      <ScrollRegion label={t("stability.title")}>
        <table className="table stability-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("criterion")}</th>
              <th scope="col" className="number">
                {t("stability.weight")}
              </th>
              <th scope="col" className="bar">
                {t("stability.range")}
              </th>
              <th scope="col">{t("stability.below")}</th>
              <th scope="col">{t("stability.above")}</th>
            </tr>
          </thead>
          <tbody>
            {stability.map((row) => (
              <tr key={row.id}>
                <th scope="row" data-depth={Math.min(4, row.depth)}>
                  {row.name}
                  {row.isNearest ? <span className="block font-normal text-warn">{t("stability.nearest")}</span> : null}
                </th>
                <td className="number">{percent(row.weight)}</td>
                <td className="bar">
                  <StabilityBar row={row} />
                </td>
                <td>{row.lowBy === null ? t("stability.never") : t("stability.by", { vendor: row.lowBy, weight: percent(row.low) })}</td>
                <td>{row.highBy === null ? t("stability.never") : t("stability.by", { vendor: row.highBy, weight: percent(row.high) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** From 0 to 100 %: where the same vendor stays in front, and the weight as it is. */
function StabilityBar({ row: { weight, low, high, lowBy, highBy } }: { readonly row: Row }) {
  const x = (share: number) => 1 + share * (width - 2);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="result-chart" aria-hidden="true">
      <line className="grid" x1={x(0)} x2={x(1)} y1={height / 2} y2={height / 2} />
      <rect className="stable" x={x(low)} width={Math.max(2, x(high) - x(low))} y={6} height={10} rx={2} />
      {lowBy === null ? null : <line className="limit" x1={x(low)} x2={x(low)} y1={3} y2={19} />}
      {highBy === null ? null : <line className="limit" x1={x(high)} x2={x(high)} y1={3} y2={19} />}
      <path className="now" d={`M${x(weight)} 2v${height - 4}`} />
      <circle className="now" cx={x(weight)} cy={height / 2} r={4} />
    </svg>
  );
}
