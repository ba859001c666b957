import { formatNumber, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { RevealedScores } from "./moderation-page.server.ts";

const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** How far the members agree on the whole, how severe each one is, and whether the result hangs on one of them. */
export function AgreementSection({ scores }: { readonly scores: RevealedScores }) {
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const { concordance, intraclass, raters, members, compared } = scores.agreement;
  const number = (value: number) => formatNumber(value, locale, two);
  if (compared === 0)
    return (
      <section aria-labelledby="agreement" className="card">
        <h2 id="agreement">{t("agreement.title")}</h2>
        <p className="mt-1 max-w-prose">{t("agreement.nobodyLeft")}</p>
      </section>
    );
  return (
    <section aria-labelledby="agreement" className="card">
      <h2 id="agreement">{t("agreement.title")}</h2>
      <ul className="mt-1 list-disc ps-5">
        <li>
          {concordance
            ? t(concordance.w >= 0.7 ? "agreement.strong" : concordance.w >= 0.4 ? "agreement.moderate" : "agreement.weak", {
                w: number(concordance.w),
                p: concordance.p === null ? "–" : formatNumber(concordance.p, locale, { maximumFractionDigits: 3 }),
              })
            : t(compared < 2 ? "agreement.oneVendor" : "agreement.noConcordance")}
        </li>
        <li>
          {intraclass
            ? t("agreement.intraclass", { single: number(intraclass.single), mean: number(intraclass.mean) })
            : t("agreement.noIntraclass")}
        </li>
        <li>{raters === 0 ? t("agreement.noRaters") : t("agreement.raters", { count: raters })}</li>
      </ul>
      <table className="table stacking-table mt-3">
        <thead>
          <tr>
            <th scope="col">{t("agreement.member")}</th>
            <th scope="col">{t("agreement.severity")}</th>
            <th scope="col">{t("agreement.without")}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, name, severity, winnerWithout, turns }) => (
            <tr key={id}>
              <th scope="row" className="font-normal">
                {name}
              </th>
              <td className="tabular-nums" data-label={t("agreement.severity")}>
                {severity === null
                  ? t("agreement.noScores")
                  : t(Math.abs(severity) < 0.005 ? "agreement.level" : severity > 0 ? "agreement.generous" : "agreement.severe", {
                      share: formatPercent(Math.abs(severity) * 100, locale),
                    })}
              </td>
              <td className={turns ? "text-critical" : undefined} data-label={t("agreement.without")}>
                {winnerWithout === null ? "–" : t(turns ? "agreement.turns" : "agreement.stays", { vendor: winnerWithout })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
