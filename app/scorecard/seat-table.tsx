import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { GroupPage } from "./group-page.server.ts";

/** Who has weighed the group, and what they alone would give each criterion. */
export function SeatTable({ page: { seats, criteria } }: { readonly page: GroupPage }) {
  const { t } = useTranslation("scorecard");
  if (seats.length === 0) return null;
  return (
    <section className="mt-6" aria-labelledby="seats">
      <h2 id="seats" className="mb-1">
        {t("group.seats")}
      </h2>
      <ScrollRegion label={t("group.seats")}>
        <table className="table scorecard-seats" aria-labelledby="seats">
          <thead>
            <tr>
              <th scope="col">{t("column.criterion")}</th>
              {seats.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {seats.map((seat) => (
                  <td key={seat.id} className="number">
                    {seat.hasSaid ? (seat.shares.find((share) => share.id === id)?.text ?? "–") : "–"}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("column.state")}</th>
              {seats.map(({ id, hasSaid, consistency, reason }) => (
                <td key={id} className="scorecard-seat-state">
                  {hasSaid ? consistency : t("group.missing")}
                  {reason === "" ? null : <span className="block text-muted">{reason}</span>}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
