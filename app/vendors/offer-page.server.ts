import { currencyDigits, writeMoney } from "#app/domain/cost/money.ts";
import { vendorCostCategory } from "#app/domain/vendor/cost-category.ts";
import { costYears } from "#app/domain/vendor/costs-in-base.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import type { GuardedArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { findRoundThatCounts } from "./round-under-way.server.ts";
import { currencyChoices } from "#app/i18n/regional.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { readOfferBasis, readVendorOffers } from "#db/queries/vendors.ts";
import { requireVendor } from "./change-vendors.server.ts";
import { criterionName, shownOffer } from "./offer-words.server.ts";

export type OfferPage = Awaited<ReturnType<typeof readOfferPage>>;

/** Empty rows that wait behind those that are filled. */
const spareRows = 3;
const mostRows = 100;

/** What a vendor offers, line by line, as its form shows it. */
export async function readOfferPage(caller: GuardedArgs<"vendors.view">, reader: Reader) {
  const { context, project, can, params, request } = caller;
  const { locale, t } = reader;
  const vendor = await requireVendor(caller, context.db, params["vendorId"]);
  const basis = await readOfferBasis(context.db, project.id);
  const prices = await readPriceEnvelopes(context.db, project.id);
  const offers = await readVendorOffers(context.db, project.id, vendor.id);
  const isOpen = !prices.isSealed(vendor.id);
  const bid = isOpen ? (offers.bids[0] ?? null) : null;
  const base = basis.currency ?? project.currency;
  const digits = currencyDigits(bid?.currency ?? base);
  const rows = (isOpen ? offers.costs : []).map(({ category, label, criterionId, amounts }) => ({
    category: vendorCostCategory(category),
    label,
    criterionId: criterionId ?? "",
    amounts: Array.from({ length: costYears + 1 }, (_, year) => (amounts[year] ? writeMoney(amounts[year], digits) : "")),
  }));
  const isLocked = isOpen && !prices.mayEnter(vendor.id);
  const asked = Math.floor(Number(new URL(request.url).searchParams.get("rows")) || 0);
  return {
    title: t("vendors:offer.of", { name: vendor.name }),
    projectId: project.id,
    vendor: { id: vendor.id, name: vendor.name },
    isLocked,
    countsIn: await findRoundThatCounts(context.db, project.id),
    mayEdit: can("vendors.edit") && !isLocked,
    arePricesClosed: !isOpen,
    base,
    discountRate: basis.discountRate,
    version: bid?.version ?? 0,
    terms: {
      currency: bid?.currency ?? base,
      rate: bid && bid.rateOn !== null ? String(bid.rate) : "",
      rateOn: bid?.rateOn ?? "",
      taxBasis: bid?.taxBasis === "gross" ? ("gross" as const) : ("net" as const),
      taxRate: String(bid?.taxRate ?? 0),
      validUntil: bid?.validUntil ?? "",
    },
    rows,
    rowCount: Math.min(mostRows, Math.max(rows.length + spareRows, asked)),
    mostRows,
    costCriteria: basis.costCriteria.map((criterion) => ({ id: criterion.id, name: criterionName(criterion, reader) })),
    currencies: currencyChoices(locale),
    warnings: shownOffer(caller, { offers, basis, prices, vendorId: vendor.id }, reader).warnings,
    today: todayIn(project.timeZone, context.now()),
  };
}
