import type { WorkloadPageData } from "./workload.route.tsx";

/** What the pages of one project's workload and of everybody's have in common. */
export type LoadPage = Pick<
  WorkloadPageData,
  "query" | "window" | "stretches" | "rows" | "totals" | "overloads" | "detail" | "hasOthers" | "isToday" | "texts"
>;
