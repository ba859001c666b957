import type { Flag, InstantText } from "./accounts.ts";

/** A company that may supply the system. */
export interface VendorRow {
  id: string;
  projectId: string;
  position: number;
  name: string;
  website: string;
  /** What the company is and does, in the words of whoever entered it. */
  profile: string;
  /** `long`, `short`, `dropped` or `withdrawn`. */
  stage: string;
  /** Why it is where it is; empty where nobody said. */
  stageReason: string;
  createdBy: string | null;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

/** What a vendor offers in money and under which terms. */
export interface VendorBidRow {
  vendorId: string;
  projectId: string;
  /** ISO 4217. */
  currency: string;
  /** Units of the evaluation's currency for one of the bid's. */
  rate: number;
  /** The day of that rate; null where the currencies are the same. */
  rateOn: string | null;
  /** `net` or `gross`. */
  taxBasis: string;
  /** Per cent. */
  taxRate: number;
  validUntil: string | null;
  version: number;
}

/** One thing that a vendor's offer costs, by year. */
export interface VendorCostRow {
  id: string;
  projectId: string;
  vendorId: string;
  position: number;
  /** The criterion that it counts in; null for the first one that costs count in. */
  criterionId: string | null;
  category: string;
  label: string;
  /** JSON: minor units of the bid's currency of the years 0, 1, 2 ... */
  amounts: string;
  version: number;
}

/** What a vendor states for a criterion that is not scored, such as weeks. */
export interface VendorFactRow {
  projectId: string;
  vendorId: string;
  criterionId: string;
  amount: number;
  /** Where the figure comes from. */
  source: string;
  version: number;
}

/** Whether a vendor meets a mandatory requirement, with the evidence for it. */
export interface VendorComplianceRow {
  projectId: string;
  vendorId: string;
  requirementId: string;
  isMet: Flag;
  evidence: string;
  judgedBy: string | null;
  judgerName: string;
  judgedAt: InstantText;
  version: number;
}
