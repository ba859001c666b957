import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { ChartDrawing, type ChartSheet } from "./chart-drawing.tsx";
import { ChartName } from "./chart-name.tsx";
import { ChartTable } from "./chart-table.tsx";
import { FillPatterns, Swatch } from "./fill-patterns.tsx";
import type { ShownAcceptability, ShownSensitivity } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

const labels = 180;
const rowHeight = 34;
const nameHeight = 16;
const leastForNumber = 36;

/** How often each vendor would have each rank under other weights: as declared, and if nobody agreed on weights. */
export function AcceptabilitySection({ sensitivity }: { readonly sensitivity: ShownSensitivity }) {
  const { t } = useTranslation("evaluation");
  const { acceptability, unconstrained, constraint } = sensitivity;
  if (!acceptability || acceptability.vendors.length < 2) return null;
  return (
    <section aria-labelledby="acceptability">
      <h2 id="acceptability">{t("acceptability.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("acceptability.lead")}</p>
      <RankBars shown={acceptability} title={t(`acceptability.under.${constraint}`)} name="declared" />
      {unconstrained ? <RankBars shown={unconstrained} title={t("acceptability.nobodyAgreed")} name="free" /> : null}
      <Pairwise shown={acceptability} />
      <CentralWeights shown={acceptability} />
    </section>
  );
}

interface RankBarsProps {
  readonly shown: ShownAcceptability;
  readonly title: string;
  readonly name: string;
}

function RankBars({ shown: { vendors, entropyBits }, title, name }: RankBarsProps) {
  const { t } = useTranslation("evaluation");
  const { percent, number } = useResultFormat();
  const rowOf = (sheet: ChartSheet) => (sheet.name === "wide" ? rowHeight : rowHeight + nameHeight);
  return (
    <figure className="mt-4">
      <h3>{title}</h3>
      <ul className="my-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px]" aria-hidden="true">
        {vendors.map(({ id }, rank) => (
          <li key={id} className="flex items-center gap-1">
            <Swatch at={rank} />
            {t("acceptability.rank", { rank: rank + 1 })}
          </li>
        ))}
      </ul>
      <ChartDrawing
        title={title}
        height={(sheet) => vendors.length * rowOf(sheet)}
        draw={(sheet) => {
          const isWide = sheet.name === "wide";
          const start = isWide ? labels : 0;
          const x = (share: number) => start + share * (sheet.width - start - 4);
          const pattern = `${name}-${sheet.name}`;
          return (
            <>
              <FillPatterns name={pattern} count={vendors.length} />
              {vendors.map((vendor, at) => {
                const top = at * rowOf(sheet) + 4;
                const y = isWide ? top : top + nameHeight;
                return (
                  <g key={vendor.id}>
                    {isWide ? (
                      <ChartName name={vendor.name} x={labels - 8} y={y + 17} anchor="end" room={26} />
                    ) : (
                      <ChartName name={vendor.name} x={0} y={top + 10} room={54} lines={1} />
                    )}
                    {vendor.shares.map((share, rank) => {
                      const from = vendor.shares.slice(0, rank).reduce((sum, each) => sum + each, 0);
                      return share <= 0 ? null : (
                        <g key={vendors[rank]?.id}>
                          <rect className="part" fill={`url(#${pattern}-${rank})`} x={x(from)} width={x(share) - x(0)} y={y} height={26}>
                            <title>{`${vendor.name}: ${t("acceptability.rank", { rank: rank + 1 })} ${percent(share)}`}</title>
                          </rect>
                          {x(share) - x(0) >= leastForNumber ? (
                            <text className="inside" x={x(from + share / 2)} y={y + 17} textAnchor="middle">
                              {percent(share)}
                            </text>
                          ) : null}
                        </g>
                      );
                    })}
                  </g>
                );
              })}
            </>
          );
        }}
      />
      <p className="mt-1 text-[13px] text-muted">{t("acceptability.entropy", { bits: number(entropyBits) })}</p>
      <ChartTable
        title={title}
        columns={[
          t("ranking.vendor"),
          ...vendors.map((_, rank) => t("acceptability.rank", { rank: rank + 1 })),
          t("acceptability.holistic"),
          t("acceptability.confidence"),
        ]}
        rows={vendors.map((vendor) => [
          vendor.name,
          ...vendor.shares.map(percent),
          number(vendor.holistic),
          vendor.confidence === null ? "–" : percent(vendor.confidence),
        ])}
      />
    </figure>
  );
}

function Pairwise({ shown: { vendors } }: { readonly shown: ShownAcceptability }) {
  const { t } = useTranslation("evaluation");
  const { percent } = useResultFormat();
  return (
    <ScrollRegion label={t("acceptability.pairwise")}>
      <table className="table ranking-table mt-5">
        <caption className="text-start font-semibold">{t("acceptability.pairwise")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("acceptability.ahead")}</th>
            {vendors.map(({ id, name }) => (
              <th key={id} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vendors.map(({ id, name, ahead }, at) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {ahead.map((share, other) => (
                <td key={vendors[other]?.id} className="number">
                  {other === at ? "–" : percent(share)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function CentralWeights({ shown: { vendors, leaves } }: { readonly shown: ShownAcceptability }) {
  const { t } = useTranslation("evaluation");
  const { percent } = useResultFormat();
  return (
    <details className="mt-4">
      <summary className="cursor-pointer font-medium">{t("acceptability.central")}</summary>
      <p className="mt-1 max-w-prose text-muted">{t("acceptability.centralLead")}</p>
      <ScrollRegion label={t("acceptability.central")}>
        <table className="table ranking-table mt-1">
          <thead>
            <tr>
              <th scope="col">{t("criterion")}</th>
              {vendors.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leaves.map((leaf, at) => (
              <tr key={leaf}>
                <th scope="row">{leaf}</th>
                {vendors.map(({ id, central }) => (
                  <td key={id} className="number">
                    {central === null ? t("acceptability.neverFirst") : percent(central[at] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
