import { fieldFilterParameters, readFieldFilters, type FieldFilter } from "#app/domain/plan/field-filter.ts";

import type { Plan } from "#app/domain/plan/model.ts";

export const taskStates = ["all", "open", "late", "critical", "near", "done"] as const;
export type TaskState = (typeof taskStates)[number];
export const taskOrders = ["plan", "finish", "start", "name", "owner", "progress"] as const;
/** What tasks are sorted by: a field of the project's own by its key. */
export type TaskOrderKey = (typeof taskOrders)[number] | `f${number}`;
/** With a minus from the last to the first. */
export type TaskOrder = TaskOrderKey | `-${TaskOrderKey}`;

/** Which tasks are listed and in which order: all of it stands in the address of the page. */
export interface TaskFilter {
  readonly show: TaskState;
  /** The id of a person, `me`, or `nobody`; empty for everybody's. */
  readonly owner: string;
  /** The id of a phase; empty for all. */
  readonly phase: string;
  readonly text: string;
  /** Tasks that run on or after this day, as it was typed; empty for any. */
  readonly from: string;
  /** Tasks that run on or before this day, as it was typed; empty for any. */
  readonly to: string;
  /** Of the project's own fields; a task passes all of them. */
  readonly fields: readonly FieldFilter[];
  readonly order: TaskOrder;
}

export const longestFilterText = 100;
const longestDay = 40;

/** What an address asks for; what it asks in another way than ours is left out. */
export function readTaskFilter(query: URLSearchParams): TaskFilter {
  const day = (name: string) => (query.get(name) ?? "").trim().slice(0, longestDay);
  return {
    show: taskStates.find((state) => state === query.get("show")) ?? "all",
    owner: (query.get("owner") ?? "").slice(0, 60),
    phase: (query.get("phase") ?? "").slice(0, 60),
    text: (query.get("text") ?? "").trim().slice(0, longestFilterText),
    from: day("from"),
    to: day("to"),
    fields: readFieldFilters(query),
    order: readOrder(query.get("order") ?? ""),
  };
}

function readOrder(text: string): TaskOrder {
  const [, sign, key = ""] = /^(-?)(.*)$/.exec(text) ?? [];
  const known = taskOrders.find((order) => order === key) ?? (isFieldOrder(key) ? key : "plan");
  return sign === "-" && known !== "plan" ? `-${known}` : known;
}

/** The order that an address asks for where there is none like it, as it was written. */
export function unknownOrder(query: URLSearchParams, { fields }: Pick<Plan, "fields">): readonly string[] {
  const asked = query.get("order") ?? "";
  const key = asked.replace(/^-/, "");
  const isKnown = taskOrders.some((order) => order === key) || fields.some((field) => field.key === key);
  return asked === "" || isKnown ? [] : [asked];
}

const mostNamed = 10;
const longestNamed = 40;

/** What of an address counts for nothing, for people to read. */
export function namedLeftOut(parts: readonly string[]): readonly string[] {
  return [...new Set(parts)].slice(0, mostNamed).map((part) => part.slice(0, longestNamed));
}

function isFieldOrder(key: string): key is `f${number}` {
  return /^f[1-9]\d{0,6}$/.test(key);
}

export function orderOf(order: TaskOrder): { readonly key: TaskOrderKey; readonly isDescending: boolean } {
  const isDescending = order.startsWith("-");
  // What follows the minus is a key by its type.
  return { key: (isDescending ? order.slice(1) : order) as TaskOrderKey, isDescending };
}

/** The query of the address that asks for it, the same for the same filter; empty for all tasks in the order of the plan. */
export function taskFilterQuery(filter: TaskFilter, page = 1): string {
  const query = new URLSearchParams();
  if (filter.show !== "all") query.set("show", filter.show);
  for (const name of ["owner", "phase", "text", "from", "to"] as const) if (filter[name] !== "") query.set(name, filter[name]);
  for (const [name, value] of fieldFilterParameters(filter.fields)) query.append(name, value);
  if (filter.order !== "plan") query.set("order", filter.order);
  if (page > 1) query.set("page", String(page));
  return query.toString();
}
