import { Fragment } from "react";
import { currencyDigits } from "#app/domain/cost/money.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { CostTotals, PresentValue } from "./cost-totals.tsx";
import type { OfferPage } from "./offer-page.server.ts";
import { costYearNumbers, totalsOf } from "./typed-offer.ts";

/** An offer for those who read it, or while it cannot be changed. */
export function OfferSheet({ page }: { readonly page: OfferPage }) {
  const { t } = useTranslation("vendors");
  const locale = useLocale();
  const { terms, rows, base, costCriteria } = page;
  const totals = totalsOf(terms, rows, base, page.discountRate);
  const digits = currencyDigits(terms.currency);
  const money = (minor: number) => formatNumber(minor / 10 ** digits, locale, { maximumFractionDigits: digits });
  const withCriterion = costCriteria.length > 1;
  const dayOf = (day: string) => (day === "" ? "–" : formatDay(day, locale));
  const facts = [
    [t("offer.currency"), terms.currency],
    ...(terms.currency === base
      ? []
      : [
          [t("offer.rate"), terms.rate || "–"],
          [t("offer.rateOn"), dayOf(terms.rateOn)],
        ]),
    [t("offer.taxBasis"), t(terms.taxBasis === "gross" ? "offer.gross" : "offer.net")],
    [t("offer.taxRate"), terms.taxRate || "–"],
    [t("offer.validUntilField"), dayOf(terms.validUntil)],
  ] as const;
  return (
    <>
      <h2 className="mt-4">{t("offer.terms")}</h2>
      <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1">
        {facts.map(([label, text]) => (
          <Fragment key={label}>
            <dt className="text-muted">{label}</dt>
            <dd className="tabular-nums">{text}</dd>
          </Fragment>
        ))}
      </dl>
      <h2 className="mt-5">{t("grid.title")}</h2>
      {rows.length === 0 ? (
        <p className="mt-1 text-muted">{t("grid.none")}</p>
      ) : (
        <ScrollRegion label={t("grid.title")}>
          <table className="table mt-1">
            <thead>
              <tr>
                <th scope="col">{t("grid.label")}</th>
                {withCriterion ? <th scope="col">{t("grid.criterion")}</th> : null}
                {costYearNumbers.map((year) => (
                  <th key={year} scope="col" className="number">
                    {t("offers.year", { year })}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t("offers.total")}
                </th>
              </tr>
            </thead>
            <tbody>
              {totals.minor.map((amounts, at) => {
                const { label, category, criterionId } = rows[at]!;
                return (
                  <tr key={at}>
                    <th scope="row" className="min-w-36 font-normal">
                      {label}
                      <span className="block text-[13px] text-muted">{t(`category.${category}`)}</span>
                    </th>
                    {withCriterion ? <td>{(costCriteria.find(({ id }) => id === criterionId) ?? costCriteria[0])?.name}</td> : null}
                    {amounts.map((amount, year) => (
                      <td key={year} className="number">
                        {amount === 0 ? "–" : money(amount)}
                      </td>
                    ))}
                    <td className="number">{money(totals.lines[at] ?? 0)}</td>
                  </tr>
                );
              })}
            </tbody>
            <CostTotals totals={totals} currency={terms.currency} base={base} span={withCriterion ? 2 : 1} />
          </table>
        </ScrollRegion>
      )}
      <PresentValue totals={totals} base={base} discountRate={page.discountRate} />
    </>
  );
}
