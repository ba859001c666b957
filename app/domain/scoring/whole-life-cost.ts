/**
 * What a vendor costs over the years: Σ c_t / (1 + rate)^t, the year 0 in full, all in one currency and on one tax basis. Null where there are no costs, one is no
 * number, or they do not come to more than nothing: such a vendor cannot be compared. 100,000 now and 110,000 in a year at 10 %: 200,000. Source: the present value
 * of whole-life costs, HM Treasury, The Green Book, annex on discounting.
 */
export function wholeLifeCost(costs: number | readonly number[] | undefined, discountRate: number): number | null {
  if (costs === undefined) return null;
  const yearly = typeof costs === "number" ? [costs] : costs;
  const total = yearly.reduce((sum, cost, year) => sum + cost / (1 + discountRate) ** year, 0);
  return Number.isFinite(total) && total > 0 ? total : null;
}
