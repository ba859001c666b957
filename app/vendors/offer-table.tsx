import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { OfferWarnings } from "./offer-warnings.tsx";
import type { ListedVendor, VendorsPage } from "./vendors-page.server.ts";

const years = [0, 1, 2, 3, 4, 5];

/** What the vendors that are considered offer, beside each other: costs by year in one currency without tax. */
export function OfferTable({ page }: { readonly page: VendorsPage }) {
  const { t } = useTranslation("vendors");
  const considered = page.vendors.filter(({ stage }) => stage === "short" || stage === "long");
  if (!considered.some(({ offer }) => offer.hasBid)) return null;
  return (
    <section>
      <h2 id="offers">{t("offers.title")}</h2>
      <p className="mt-1 max-w-prose text-[0.93em] text-muted">
        {page.arePricesClosed ? t("offers.closed") : t("offers.help", { currency: page.currency, rate: page.discountRate })}
      </p>
      <ScrollRegion label={t("offers.title")}>
        <table className="table offer-table mt-2">
          <thead>
            <tr>
              <th scope="col">{t("offers.vendor")}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="number">
                  {t("offers.year", { year })}
                </th>
              ))}
              <th scope="col" className="number">
                {t("offers.total")}
              </th>
              <th scope="col" className="number">
                {t("offers.presentValue")}
              </th>
              {page.amountCriteria.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{t("offers.terms")}</th>
              <th scope="col">{t("offers.validUntil")}</th>
            </tr>
          </thead>
          <tbody>
            {considered.map((vendor) => (
              <OfferRow key={vendor.id} vendor={vendor} page={page} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function OfferRow({ vendor: { id, name, offer }, page }: { readonly vendor: ListedVendor; readonly page: VendorsPage }) {
  return (
    <tr>
      <th scope="row">
        <a className="link" href={`/projects/${page.projectId}/vendors/${id}/offer`}>
          {name}
        </a>
        <OfferWarnings warnings={offer.warnings} />
      </th>
      {years.map((year) => (
        <td key={year} className="number">
          {offer.years?.[year] ?? "–"}
        </td>
      ))}
      <td className="number">{offer.total ?? "–"}</td>
      <td className="number font-medium">{offer.presentValue ?? "–"}</td>
      {page.amountCriteria.map((criterion) => (
        <td key={criterion.id} className="number">
          {offer.facts.find(({ criterionId }) => criterionId === criterion.id)?.text ?? "–"}
        </td>
      ))}
      <td>{offer.terms ?? "–"}</td>
      <td className="whitespace-nowrap">{offer.validUntil ?? "–"}</td>
    </tr>
  );
}
