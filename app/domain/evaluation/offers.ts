import { costsInBase, type BidTerms } from "../vendor/costs-in-base.ts";
import type { Criterion } from "../scoring/model.ts";
import type { VendorOffer } from "./round-model.ts";

/** What is known of one vendor's offer. */
export interface KnownOffer {
  readonly vendorId: string;
  readonly isWithdrawn: boolean;
  /** Null while there is none. */
  readonly bid: BidTerms | null;
  /** Lines with the criterion that each counts in; null for the first one that costs count in. */
  readonly costs: readonly { readonly criterionId: string | null; readonly amounts: readonly number[] }[];
  readonly facts: readonly { readonly criterionId: string; readonly amount: number }[];
  /** By mandatory requirement; one that nobody has judged is not among them. */
  readonly compliance: readonly { readonly requirementId: string; readonly isMet: boolean }[];
  /** What two signatures have ruled, the newest last: it stands in place of what was found. */
  readonly rulings: readonly { readonly requirementId: string; readonly isMet: boolean }[];
}

/** An offer as the engine takes it: amounts by criterion, costs by year in the evaluation's currency, and the requirements that are not met. */
export function offerOf(offer: KnownOffer, criteria: readonly Criterion[]): VendorOffer {
  const met = new Map(offer.compliance.map(({ requirementId, isMet }) => [requirementId, isMet]));
  for (const { requirementId, isMet } of offer.rulings) met.set(requirementId, isMet);
  const facts = new Map<string, number | readonly number[]>(offer.facts.map(({ criterionId, amount }) => [criterionId, amount]));
  const costLeaves = costCriteria(criteria);
  const { bid } = offer;
  for (const [at, criterionId] of costLeaves.entries()) {
    const lines = offer.costs.filter(
      (line) => line.criterionId === criterionId || (at === 0 && !costLeaves.includes(line.criterionId ?? "")),
    );
    if (bid && lines.length > 0) facts.set(criterionId, costsInBase(bid, lines));
  }
  const failed = [...met].flatMap(([requirementId, isMet]) => (isMet ? [] : [requirementId]));
  return { vendorId: offer.vendorId, isWithdrawn: offer.isWithdrawn, failed, facts };
}

/** The criteria that costs count in, in the order of the tree; those that were taken out, with all below them, are not. */
export function costCriteria(criteria: readonly Criterion[]): readonly string[] {
  return criteria.flatMap(({ id, kind, children, isApplicable }) => {
    if (!isApplicable) return [];
    if (children.length > 0) return costCriteria(children);
    return kind === "cost" ? [id] : [];
  });
}
