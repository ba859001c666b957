import type { CostCategory } from "#app/domain/cost/category.ts";
import { foldText } from "#app/domain/search/held-words.ts";
import { Refusal } from "#app/http/refusal.ts";
import { chargeHoursTo, findBudgetLine, insertBudgetLines, listBudgetLines, updateBudgetLine } from "#db/queries/budget-lines.ts";
import type { BudgetLineRow } from "#db/tables/costs.ts";
import type { Database } from "#db/tables/index.ts";
import {
  changeCost,
  changeCosts,
  entryOf,
  removeCost,
  restoreCost,
  type ChangedCost,
  type CostCaller,
  type CostKind,
} from "./change-costs.server.ts";

export interface LineValue {
  readonly name: string;
  readonly nameZh: string | null;
  readonly category: CostCategory;
  readonly plannedMinor: number;
  readonly takesHours: boolean;
}

interface Chosen {
  readonly id: string;
  readonly version: number;
}

const mostLines = 100;

const kind: CostKind<BudgetLineRow> = {
  area: "budgetLine",
  find: findBudgetLine,
  update: updateBudgetLine,
  nameOf: ({ name }) => name,
  amountOf: ({ plannedMinor }) => plannedMinor,
};

/** Adds a part to the budget, at the end. */
export async function addLine(args: CostCaller & { readonly value: LineValue }): Promise<ChangedCost> {
  const { context, project, value } = args;
  return changeCosts(args, async ({ transaction, record }) => {
    const lines = await listBudgetLines(transaction, project.id);
    if (lines.length >= mostLines) throw new Refusal("cost.tooManyLines", { field: "name", parameters: { limit: mostLines } });
    refuseTaken(lines, value, null);
    const position = Math.max(0, ...lines.map((line) => line.position)) + 1;
    const id = context.newId();
    const row = { id, projectId: project.id, version: 1, position, ...columnsOf(value) };
    if (value.takesHours) await chargeHoursTo(transaction, project.id, id);
    await insertBudgetLines(transaction, [row]);
    await record(entryOf(args, kind, "add", { ...row, removedAt: null, removedBy: null }));
    return { id, version: 1, name: value.name };
  });
}

export async function editLine(args: CostCaller & { readonly value: LineValue & Chosen }): Promise<ChangedCost> {
  const { project, value } = args;
  return changeCost(args, kind, value, async (row, transaction) => {
    refuseTaken(await listBudgetLines(transaction, project.id), value, row.id);
    if (value.takesHours) await chargeHoursTo(transaction, project.id, row.id);
    return columnsOf(value);
  });
}

export async function removeLine(args: CostCaller & { readonly value: Chosen }): Promise<ChangedCost> {
  return removeCost(args, kind, args.value);
}

/** Puts a deleted line back; hours that are charged to another one by now stay there. */
export async function restoreLine(args: CostCaller & { readonly value: Chosen }): Promise<ChangedCost> {
  const { project } = args;
  return restoreCost(args, kind, args.value, async (row, transaction) => {
    const lines = await listBudgetLines(transaction, project.id);
    refuseTaken(lines, row, row.id);
    return lines.some((line) => line.takesHours === 1) ? { takesHours: 0 } : {};
  });
}

/** The line that a cost is charged to is one of the project that is not deleted. */
export async function requireLine(db: Database, projectId: string, lineId: string | null): Promise<void> {
  if (lineId === null) return;
  const line = await findBudgetLine(db, projectId, lineId);
  if (!line || line.removedAt !== null) throw new Refusal("cost.line.unknown", { field: "lineId" });
}

function columnsOf({ name, nameZh, category, plannedMinor, takesHours }: LineValue) {
  return { name, nameZh, category, plannedMinor, takesHours: takesHours ? (1 as const) : (0 as const) };
}

function refuseTaken(
  lines: readonly BudgetLineRow[],
  { name, nameZh }: { name: string; nameZh: string | null },
  ownId: string | null,
): void {
  for (const [field, text] of [
    ["name", name],
    ["nameZh", nameZh],
  ] as const) {
    const isTaken = lines.some(
      (line) =>
        line.id !== ownId && [line.name, line.nameZh].some((known) => known !== null && text !== null && fold(known) === fold(text)),
    );
    if (isTaken) throw new Refusal("cost.line.taken", { field, parameters: { name: text ?? "" } });
  }
}

function fold(name: string): string {
  return foldText(name).trim().replace(/\s+/g, " ");
}
