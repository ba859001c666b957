import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

type Offer = PackPage["offers"]["offers"][number];

/** What each vendor offered, and what it costs year by year. */
export function PackOffers({ page }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const { offers, years, discountRate } = page.offers;
  const { currency } = page.method;
  const costs = [
    { key: "vendor", text: t("pack.vendor") },
    ...years.map((year) => ({ key: String(year), text: t("pack.year", { year }), isNumber: true })),
    { key: "total", text: t("pack.sum"), isNumber: true },
    { key: "presentValue", text: t("pack.presentValue"), isNumber: true },
  ];
  const terms = [
    { key: "vendor", text: t("pack.vendor") },
    { key: "currency", text: t("pack.offeredIn") },
    { key: "tax", text: t("pack.tax") },
    { key: "valid", text: t("pack.validUntil") },
    { key: "amounts", text: t("pack.amounts") },
  ];
  return (
    <PackPartSection sections={page.sections} part="offers">
      <p className="mt-1 max-w-prose text-muted">
        {discountRate === null ? t("pack.offersPlain", { currency }) : t("pack.offersLead", { currency, rate: discountRate })}
      </p>
      <PackTable label={t("pack.part.offers")} columns={terms}>
        {offers.map((offer) => (
          <tr key={offer.id}>
            <Name offer={offer} />
            <Terms terms={offer.terms} currency={currency} />
            <td>
              {offer.amounts.map(({ id, name, amount, unit }) => (
                <p key={id}>{t("pack.amount", { name, amount: unit === null ? amount : t(`pack.unit.${unit}`, { amount }) })}</p>
              ))}
            </td>
          </tr>
        ))}
      </PackTable>
      {years.length === 0 ? null : (
        <PackTable label={t("pack.costs")} columns={costs} isMatrix>
          {offers.flatMap((offer) =>
            offer.costs.length === 0
              ? [
                  <tr key={offer.id}>
                    <Name offer={offer} />
                    <td colSpan={years.length + 2} className="text-muted">
                      {t("pack.noCosts")}
                    </td>
                  </tr>,
                ]
              : offer.costs.map((cost, at) => (
                  <tr key={`${offer.id} ${cost.id}`}>
                    <Name offer={offer} criterion={offer.costs.length > 1 ? cost.name : null} />
                    {years.map((year) => (
                      <td key={year} className="number">
                        {cost.years[year] ?? "–"}
                      </td>
                    ))}
                    <td className="number">{cost.total}</td>
                    <td className="number font-medium">{at === 0 ? (offer.presentValue ?? "–") : null}</td>
                  </tr>
                )),
          )}
        </PackTable>
      )}
    </PackPartSection>
  );
}

function Name({ offer, criterion = null }: { readonly offer: Offer; readonly criterion?: string | null }) {
  return (
    <th scope="row" className="whitespace-normal text-fg">
      {offer.name}
      {criterion === null ? null : <span className="block font-normal">{criterion}</span>}
    </th>
  );
}

function Terms({ terms, currency }: { readonly terms: Offer["terms"]; readonly currency: string }) {
  const { t } = useTranslation("decision");
  if (terms === null)
    return (
      <td colSpan={3} className="text-muted">
        {t("pack.noOffer")}
      </td>
    );
  return (
    <>
      <td>
        {terms.currency}
        {terms.currency === currency ? null : (
          <span className="block text-muted">
            {t(terms.rateOn === null ? "pack.rate" : "pack.rateOn", {
              from: terms.currency,
              to: currency,
              rate: terms.rate,
              day: terms.rateOn ?? "",
            })}
          </span>
        )}
      </td>
      <td>{t(`pack.taxBasis.${terms.taxBasis}`, { rate: terms.taxRate })}</td>
      <td>{terms.validUntil ?? "–"}</td>
    </>
  );
}
