import { zoomLevels, type Zoom } from "#app/ui/gantt/time-axis.ts";
import { fieldFilterParameters, readFieldFilters } from "#app/domain/plan/field-filter.ts";
import { plainGroupings, type Grouping } from "#app/domain/plan/grouping.ts";
import { isCustomColumn, readColumns, writeColumns, type ChosenColumn } from "./plan-columns.ts";
import { readShut, writeShut } from "../shut-groups.ts";
import { rowStates, type RowFilter } from "./row-filter.ts";
import { isViewParameter } from "#app/ui/view-change.ts";

/** How the plan is looked at, as far as an address says it. */
export interface AddressedView {
  readonly zoom: Zoom | null;
  readonly showsCritical: boolean | null;
  readonly showsBaseline: boolean | null;
  /** The number of the baseline that is shown; null for the one that the plan is compared with. */
  readonly baselineNumber: number | null;
  /** The numbers of the tasks that are closed in the tree, or all that hold others; null when nothing is said of them. */
  readonly closed: readonly number[] | "all" | null;
  /** Null when nothing is said of them. */
  readonly columns: readonly ChosenColumn[] | null;
  readonly filter: RowFilter;
  /** What tasks are put together by, in place of the phases. */
  readonly grouping: Grouping | null;
  /** The keys of the groups that are closed. */
  readonly shut: readonly string[];
}

/** Addresses stay short enough to be sent: of more closed tasks nothing is said. */
const mostClosed = 150;

/** What an address asks for; what it asks in another way than ours is left out. */
export function readPlanView(query: URLSearchParams): AddressedView {
  const flag = (name: string) => ({ "1": true, "0": false })[query.get(name) ?? ""] ?? null;
  const baselineNumber = numberOf(query.get("baseline"));
  return {
    zoom: zoomLevels.find((level) => level === query.get("zoom")) ?? null,
    showsCritical: flag("critical"),
    showsBaseline: baselineNumber === null ? flag("baseline") : true,
    baselineNumber,
    closed: closedOf(query.get("closed")),
    columns: readColumns(query.get("columns")),
    filter: {
      state: rowStates.find((state) => state === query.get("state")) ?? null,
      owner: ownerOf(query.get("owner")),
      phase: phaseOf(query.get("phase")),
      fields: readFieldFilters(query),
    },
    grouping: groupingOf(query.get("group")),
    shut: readShut(query.get("shut")),
  };
}

/** The part of an address that says it, the same for the same view; empty when it says nothing. */
export function planViewQuery({
  zoom,
  showsCritical,
  showsBaseline,
  baselineNumber,
  closed,
  columns,
  filter,
  ...rest
}: AddressedView): string {
  const query = new URLSearchParams();
  if (zoom !== null) query.set("zoom", zoom);
  if (showsCritical !== null) query.set("critical", showsCritical ? "1" : "0");
  if (showsBaseline !== null) query.set("baseline", !showsBaseline ? "0" : baselineNumber === null ? "1" : `b${baselineNumber}`);
  if (closed === "all") query.set("closed", closed);
  else if (closed !== null && closed.length <= mostClosed) query.set("closed", [...closed].sort((left, right) => left - right).join("."));
  if (columns !== null) query.set("columns", writeColumns(columns));
  if (filter.state !== null) query.set("state", filter.state);
  if (filter.owner !== null) query.set("owner", filter.owner);
  if (filter.phase !== null) query.set("phase", String(filter.phase));
  for (const [name, value] of fieldFilterParameters(filter.fields)) query.append(name, value);
  if (rest.grouping !== null) {
    query.set("group", rest.grouping);
    const shut = writeShut(rest.shut);
    if (shut !== "") query.set("shut", shut);
  }
  return query.toString();
}

/** The view of an address and nothing else of it: what it says of one task holds for no other. */
export function viewOf(query: URLSearchParams): string {
  return planViewQuery(readPlanView(query));
}

/** A query with another view in it, everything else as it was. */
export function withPlanView(query: URLSearchParams, view: string): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of [...next.keys()]) if (isViewParameter(name)) next.delete(name);
  for (const [name, value] of new URLSearchParams(view)) next.append(name, value);
  return next;
}

function groupingOf(text: string | null): Grouping | null {
  return plainGroupings.find((one) => one === text) ?? (text !== null && isCustomColumn(text) ? text : null);
}

/** The number in `b3`. */
function numberOf(text: string | null): number | null {
  return text !== null && /^b[1-9]\d{0,6}$/.test(text) ? Number(text.slice(1)) : null;
}

function ownerOf(text: string | null): string | null {
  return text !== null && /^[\w-]{1,60}$/.test(text) ? text : null;
}

function phaseOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function closedOf(text: string | null): AddressedView["closed"] {
  if (text === null || text === "all") return text;
  if (!/^(\d{1,9}(\.\d{1,9})*)?$/.test(text)) return null;
  const numbers = text === "" ? [] : text.split(".").map(Number);
  return numbers.length > mostClosed ? null : [...new Set(numbers)];
}
