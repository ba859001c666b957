import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { ChartName } from "./chart-name.tsx";
import { ChartTable } from "./chart-table.tsx";
import type { ShownCharts } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";
import { VendorMark } from "./vendor-mark.tsx";

const size = { width: 720, height: 390, radius: 150 };
const centre = { x: size.width / 2, y: size.height / 2 };
const rings = [0.25, 0.5, 0.75, 1];

/** How good each vendor is in each criterion at the top, as a web. */
export function ProfileChart({ charts: { criteria, vendors } }: { readonly charts: ShownCharts }) {
  const { t } = useTranslation("evaluation");
  const { percent } = useResultFormat();
  const at = (spoke: number, value: number) => {
    const angle = (2 * Math.PI * spoke) / criteria.length - Math.PI / 2;
    return { x: centre.x + Math.cos(angle) * size.radius * value, y: centre.y + Math.sin(angle) * size.radius * value };
  };
  const outline = (values: readonly number[]) =>
    `M${values
      .map((value, spoke) => at(spoke, value))
      .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join("L")}Z`;
  return (
    <figure>
      <h3>{t("profile.title")}</h3>
      <p className="max-w-prose text-muted">{t("profile.lead")}</p>
      <ul className="my-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        {vendors.map(({ id, name }, vendor) => (
          <li key={id} className="flex items-center gap-1">
            <svg viewBox="0 0 36 16" className="result-chart mark-key" aria-hidden="true">
              <path className="profile" data-line={vendor % 6} d="M1 8h34" />
              <VendorMark at={vendor} x={18} y={8} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <ScrollRegion label={t("profile.title")}>
        <svg viewBox={`0 0 ${size.width} ${size.height}`} className="result-chart wide" role="img" aria-label={t("profile.title")}>
          {rings.map((ring) => (
            <path key={ring} className="grid" d={outline(criteria.map(() => ring))} />
          ))}
          {criteria.map(({ id, name }, spoke) => {
            const end = at(spoke, 1);
            const label = at(spoke, 1.12);
            const side = Math.abs(end.x - centre.x) < 1 ? "middle" : end.x > centre.x ? "start" : "end";
            return (
              <g key={id}>
                <line className="grid" x1={centre.x} y1={centre.y} x2={end.x} y2={end.y} />
                <ChartName name={name} x={label.x} y={label.y + 4} anchor={side} room={side === "middle" ? 60 : 27} />
              </g>
            );
          })}
          {vendors.map(({ id, name, values }, vendor) => (
            <g key={id}>
              <path className="profile" data-line={vendor % 6} d={outline(values)}>
                <title>{name}</title>
              </path>
              {values.map((value, spoke) => (
                <VendorMark key={criteria[spoke]?.id} at={vendor} {...at(spoke, value)} />
              ))}
            </g>
          ))}
        </svg>
      </ScrollRegion>
      <ChartTable
        title={t("profile.title")}
        columns={[t("ranking.vendor"), ...criteria.map(({ name }) => name)]}
        rows={vendors.map(({ name, values }) => [name, ...values.map(percent)])}
      />
    </figure>
  );
}
