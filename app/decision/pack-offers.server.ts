import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { packNames, worded } from "./pack-names.ts";
import type { EvidencePack } from "./read-pack.server.ts";

/** What each vendor offered, in the terms of its offer, and its costs by year in the evaluation's currency; prices that stay sealed are not among them. */
export function showOffers({ record, figures }: EvidencePack, { locale }: Reader) {
  const names = packNames(record, locale);
  const money = (amount: number) => formatNumber(amount, locale, { maximumFractionDigits: 0 });
  const criteria = allCriteria(record.card.scorecard.criteria).filter(({ kind, children }) => children.length === 0 && kind !== "score");
  const offers = record.offers.map(({ vendorId, facts }, at) => {
    const bid = record.bids.find((each) => each.vendorId === vendorId) ?? null;
    const known = new Map(facts);
    const presentValue = figures.results[at]?.cost ?? null;
    return {
      id: vendorId,
      name: names.vendor(vendorId),
      terms: bid && {
        currency: bid.currency,
        rate: formatNumber(bid.rate, locale, { maximumFractionDigits: 6 }),
        rateOn: bid.rateOn && formatDay(bid.rateOn, locale),
        taxBasis: bid.taxBasis === "gross" ? ("gross" as const) : ("net" as const),
        taxRate: formatNumber(bid.taxRate, locale, { maximumFractionDigits: 2 }),
        validUntil: bid.validUntil && formatDay(bid.validUntil, locale),
      },
      amounts: criteria.flatMap(({ id, name, kind, unit }) => {
        const fact = known.get(id);
        if (kind === "cost" || typeof fact !== "number") return [];
        return [{ id, name: worded(name, locale), amount: formatNumber(fact, locale), unit }];
      }),
      costs: criteria.flatMap(({ id, name, kind }) => {
        const fact = known.get(id);
        if (kind !== "cost" || fact === undefined) return [];
        const years = typeof fact === "number" ? [fact] : fact;
        return [{ id, name: worded(name, locale), years: years.map(money), total: money(years.reduce((sum, cost) => sum + cost, 0)) }];
      }),
      presentValue: presentValue === null ? null : money(presentValue),
    };
  });
  const years = Math.max(0, ...offers.flatMap(({ costs }) => costs.map((cost) => cost.years.length)));
  return { offers, years: Array.from({ length: years }, (_, year) => year), discountRate: rateOf(criteria, locale) };
}

function rateOf(criteria: readonly { readonly kind: string; readonly discountRate: number }[], locale: Reader["locale"]): string | null {
  const cost = criteria.find(({ kind }) => kind === "cost");
  return cost ? formatNumber(cost.discountRate, locale, { style: "percent", maximumFractionDigits: 2 }) : null;
}
