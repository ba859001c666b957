import type { CustomWords } from "./custom-text.ts";
import { groupedStates, noGroup, type GroupedCriticality, type GroupedState, type Grouping } from "./grouping.ts";
import type { Plan } from "./model.ts";

export interface GroupWords extends Pick<CustomWords, "bilingual"> {
  readonly state: (state: GroupedState) => string;
  readonly critical: (criticality: GroupedCriticality) => string;
  /** `2026-03`. */
  readonly month: (month: string) => string;
  readonly none: string;
  readonly nobody: string;
}

/** What a group of tasks is called. A person who left the plan is nobody. */
export function groupLabel(plan: Pick<Plan, "people" | "fields" | "tasks">, grouping: Grouping, key: string, words: GroupWords): string {
  const field = plan.fields.find((candidate) => candidate.key === grouping);
  const isOfPeople = grouping === "owner" || field?.kind === "person";
  if (key === noGroup) return isOfPeople ? words.nobody : words.none;
  if (grouping === "phase") {
    const phase = plan.tasks.find(({ id }) => id === key);
    return phase ? words.bilingual(phase.name) : words.none;
  }
  if (isOfPeople) return plan.people.find(({ id }) => id === key)?.name ?? words.nobody;
  if (grouping === "critical") return words.critical(key === "critical" || key === "near" ? key : "other");
  if (grouping === "month") return words.month(key);
  const state = grouping === "state" ? groupedStates.find((one) => one === key) : undefined;
  if (state) return words.state(state);
  const option = field?.options.find((candidate) => candidate.key === key);
  return option ? words.bilingual(option.name) : key;
}
