import { addDays, type Day } from "../time/day.ts";

export const offerWarnings = ["noBid", "noCosts", "ended", "oldRate"] as const;
/** What should be mended before an offer is compared with others. */
export type OfferWarning = (typeof offerWarnings)[number];

/** How many days a rate of exchange may be old. */
export const oldRateDays = 30;

interface Offer {
  readonly rateOn: Day | null;
  readonly validUntil: Day | null;
}

/**
 * What is doubtful about an offer on a day: there is none, it names no costs, its validity has ended, or its rate is more than 30 days old.
 * An offer is valid on its last day; one in the evaluation's currency has no day of a rate.
 */
export function warnOfOffer(offer: Offer | null, hasCosts: boolean, today: Day): readonly OfferWarning[] {
  if (!offer) return ["noBid"];
  const warnings: OfferWarning[] = [];
  if (!hasCosts) warnings.push("noCosts");
  if (offer.validUntil !== null && offer.validUntil < today) warnings.push("ended");
  if (offer.rateOn !== null && offer.rateOn < addDays(today, -oldRateDays)) warnings.push("oldRate");
  return warnings;
}
