export const portfolioFilters = ["active", "mine", "archived"] as const;
export type PortfolioFilter = (typeof portfolioFilters)[number];

export const portfolioOrders = ["changed", "name", "goLive", "health"] as const;
export type PortfolioOrder = (typeof portfolioOrders)[number];

/** What the URL says of the list of projects. */
export interface PortfolioView {
  readonly show: PortfolioFilter;
  readonly order: PortfolioOrder;
  readonly text: string;
}

export const longestText = 100;

export function readPortfolioView(query: URLSearchParams): PortfolioView {
  return {
    show: portfolioFilters.find((filter) => filter === query.get("show")) ?? "active",
    order: portfolioOrders.find((order) => order === query.get("sort")) ?? "changed",
    text: (query.get("q") ?? "").trim().slice(0, longestText),
  };
}
