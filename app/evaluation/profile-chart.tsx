import { useTranslation } from "#app/i18n/use-translation.ts";
import { ChartDrawing } from "./chart-drawing.tsx";
import { ChartName } from "./chart-name.tsx";
import { ChartTable } from "./chart-table.tsx";
import type { ShownCharts } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";
import { VendorMark } from "./vendor-mark.tsx";

const sizes = { wide: { height: 390, radius: 150 }, narrow: { height: 330, radius: 140 } };
const rings = [0.25, 0.5, 0.75, 1];

/** How good each vendor is in each criterion at the top, as a web. */
export function ProfileChart({ charts: { criteria, vendors } }: { readonly charts: ShownCharts }) {
  const { t } = useTranslation("evaluation");
  const { percent } = useResultFormat();
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
      <ChartDrawing
        title={t("profile.title")}
        height={(sheet) => sizes[sheet.name].height}
        draw={(sheet) => {
          const { height, radius } = sizes[sheet.name];
          const centre = { x: sheet.width / 2, y: height / 2 };
          const at = (spoke: number, value: number) => {
            const angle = (2 * Math.PI * spoke) / criteria.length - Math.PI / 2;
            return { x: centre.x + Math.cos(angle) * radius * value, y: centre.y + Math.sin(angle) * radius * value };
          };
          const outline = (values: readonly number[]) =>
            `M${values
              .map((value, spoke) => at(spoke, value))
              .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
              .join("L")}Z`;
          return (
            <>
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
                    {sheet.name === "wide" ? (
                      <ChartName name={name} x={label.x} y={label.y + 4} anchor={side} room={side === "middle" ? 60 : 27} />
                    ) : (
                      <text className="name" x={label.x} y={label.y + 4} textAnchor="middle">
                        {spoke + 1}
                      </text>
                    )}
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
            </>
          );
        }}
      />
      <ol className="chart-key list-decimal ps-6 text-[13px]">
        {criteria.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ol>
      <ChartTable
        title={t("profile.title")}
        columns={[t("ranking.vendor"), ...criteria.map(({ name }) => name)]}
        rows={vendors.map(({ name, values }) => [name, ...values.map(percent)])}
      />
    </figure>
  );
}
