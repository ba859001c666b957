import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownResult } from "./evaluation-page.server.ts";

/** The vendors that are out of the ranking, with every test that they failed and by how much. */
export function KnockedOut({ result: { knockedOut } }: { readonly result: ShownResult }) {
  const { t } = useTranslation("evaluation");
  if (knockedOut.length === 0) return null;
  return (
    <section>
      <h2 id="knocked-out">{t("knockOut.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("knockOut.lead")}</p>
      <ScrollRegion label={t("knockOut.title")}>
        <table className="table ranking-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("ranking.vendor")}</th>
              <th scope="col">{t("knockOut.test")}</th>
              <th scope="col" className="number">
                {t("knockOut.reached")}
              </th>
              <th scope="col" className="number">
                {t("knockOut.needed")}
              </th>
              <th scope="col" className="number">
                {t("knockOut.short")}
              </th>
              <th scope="col">{t("ranking.remarks")}</th>
            </tr>
          </thead>
          {knockedOut.map(({ name, tests }) => (
            <tbody key={name}>
              {tests.map((test, at) => (
                <tr key={test.text}>
                  {at === 0 ? (
                    <th scope="rowgroup" rowSpan={tests.length}>
                      {name}
                    </th>
                  ) : null}
                  <td className="min-w-48">{test.text}</td>
                  <td className="number">{test.reached ?? t("knockOut.notMet")}</td>
                  <td className="number">{test.needed ?? t("knockOut.met")}</td>
                  <td className="number">{test.short ?? "–"}</td>
                  <td>{test.isBorderline ? t("knockOut.borderline") : ""}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </section>
  );
}
