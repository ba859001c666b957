export const portfolioFilters = ["active", "mine", "archived"] as const;
export type PortfolioFilter = (typeof portfolioFilters)[number];

export const portfolioOrders = ["changed", "name", "goLive", "health"] as const;
export type PortfolioOrder = (typeof portfolioOrders)[number];

/** What the URL says of the list of projects. */
export interface PortfolioView {
  readonly show: PortfolioFilter;
  readonly order: PortfolioOrder;
  readonly text: string;
  /** From 1; the last one stands in for those behind it. */
  readonly page: number;
}

export const longestText = 100;

export function readPortfolioView(query: URLSearchParams): PortfolioView {
  return {
    show: portfolioFilters.find((filter) => filter === query.get("show")) ?? "active",
    order: portfolioOrders.find((order) => order === query.get("sort")) ?? "changed",
    text: (query.get("q") ?? "").trim().slice(0, longestText),
    page: /^[1-9]\d{0,5}$/.test(query.get("page") ?? "") ? Number(query.get("page")) : 1,
  };
}

/** The URL of the list that asks for it. */
export function portfolioUrl({ show, order, text, page }: PortfolioView): string {
  const query = new URLSearchParams();
  if (show !== "active") query.set("show", show);
  if (order !== "changed") query.set("sort", order);
  if (text !== "") query.set("q", text);
  if (page > 1) query.set("page", String(page));
  const search = query.toString();
  return search === "" ? "/projects" : `/projects?${search}`;
}

const projectsOfPage = 50;

/** What stands on a page of a long list; the last page when it is asked for one behind it. */
export function pageOf<Row>(
  rows: readonly Row[],
  asked: number,
): { readonly page: number; readonly pages: number; readonly rows: readonly Row[] } {
  const pages = Math.max(1, Math.ceil(rows.length / projectsOfPage));
  const page = Math.min(asked, pages);
  return { page, pages, rows: rows.slice((page - 1) * projectsOfPage, page * projectsOfPage) };
}
