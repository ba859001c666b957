/** Which rows of a comparison are shown, and in which order: all of it stands in the address of the page. */
export interface VarianceFilter {
  /** The baseline that it is compared with; empty for the plan as it is now. */
  readonly with: string;
  readonly show: "changed" | "all";
  /** The id of a task of the top level; empty for all. */
  readonly phase: string;
  readonly isCriticalOnly: boolean;
  readonly order: "outline" | "slip";
}

/** What an address asks for; what it asks in another way than ours is left out. */
export function readVarianceFilter(query: URLSearchParams): VarianceFilter {
  return {
    with: (query.get("with") ?? "").slice(0, 60),
    show: query.get("show") === "all" ? "all" : "changed",
    phase: (query.get("phase") ?? "").slice(0, 60),
    isCriticalOnly: query.get("critical") === "yes",
    order: query.get("order") === "slip" ? "slip" : "outline",
  };
}

/** The query of the address that asks for it, the same for the same filter; empty for what has changed, in the order of the plan. */
export function varianceFilterQuery(filter: VarianceFilter, page = 1): string {
  const query = new URLSearchParams();
  if (filter.with !== "") query.set("with", filter.with);
  if (filter.show === "all") query.set("show", "all");
  if (filter.phase !== "") query.set("phase", filter.phase);
  if (filter.isCriticalOnly) query.set("critical", "yes");
  if (filter.order === "slip") query.set("order", "slip");
  if (page > 1) query.set("page", String(page));
  return query.toString();
}
