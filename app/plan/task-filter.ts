import { isDay, type Day } from "#app/domain/time/day.ts";

export const taskStates = ["all", "open", "late", "critical", "done"] as const;
export type TaskState = (typeof taskStates)[number];
export const taskOrders = ["plan", "finish", "start", "name"] as const;
export type TaskOrder = (typeof taskOrders)[number];

/** Which tasks are listed and in which order: all of it stands in the address of the page. */
export interface TaskFilter {
  readonly show: TaskState;
  /** The id of a person, `me`, or `nobody`; empty for everybody's. */
  readonly owner: string;
  /** The id of a phase; empty for all. */
  readonly phase: string;
  readonly text: string;
  /** Tasks that run on or after this day; empty for any. */
  readonly from: Day | "";
  /** Tasks that run on or before this day; empty for any. */
  readonly to: Day | "";
  readonly order: TaskOrder;
}

export const longestFilterText = 100;

/** What an address asks for; what it asks in another way than ours is left out. */
export function readTaskFilter(query: URLSearchParams): TaskFilter {
  const day = (name: string) => {
    const text = query.get(name) ?? "";
    return isDay(text) ? text : "";
  };
  return {
    show: taskStates.find((state) => state === query.get("show")) ?? "all",
    owner: (query.get("owner") ?? "").slice(0, 60),
    phase: (query.get("phase") ?? "").slice(0, 60),
    text: (query.get("text") ?? "").trim().slice(0, longestFilterText),
    from: day("from"),
    to: day("to"),
    order: taskOrders.find((order) => order === query.get("order")) ?? "plan",
  };
}

/** The query of the address that asks for it, the same for the same filter; empty for all tasks in the order of the plan. */
export function taskFilterQuery(filter: TaskFilter, page = 1): string {
  const query = new URLSearchParams();
  if (filter.show !== "all") query.set("show", filter.show);
  for (const name of ["owner", "phase", "text", "from", "to"] as const) if (filter[name] !== "") query.set(name, filter[name]);
  if (filter.order !== "plan") query.set("order", filter.order);
  if (page > 1) query.set("page", String(page));
  return query.toString();
}
