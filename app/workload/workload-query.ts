import { isWithinWindows, stretchKinds, type StretchKind } from "#app/domain/workload/window.ts";
import type { Day } from "#app/domain/time/day.ts";

/** How the workload is looked at; it stands in the address of the page. */
export interface WorkloadQuery {
  readonly per: StretchKind;
  /** A day of the first stretch; null for where the work is. */
  readonly from: Day | null;
  /** Whether the same people's work in other projects counts. */
  readonly countsOthers: boolean;
  readonly onlyOverloaded: boolean;
  /** The cell that is open: a person and the first day of a stretch. */
  readonly cell: { readonly personId: string; readonly day: Day } | null;
}

/** Reads the address of the page; what makes no sense there is as usual. */
export function readWorkloadQuery(parameters: URLSearchParams): WorkloadQuery {
  const from = parameters.get("from") ?? "";
  const [personId = "", day = ""] = (parameters.get("cell") ?? "").split(".");
  return {
    per: stretchKinds.find((kind) => kind === parameters.get("per")) ?? "week",
    from: isWithinWindows(from) ? from : null,
    countsOthers: parameters.get("others") !== "no",
    onlyOverloaded: parameters.get("who") === "overloaded",
    cell: personId !== "" && personId.length <= 60 && isWithinWindows(day) ? { personId, day } : null,
  };
}

/** The address of the page for a query, without what is as usual. */
export function workloadAddress({ per, from, countsOthers, onlyOverloaded, cell }: WorkloadQuery): string {
  const parameters = new URLSearchParams();
  if (per !== "week") parameters.set("per", per);
  if (from !== null) parameters.set("from", from);
  if (!countsOthers) parameters.set("others", "no");
  if (onlyOverloaded) parameters.set("who", "overloaded");
  if (cell) parameters.set("cell", `${cell.personId}.${cell.day}`);
  const text = parameters.toString();
  return `?${text}${cell ? "#cell" : ""}`;
}

/** The query of the file of what is shown. */
export function fileAddress(query: WorkloadQuery, from: Day): string {
  return workloadAddress({ ...query, from, cell: null });
}
