import { writePredecessors } from "#app/domain/sheet/write-predecessors.ts";
import type { ComparedBaseline } from "./compared-baseline.ts";
import { customText, type CustomWords } from "#app/domain/plan/custom-text.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { gateState } from "#app/domain/gate/mark.ts";
import { minutesInDay, parseCivilTime, parseDay, type Day } from "#app/domain/time/day.ts";
import { fieldOf, isCustomColumn, type CustomColumn, type FurtherColumn } from "./plan-columns.ts";
import type { ShownCosts } from "./shown-costs.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { constraintWords } from "./task-words.ts";

/** What the cells of columns show that are not edited in the table. */
export function furtherCells(
  picture: ScheduledPlan,
  format: PlanFormat,
  baseline: ComparedBaseline | null,
  today: Day,
  costs: ShownCosts | null = null,
): (index: number, column: FurtherColumn | CustomColumn) => string {
  const { text, bilingual } = format;
  const { plan, schedule, dayLength } = picture;
  // Written for the whole plan at once, when the first of their cells comes into sight.
  let predecessors: ReadonlyMap<string, string> | undefined;
  let successors: ReadonlyMap<string, string> | undefined;
  const duration = (minutes: number) =>
    `${minutes < 0 ? "−" : ""}${format.duration({ minutes: Math.abs(minutes), elapsed: false }, dayLength)}`;
  const estimate = (minutes: number, elapsed: boolean) => format.duration({ minutes, elapsed }, dayLength);
  const dayOf = (at: string | null | undefined, isFinish = false) => {
    const minutes = at ? parseCivilTime(at) : null;
    return minutes === null ? "" : format.day(isFinish ? finishForDisplay(minutes - 1, minutes) : minutes);
  };

  return (index, column) => {
    const task = plan.tasks[index];
    if (!task) return "";
    if (isCustomColumn(column)) return customCell(picture, index, column, format);
    const isSummary = picture.summaries.has(task.id);
    switch (column) {
      case "number":
        return String(task.number);
      case "kind":
        return text(`kind.${isSummary && task.kind === "task" ? "phase" : task.kind}`);
      case "gate":
        return task.kind === "gate" ? text(`gateState.${gateState(task.progress, plan.gates[task.id], today)}`) : "";
      case "predecessors":
        return (predecessors ??= writePredecessors(plan, dayLength)).get(task.id) ?? "";
      case "successors":
        return (successors ??= successorCodes(picture)).get(task.id) ?? "";
      case "deadline":
        return dayOf(task.deadline, true);
      case "constraint":
        return constraintWords(task, format) ?? "";
      case "constraintDate":
        return dayOf(task.constraintAt, task.constraint.startsWith("F") || task.constraint === "MFO");
      case "calendar":
        return task.calendarId === null ? "" : bilingual(plan.calendars[task.calendarId]?.name ?? { text: "", zh: null });
      case "priority":
        return isSummary ? "" : String(task.priority);
      case "role": {
        const role = plan.roles.find(({ code }) => code === task.roleCode);
        return role ? bilingual(role.name) : "";
      }
      case "slack":
        return task.progress >= 100 ? "" : duration(schedule.totalSlack[index] ?? 0);
      case "freeSlack":
        return task.progress >= 100 || isSummary ? "" : duration(schedule.freeSlack[index] ?? 0);
      case "critical":
        return schedule.critical[index] === 1
          ? text("list.critical")
          : schedule.nearCritical[index] === 1 && !isSummary
            ? text("list.near")
            : "";
      case "work": {
        const work = task.assignments.reduce((sum, { workMinutes }) => sum + workMinutes, 0);
        return work > 0 ? format.duration({ minutes: work, elapsed: false }, dayLength) : "";
      }
      case "units":
        return task.assignments.length === 0 ? "" : `${Math.round(task.assignments.reduce((sum, { units }) => sum + units, 0) * 100)}%`;
      case "optimistic":
        return isSummary || task.optimisticMinutes === null ? "" : estimate(task.optimisticMinutes, task.elapsed);
      case "pessimistic":
        return isSummary || task.pessimisticMinutes === null ? "" : estimate(task.pessimisticMinutes, task.elapsed);
      case "actualStart":
        return dayOf(task.actualStart);
      case "actualFinish":
        return dayOf(task.actualFinish, true);
      case "baselineStart":
        return dayOf(baseline?.dates[task.id]?.[0]);
      case "baselineFinish":
        return dayOf(baseline?.dates[task.id]?.[1], true);
      case "deliverable":
        return bilingual(task.deliverable);
      case "plannedCost":
      case "actualCost":
      case "earnedValue":
        return costs?.text(task.id, column) ?? "";
      default:
        return column satisfies never;
    }
  };
}

/** What a task holds in a field of the project's own. */
export function customCell({ plan }: ScheduledPlan, index: number, column: CustomColumn, format: PlanFormat): string {
  const field = fieldOf(plan, column);
  if (!field) return "";
  return customText(field, plan.tasks[index]?.custom[column], customWords(plan, format));
}

/** How the plan page writes values of the project's own fields. */
export function customWords({ people }: Pick<Plan, "people">, format: PlanFormat): CustomWords {
  return {
    bilingual: format.bilingual,
    day: (day) => format.day((parseDay(day) ?? 0) * minutesInDay),
    number: format.number,
    person: (id) => people.find((person) => person.id === id)?.name,
  };
}

function successorCodes({ plan, codes }: ScheduledPlan): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  for (const { predecessorId, successorId } of plan.links) {
    const code = codes.get(successorId);
    if (code === undefined) continue;
    const own = found.get(predecessorId);
    if (own) own.push(code);
    else found.set(predecessorId, [code]);
  }
  return new Map([...found].map(([id, own]) => [id, own.join("; ")]));
}
