import { checkModel } from "../scoring/check-model.ts";
import { evaluateVendors } from "../scoring/evaluate-vendors.ts";
import { prepareModel } from "../scoring/prepare-model.ts";
import type { RoundCard } from "./round-card.ts";
import { modelOfRound, type RoundRecords, type VendorOffer } from "./round-model.ts";

/** Who has passed everything but the price. */
export interface TechnicalOutcome {
  /** Vendors whose second envelope is opened, in the order of the card. */
  readonly passing: readonly string[];
  /** Vendors of which missing scores still decide whether they pass. */
  readonly undecided: readonly string[];
}

/**
 * Who takes part in the opening of the second envelopes: vendors that are not withdrawn and pass every knock-out by the technical offers alone. While scores are missing that decide a knock-out, a
 * vendor is undecided. Where nothing but costs counts, only mandatory requirements can be failed. Source: World Bank, QCBS, two-stage opening.
 */
export function technicalOutcome(card: RoundCard, records: Omit<RoundRecords, "arePricesOpen">): TechnicalOutcome {
  const model = modelOfRound(card, { ...records, arePricesOpen: false });
  if (checkModel(model).length > 0) {
    const passing = model.vendors.flatMap(({ id, isWithdrawn, isMandatoryFailed }) => (isWithdrawn || isMandatoryFailed ? [] : [id]));
    return { passing, undecided: [] };
  }
  const eligible = evaluateVendors(prepareModel(model)).filter(({ isEligible }) => isEligible);
  const isOpen = ({ knockOuts }: (typeof eligible)[number]) => knockOuts.some(({ passes }) => passes === null);
  return {
    passing: eligible.filter((each) => !isOpen(each)).map(({ id }) => id),
    undecided: eligible.filter(isOpen).map(({ id }) => id),
  };
}

/** The offers without the costs of the vendors that did not pass: their second envelopes stay sealed for ever. */
export function withoutSealedCosts(
  offers: readonly VendorOffer[],
  passing: readonly string[],
  costCriteria: ReadonlySet<string>,
): readonly VendorOffer[] {
  return offers.map((offer) =>
    passing.includes(offer.vendorId) ? offer : { ...offer, facts: new Map([...offer.facts].filter(([id]) => !costCriteria.has(id))) },
  );
}
