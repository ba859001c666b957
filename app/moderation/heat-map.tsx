import { Link } from "@remix-run/react";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { RevealedScores, ScoreCell } from "./moderation-page.server.ts";

/** Vendors across, criteria down: each cell the group's score with a dot for every member's, shaded by how far they differ. */
export function HeatMap({ scores }: { readonly scores: RevealedScores }) {
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const cells = new Map(scores.cells.map((cell) => [`${cell.vendorId} ${cell.criterionId}`, cell]));
  return (
    <section className="min-w-0">
      <h2 id="scores">{t("map.title")}</h2>
      <Legend />
      <ScrollRegion label={t("map.title")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("map.criterion")}</th>
              <th scope="col" className="text-end max-sm:hidden">
                {t("map.weight")}
              </th>
              {scores.vendors.map(({ id, name, isOut }) => (
                <th
                  key={id}
                  scope="col"
                  className={`min-w-24 max-w-40 break-keep whitespace-normal [overflow-wrap:anywhere] ${isOut ? "text-muted" : ""}`}
                >
                  {name}
                  {isOut ? <span className="block font-normal">{t("map.out")}</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scores.rows.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className={`min-w-28 whitespace-normal ${row.isGroup ? "" : "font-normal"}`}
                  style={{ paddingInlineStart: `${0.5 + row.depth}rem` }}
                >
                  {row.name}
                </th>
                <td className="text-end tabular-nums text-muted max-sm:hidden">
                  {formatNumber(row.weight, locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 })}
                </td>
                {scores.vendors.map(({ id }) => {
                  const cell = cells.get(`${id} ${row.id}`);
                  return <td key={id}>{cell ? <HeatCell cell={cell} /> : null}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

const shades = {
  same: "",
  small: "bg-warn-soft",
  wide: "bg-warn-soft border-warn",
  most: "bg-critical-soft border-critical",
} as const;
type Shade = keyof typeof shades;

/** How far the members differ. */
function shadeOf({ disagreement, votes, scale }: ScoreCell): Shade {
  if (disagreement === null || disagreement === 0) return "same";
  const scores = votes.flatMap(({ value }) => value ?? []);
  const isWide = Math.max(...scores) - Math.min(...scores) >= 0.4 * (scale[1] - scale[0]);
  if (disagreement > 0.5) return "most";
  return isWide ? "wide" : "small";
}

function HeatCell({ cell }: { readonly cell: ScoreCell }) {
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const shade = shadeOf(cell);
  const { mean, moderated, votes } = cell;
  const shown = moderated?.value ?? mean;
  const said = votes.filter(({ value }) => value !== null).length;
  return (
    <Link
      to={`?vendor=${cell.vendorId}&criterion=${cell.criterionId}#cell`}
      className={`flex flex-wrap items-center sm:min-w-24 gap-x-2 rounded-md border border-transparent px-2 py-1 ${shades[shade]}`}
    >
      <strong className="w-8 text-end tabular-nums">
        {shown === null ? "–" : formatNumber(shown, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
      </strong>
      <Dots cell={cell} />
      {moderated ? <span className="whitespace-nowrap text-[12px]">{t("map.agreed")}</span> : null}
      <span className="sr-only">
        {t(`map.shade.${shade}`)} {t("map.said", { count: said })}
      </span>
    </Link>
  );
}

const dotWidth = 56;
const dotHeight = 28;

/** A dot for each member's score, from the lowest on the left to the highest on the right; equal ones stand above each other. */
function Dots({ cell: { votes, scale } }: { readonly cell: ScoreCell }) {
  const [lowest, highest] = scale;
  const counts = new Map<number, number>();
  return (
    <svg width={dotWidth} height={dotHeight} viewBox={`0 0 ${dotWidth} ${dotHeight}`} aria-hidden="true" className="shrink-0 max-sm:hidden">
      <line x1={4} x2={dotWidth - 4} y1={dotHeight - 2} y2={dotHeight - 2} className="stroke-line" />
      {votes.flatMap(({ seatId, value }) => {
        if (value === null) return [];
        const above = counts.get(value) ?? 0;
        counts.set(value, above + 1);
        const x = 4 + ((value - lowest) / (highest - lowest)) * (dotWidth - 8);
        return [<circle key={seatId} cx={x} cy={dotHeight - 5 - Math.min(above, 4) * 5} r={2} className="fill-accent" />];
      })}
    </svg>
  );
}

function Legend() {
  const { t } = useTranslation("moderation");
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-muted">
      {(["same", "small", "wide", "most"] as const).map((shade) => (
        <li key={shade} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`inline-block size-4 rounded border border-line ${shades[shade]}`} />
          {t(`map.shade.${shade}`)}
        </li>
      ))}
    </ul>
  );
}
