import { orientations, papers, mostPagesWide, type PageWishes } from "#app/domain/chart/layout.ts";
import { parseDay, type Day } from "#app/domain/time/day.ts";
import { readPlanView, type AddressedView } from "../workspace/view-query.ts";

/** What of a plan is drawn, and onto which paper. */
export interface ChartWishes extends PageWishes {
  /** The first and the last day that are shown; null where the plan begins and ends. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** The page, from 1; null for all of it. */
  readonly page: number | null;
  readonly view: AddressedView;
}

/** What an address asks for; what it says in another way than ours counts as not said. */
export function readChartWishes(query: URLSearchParams): ChartWishes {
  const day = (name: string) => {
    const text = query.get(name);
    return text !== null && parseDay(text) !== null ? text : null;
  };
  const count = (name: string) => {
    const text = query.get(name) ?? "";
    return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
  };
  const [from, to] = [day("from"), day("to")];
  return {
    paper: papers.find((paper) => paper === query.get("paper")) ?? "a4",
    orientation: orientations.find((orientation) => orientation === query.get("orientation")) ?? "landscape",
    pagesWide: Math.min(count("wide") ?? 1, mostPagesWide),
    from,
    to: from !== null && to !== null && to < from ? null : to,
    page: count("page"),
    view: readPlanView(query),
  };
}

/** The address of the file for the same wishes. */
export function chartFileQuery(query: URLSearchParams, format: string, page: number | null): string {
  const next = new URLSearchParams(query);
  next.delete("page");
  next.set("format", format);
  if (page !== null) next.set("page", String(page));
  return next.toString();
}
