import { fieldFilterParameters } from "#app/domain/plan/field-filter.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { readTaskFilter, taskStates, type TaskFilter } from "./task-filter.ts";
import type { RowFilter } from "./workspace/row-filter.ts";

/** What a filter of the plan comes to on the pages that list its tasks, as far as they know it. */
export function taskFilterOf({ state, owner, phase, fields }: RowFilter, { tasks }: Pick<Plan, "tasks">): TaskFilter {
  return {
    ...readTaskFilter(new URLSearchParams()),
    show: taskStates.find((known) => known === state) ?? "all",
    owner: owner ?? "",
    phase: tasks.find(({ number }) => number === phase)?.id ?? "",
    fields,
  };
}

/** The query of the plan for a filter of those pages; it knows neither texts nor days. */
export function planFilterQuery({ show, owner, fields }: TaskFilter): string {
  const query = new URLSearchParams();
  if (show !== "all") query.set("state", show);
  if (owner !== "") query.set("owner", owner);
  for (const [name, value] of fieldFilterParameters(fields)) query.append(name, value);
  return query.toString();
}
