import type { ShouldRevalidateFunction } from "@remix-run/react";

/** What an address says of how a page is looked at: what the page shows of the data is another, the data are the same. */
const viewParameters = ["zoom", "critical", "baseline", "closed", "task"] as const;

/** For every page on the way to one that is looked at in several ways: such a way alone asks the server for nothing. */
export const revalidatesUnlessViewChange: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }) => {
  const isViewChange =
    formMethod === undefined &&
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search &&
    withoutView(currentUrl) === withoutView(nextUrl);
  return defaultShouldRevalidate && !isViewChange;
};

function withoutView({ searchParams }: URL): string {
  const rest = new URLSearchParams(searchParams);
  for (const name of viewParameters) rest.delete(name);
  return rest.toString();
}
