import type { Plan } from "#app/domain/plan/model.ts";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import { byName } from "#app/i18n/format.ts";
import { fieldOf, isCustomColumn, type EditedColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";

export type EditorKind = "text" | "number" | "date" | "choice";

/** What the cells of a column are edited with. */
export function editorKind(column: EditedColumn, plan: Pick<Plan, "fields">): EditorKind {
  if (isCustomColumn(column)) {
    const kind = fieldOf(plan, column)?.kind ?? "text";
    return kind === "person" ? "choice" : kind;
  }
  switch (column) {
    case "owner":
    case "constraint":
    case "calendar":
    case "role":
      return "choice";
    case "start":
    case "finish":
    case "deadline":
    case "constraintDate":
    case "actualStart":
    case "actualFinish":
      return "date";
    case "progress":
    case "priority":
      return "number";
    default:
      return "text";
  }
}

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** What a cell can be given; an option that is not offered any more where the task has it. */
export function columnChoices(column: EditedColumn, value: string, plan: Plan, { text, bilingual }: PlanFormat): readonly Choice[] {
  if (column === "constraint") return constraintTypes.map((type) => ({ value: type, name: text(`constraint.${type}`) }));
  if (column === "calendar") {
    const own = Object.entries(plan.calendars).map(([id, calendar]) => ({ value: id, name: bilingual(calendar.name) }));
    return [{ value: "", name: text("scheduling.projectCalendar") }, ...own];
  }
  const none = { value: "", name: text(column === "role" ? "owner.nobody" : "custom.none") };
  if (column === "role") return [none, ...plan.roles.map((role) => ({ value: role.code, name: bilingual(role.name) }))];
  const field = isCustomColumn(column) ? fieldOf(plan, column) : undefined;
  if (field?.kind === "person")
    return [none, ...[...plan.people].sort((left, right) => byName(left.name, right.name)).map(({ id, name }) => ({ value: id, name }))];
  const options = (field?.options ?? []).filter(({ key, isRemoved }) => !isRemoved || key === value);
  return [
    none,
    ...options.map(({ key, name, isRemoved }) => ({
      value: key,
      name: isRemoved ? text("custom.removedOption", { name: bilingual(name) }) : bilingual(name),
    })),
  ];
}
