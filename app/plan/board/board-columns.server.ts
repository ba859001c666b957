import { workStates, workStatesOf, type WorkState } from "#app/domain/plan/board.ts";
import type { CustomField } from "#app/domain/plan/custom-field.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import type { BoardGrouping } from "./board-view.ts";

/** The column of tasks without an owner, or without a value of the field. No person and no option is called so. */
export const nobody = "nobody";

export interface ColumnName {
  /** A state of work, the id of a person, the key of an option, or `nobody`. */
  readonly id: string;
  readonly title: string;
  /** Whether no card can be put there: an option that is not offered any more. */
  readonly isClosed: boolean;
}

/** The project's own fields that a board can have its columns by. */
export function boardFields({ fields }: Pick<Plan, "fields">): readonly CustomField[] {
  return fields.filter(({ kind }) => kind === "choice" || kind === "person");
}

/** By what a board has its columns in a plan: by status where the field that is asked for is not there any more. */
export function knownGrouping(by: BoardGrouping, plan: Pick<Plan, "fields">): BoardGrouping {
  return by === "status" || by === "owner" || boardFields(plan).some(({ key }) => key === by) ? by : "status";
}

/** Which column of a board a task stands in. */
export function columnFinder({ plan, schedule }: LoadedPlan, by: BoardGrouping): (task: PlanTask) => string {
  if (by === "owner") return (task) => responsiblePerson(plan, task) ?? nobody;
  if (by !== "status") return fieldColumn(plan, by);
  const states = workStatesOf(plan, (index) => schedule.task(index));
  return (task): WorkState => states.get(task.id) ?? "ready";
}

/** A person who left the plan is nobody. */
function fieldColumn({ fields, people }: Plan, key: string): (task: PlanTask) => string {
  const isPerson = fields.some((field) => field.key === key && field.kind === "person");
  const known = new Set(people.map(({ id }) => id));
  return ({ custom }) => {
    const value = custom[key];
    return value === undefined || (isPerson && !known.has(String(value))) ? nobody : String(value);
  };
}

/**
 * The columns of a board, in their order.
 *
 * @param people by names that tell them apart
 * @param isShown whether a column without a task is there all the same where that is not a matter of course: a person without one is a place to put one
 */
export function columnNames(
  plan: Pick<Plan, "fields">,
  by: BoardGrouping,
  people: Plan["people"],
  { t, locale }: Pick<Reader, "t" | "locale">,
  isShown: (id: string) => boolean,
): readonly ColumnName[] {
  if (by === "status") return workStates.map((id) => ({ id, title: t(`board:state.${id}`), isClosed: false }));
  const field = plan.fields.find(({ key }) => key === by);
  if (field?.kind === "choice")
    return [
      { id: nobody, title: t("board:noValue"), isClosed: false },
      ...field.options
        .map(({ key, name, isRemoved }) => ({ id: key, title: inLanguage(name, locale), isClosed: isRemoved }))
        .filter(({ id, isClosed }) => !isClosed || isShown(id)),
    ];
  const shown = people.filter(({ id }) => isShown(id)).sort((one, other) => byName(one.name, other.name));
  return [
    { id: nobody, title: t("board:nobody"), isClosed: false },
    ...shown.map(({ id, name }) => ({ id, title: name, isClosed: false })),
  ];
}
