import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownSensitivity } from "./sensitivity.server.ts";
import { useResultFormat } from "./use-result-format.ts";

/** How many points more each rival would need in one criterion to draw level; criteria in which even the best score would not do are told as a number. */
export function SwitchingScores({ sensitivity: { switching, rivals, winner } }: { readonly sensitivity: ShownSensitivity }) {
  const { t } = useTranslation("evaluation");
  const { number } = useResultFormat();
  if (winner === null || rivals.length === 0 || switching.length === 0) return null;
  const within = switching.filter(({ needed }) => needed.some((points) => points !== null));
  const beyond = switching.length - within.length;
  return (
    <section>
      <h2 id="switching">{t("switching.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("switching.lead", { vendor: winner })}</p>
      {within.length > 0 ? table() : null}
      {beyond > 0 ? (
        <p className="mt-2 max-w-prose">{t(within.length > 0 ? "switching.beyond" : "switching.beyondAll", { count: beyond })}</p>
      ) : null}
    </section>
  );

  function table() {
    return (
      <ScrollRegion label={t("switching.title")}>
        <table className="table ranking-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("criterion")}</th>
              {rivals.map((rival) => (
                <th key={rival} scope="col" className="number">
                  {rival}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {within.map(({ name, needed }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {needed.map((points, at) => (
                  <td key={rivals[at]} className="number">
                    {points === null ? (
                      <span className="text-muted">{t("switching.impossible")}</span>
                    ) : (
                      t("switching.points", { points: number(points, 1) })
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    );
  }
}
