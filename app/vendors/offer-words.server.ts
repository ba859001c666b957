import { amountUnits } from "#app/domain/scorecard/scorecard.ts";
import { warnOfOffer, type OfferWarning } from "#app/domain/vendor/offer-warnings.ts";
import { costsInBase } from "#app/domain/vendor/costs-in-base.ts";
import { wholeLifeCost } from "#app/domain/scoring/whole-life-cost.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { PriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber, inLanguage } from "#app/i18n/format.ts";
import type { BasisCriterion, OfferBasis, VendorOffers } from "#db/queries/vendors.ts";

export interface ShownOffer {
  readonly hasBid: boolean;
  /** In the evaluation's currency without tax, year by year; null while prices are closed. */
  readonly years: readonly string[] | null;
  readonly total: string | null;
  readonly presentValue: string | null;
  readonly presentValueAmount: number | null;
  readonly terms: string | null;
  readonly validUntil: string | null;
  readonly facts: readonly { readonly criterionId: string; readonly text: string }[];
  readonly warnings: readonly OfferWarning[];
}

interface Offered {
  readonly offers: VendorOffers;
  readonly basis: OfferBasis;
  readonly prices: PriceEnvelopes;
  readonly vendorId: string;
}

/** What a vendor offers in the reader's words, made comparable with the others. */
export function shownOffer(caller: ProjectCaller, { offers, basis, prices, vendorId }: Offered, { locale, t }: Reader): ShownOffer {
  const { project, context } = caller;
  const bid = offers.bids.find((row) => row.vendorId === vendorId) ?? null;
  const costs = offers.costs.filter((row) => row.vendorId === vendorId);
  const currency = basis.currency ?? project.currency;
  const money = (amount: number) => formatNumber(amount, locale, { style: "currency", currency, maximumFractionDigits: 0 });
  const isOpen = !prices.isSealed(vendorId);
  const years = bid && isOpen && costs.length > 0 ? costsInBase(bid, costs) : null;
  const presentValue = years && wholeLifeCost(years, basis.discountRate);
  return {
    hasBid: bid !== null,
    years: years && years.map(money),
    total: years && money(years.reduce((sum, amount) => sum + amount, 0)),
    presentValue: presentValue === null ? null : money(presentValue),
    presentValueAmount: presentValue,
    terms: bid && [bid.currency, t(`vendors:taxBasis.${bid.taxBasis === "gross" ? "gross" : "net"}`, { rate: bid.taxRate })].join(" · "),
    validUntil: bid?.validUntil ? formatDay(bid.validUntil, locale) : null,
    facts: basis.amountCriteria.flatMap(({ id }) => {
      const fact = offers.facts.find((row) => row.vendorId === vendorId && row.criterionId === id);
      return fact ? [{ criterionId: id, text: formatNumber(fact.amount, locale) }] : [];
    }),
    warnings: warnOfOffer(bid, costs.length > 0 || !isOpen, todayIn(project.timeZone, context.now())),
  };
}

export function criterionName(
  criterion: { readonly name: string; readonly nameZh: string | null },
  { locale }: Pick<Reader, "locale">,
): string {
  return inLanguage({ text: criterion.name, zh: criterion.nameZh }, locale);
}

/** The criteria to choose from, by the id that evidence is tied to; each below the one above it. */
export function criterionChoices(criteria: OfferBasis["criteria"], reader: Pick<Reader, "locale">) {
  return criteria.map((criterion) => ({
    id: criterion.libraryId ?? criterion.id,
    name: criterionName(criterion, reader),
    depth: criterion.depth,
  }));
}

/** A criterion with what its amounts are counted in. */
export function countedName(criterion: BasisCriterion, reader: Reader): string {
  const name = criterionName(criterion, reader);
  const unit = amountUnits.find((each) => each === criterion.unit);
  return unit === undefined ? name : reader.t("vendors:facts.counted", { name, unit: reader.t(`scorecard:unit.${unit}`) });
}
