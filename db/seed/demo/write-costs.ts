import { plannedCosts, type FixedCost } from "#app/domain/cost/planned-costs.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import type { Day } from "#app/domain/time/day.ts";
import { insertBudgetLines } from "../../queries/budget-lines.ts";
import { insertCostEntries, insertTaskCosts } from "../../queries/costs.ts";
import { insertTimeEntries } from "../../queries/time-entries.ts";
import { storePersonWork } from "../../queries/working-times.ts";
import type { TimeEntryRow } from "../../tables/costs.ts";
import type { Database } from "../../tables/index.ts";
import { demoEntries, demoLines, demoRates, demoTaskCosts } from "./costs.ts";

export interface DemoMoney {
  readonly fixed: readonly (FixedCost & { readonly name: string })[];
  /** Minor units an hour, by the person's id. */
  readonly rates: ReadonlyMap<string, number>;
  /** Ids of the budget lines by their keys. */
  readonly lines: ReadonlyMap<string, string>;
}

type People = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

/** What the demo company planned to spend on which task. */
export function demoMoney(taskIds: ReadonlyMap<string | null, string>, people: People, newId: () => string): DemoMoney {
  const lines = new Map(demoLines.map(({ key }) => [key, newId()]));
  return {
    lines,
    fixed: demoTaskCosts.flatMap(({ taskId, line, name, amount }) => {
      const id = taskIds.get(taskId);
      return id === undefined ? [] : [{ taskId: id, lineId: lines.get(line) ?? null, amountMinor: amount * 100, name }];
    }),
    rates: new Map(Object.entries(demoRates).flatMap(([key, rate]) => (people.has(key) ? [[people.get(key)!.id, rate * 100]] : []))),
  };
}

/** Each task's own cost as a baseline keeps it. */
export function demoOwnCosts(plan: Plan, { fixed, rates }: DemoMoney): ReadonlyMap<string, number> {
  return new Map([...plannedCosts(plan, fixed, rates).byTask].map(([id, cost]) => [id, cost.fixed + cost.labour]));
}

interface CostRecord {
  readonly plan: Plan;
  readonly money: DemoMoney;
  readonly taskIds: ReadonlyMap<string | null, string>;
  readonly users: ReadonlyMap<string, string>;
  /** The working days of the project so far. */
  readonly days: readonly Day[];
  newId(): string;
}

/** Writes budget, planned costs, rates, what was paid, and the hours of what is done or under way. */
export async function writeCosts(db: Database, record: CostRecord): Promise<void> {
  const { plan, money, taskIds, users, days, newId } = record;
  const { projectId } = plan;
  await insertBudgetLines(
    db,
    demoLines.map(({ key, name, category, planned, takesHours }, position) => ({
      id: money.lines.get(key) ?? newId(),
      projectId,
      version: 1,
      position,
      name: name.en,
      nameZh: name.zh,
      category,
      plannedMinor: planned * 100,
      takesHours: takesHours ? 1 : 0,
    })),
  );
  await insertTaskCosts(
    db,
    money.fixed.map(({ taskId, lineId, amountMinor, name }) => ({ id: newId(), projectId, taskId, lineId, version: 1, name, amountMinor })),
  );
  for (const [personId, rateMinor] of money.rates)
    await storePersonWork(db, projectId, personId, { calendarId: null, maxUnits: 1, rateMinor, version: 0 });
  const createdBy = users.get("li.na") ?? null;
  await insertCostEntries(
    db,
    demoEntries.flatMap(({ day, line, taskId, amount, note }) => {
      const on = days[day];
      if (on === undefined) return [];
      const place = { lineId: money.lines.get(line) ?? null, taskId: taskIds.get(taskId) ?? null };
      return [
        {
          id: newId(),
          projectId,
          version: 1,
          day: on,
          amountMinor: amount * 100,
          note,
          ...place,
          createdBy,
          createdAt: `${on}T09:00:00.000Z`,
        },
      ];
    }),
  );
  await insertTimeEntries(db, hoursOf(record));
}

/** How many hours people really worked on a day of a task: more and less than the eight that were planned, in turn. */
const workedHours = [8, 7.5, 8.5, 8, 9, 7, 8.5, 8];

function hoursOf({ plan, money, users, days, newId }: CostRecord): TimeEntryRow[] {
  const names = new Map(plan.people.map(({ id, name }) => [id, name]));
  const recordedBy = users.get("li.na") ?? null;
  const today = days.at(-1) ?? "";
  const full = new Map<string, number>();
  return plan.tasks.flatMap((task, index) => {
    const personId = responsiblePerson(plan, task);
    if (personId === null) return [];
    return workedDays(task, days, today).flatMap((day, place): TimeEntryRow[] => {
      const wanted = Math.round((workedHours[(index + place) % workedHours.length] ?? 8) * 60);
      const key = `${personId} ${day}`;
      // Nobody works more than eleven hours a day, on however many tasks.
      const minutes = Math.min(wanted, 660 - (full.get(key) ?? 0));
      if (minutes <= 0) return [];
      full.set(key, (full.get(key) ?? 0) + minutes);
      return [
        {
          id: newId(),
          projectId: plan.projectId,
          personId,
          personName: names.get(personId) ?? "",
          taskId: task.id,
          day,
          minutes,
          rateMinor: money.rates.get(personId) ?? null,
          version: 1,
          recordedBy,
          recordedAt: `${day}T10:00:00.000Z`,
        },
      ];
    });
  });
}

function workedDays({ kind, actualStart, actualFinish, durationMinutes }: PlanTask, days: readonly Day[], today: Day): readonly Day[] {
  if (kind !== "task" || actualStart === null || durationMinutes === 0) return [];
  const [from, to] = [actualStart.slice(0, 10), actualFinish?.slice(0, 10) ?? today];
  return days.filter((day) => day >= from && day <= to && day < today);
}
