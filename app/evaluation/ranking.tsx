import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { EvaluationPage, ShownResult } from "./evaluation-page.server.ts";

interface RankingProps {
  readonly result: ShownResult;
  readonly round: NonNullable<EvaluationPage["round"]>;
}

/** The vendors that can be chosen, the first one first. */
export function Ranking({ result, round }: RankingProps) {
  const { t } = useTranslation("evaluation");
  const { ranking, hasCosts, withdrawn } = result;
  const isSealed = round.envelopes !== null && !round.envelopes.areOpen;
  return (
    <section>
      <h2 id="ranking">{t(isSealed ? "ranking.technicalTitle" : "ranking.title")}</h2>
      {ranking.length === 0 ? <p className="mt-1">{t("ranking.none")}</p> : null}
      {ranking.length > 0 ? (
        <ScrollRegion label={t("ranking.title")}>
          <table className="table ranking-table mt-2">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t("ranking.rank")}
                </th>
                <th scope="col">{t("ranking.vendor")}</th>
                <th scope="col" className="number">
                  {t("ranking.total")}
                </th>
                {hasCosts ? (
                  <>
                    <th scope="col" className="number">
                      {t("ranking.technical")}
                    </th>
                    <th scope="col" className="number">
                      {t("ranking.cost")}
                    </th>
                  </>
                ) : null}
                <th scope="col" className="number">
                  {t("ranking.firstShare")}
                </th>
                <th scope="col">{t("ranking.remarks")}</th>
              </tr>
            </thead>
            <tbody>
              {ranking.map((row) => (
                <tr key={row.id}>
                  <td className="number font-semibold">{row.rank ?? "–"}</td>
                  <th scope="row">{row.name}</th>
                  <td className="number font-semibold">{row.total}</td>
                  {hasCosts ? (
                    <>
                      <td className="number">{row.technical}</td>
                      <td className="number">{row.cost}</td>
                    </>
                  ) : null}
                  <td className="number">{row.firstShare}</td>
                  <td>
                    {row.remarks.map((remark) => (
                      <span key={remark} className="block">
                        {remark}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {ranking.length > 0 ? <p className="mt-2 max-w-prose text-[13px] text-muted">{t("ranking.help")}</p> : null}
      {withdrawn.length > 0 ? <p className="mt-2">{t("ranking.withdrawn", { vendors: withdrawn.join(", ") })}</p> : null}
    </section>
  );
}
