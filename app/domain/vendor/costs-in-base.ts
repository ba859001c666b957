import { currencyDigits } from "../cost/money.ts";

/** The years of a whole-life cost: the year 0, and five more. */
export const costYears = 5;

/** Whether amounts are without the tax on them, or with it. */
export const taxBases = ["net", "gross"] as const;

export interface BidTerms {
  /** ISO 4217. */
  readonly currency: string;
  /** Units of the evaluation's currency for one of the bid's. */
  readonly rate: number;
  readonly taxBasis: string;
  /** Per cent. */
  readonly taxRate: number;
}

export interface CostLine {
  /** Minor units of the bid's currency of the years 0, 1, 2 ... */
  readonly amounts: readonly number[];
}

/**
 * What an offer costs by year in the evaluation's currency, without tax, so that offers in several currencies and on both tax bases can be
 * compared: the sum of its lines for each of the years 0 to `years`, in major units. What a line says of later years counts in the last one.
 * Zeros without lines. 11,300.00 in CNY with 13 % tax at a rate of 1 are 10,000; 1,000.00 in USD without tax at 7.1 are 7,100.
 */
export function costsInBase(bid: BidTerms, costs: readonly CostLine[], { years = costYears }: { readonly years?: number } = {}): number[] {
  const factor = bid.rate / 10 ** currencyDigits(bid.currency) / (bid.taxBasis === "gross" ? 1 + bid.taxRate / 100 : 1);
  const totals = Array<number>(years + 1).fill(0);
  for (const { amounts } of costs)
    for (const [year, amount] of amounts.entries()) totals[Math.min(year, years)] = (totals[Math.min(year, years)] ?? 0) + amount;
  return totals.map((minor) => minor * factor);
}
