import type { Day } from "#app/domain/time/day.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findCostEntry, insertCostEntries, listCostEntries, updateCostEntry } from "#db/queries/costs.ts";
import type { CostEntryRow } from "#db/tables/costs.ts";
import { requireLine } from "./budget-lines.server.ts";
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
import { requireTaskOfPlan } from "./task-costs.server.ts";

export interface EntryValue {
  readonly day: Day;
  readonly amountMinor: number;
  readonly lineId: string | null;
  readonly taskId: string | null;
  readonly note: string;
}

interface Chosen {
  readonly id: string;
  readonly version: number;
}

const mostEntries = 20_000;

const kind: CostKind<CostEntryRow> = {
  area: "cost",
  find: findCostEntry,
  update: updateCostEntry,
  nameOf: ({ note, day }) => note || day,
  amountOf: ({ amountMinor }) => amountMinor,
};

/** Enters what was spent. */
export async function addEntry(args: CostCaller & { readonly value: EntryValue }): Promise<ChangedCost> {
  const { project, value } = args;
  await requireTaskOfPlan(args, value.taskId);
  return changeCosts(args, async ({ transaction, record }) => {
    await requireLine(transaction, project.id, value.lineId);
    const [row] = rowsFor(args, [value], (await listCostEntries(transaction, project.id)).length);
    if (!row) throw new TypeError("one value makes one row");
    await insertCostEntries(transaction, [row]);
    const entry = entryOf(args, kind, "add", { ...row, removedAt: null, removedBy: null });
    await record(entry);
    return { id: row.id, version: 1, name: entry.data.name };
  });
}

export async function editEntry(args: CostCaller & { readonly value: EntryValue & Chosen }): Promise<ChangedCost> {
  const { project, value } = args;
  return changeCost(args, kind, value, async (row, transaction) => {
    // What belongs to a task or a line that is gone may stay so.
    if (value.taskId !== row.taskId) await requireTaskOfPlan(args, value.taskId);
    if (value.lineId !== row.lineId) await requireLine(transaction, project.id, value.lineId);
    const { day, amountMinor, lineId, taskId, note } = value;
    return { day, amountMinor, lineId, taskId, note };
  });
}

export async function removeEntry(args: CostCaller & { readonly value: Chosen }): Promise<ChangedCost> {
  return removeCost(args, kind, args.value);
}

export async function restoreEntry(args: CostCaller & { readonly value: Chosen }): Promise<ChangedCost> {
  return restoreCost(args, kind, args.value);
}

/** Enters many at once; all of them or, when one is refused, none. */
export async function addEntries(args: CostCaller, values: readonly EntryValue[]): Promise<{ readonly count: number }> {
  const { project } = args;
  return changeCosts(args, async ({ transaction, record }) => {
    const rows = rowsFor(args, values, (await listCostEntries(transaction, project.id)).length);
    await insertCostEntries(transaction, rows);
    const amountMinor = rows.reduce((sum, row) => sum + row.amountMinor, 0);
    const data = { count: rows.length, amountMinor, currency: project.currency };
    await record({ stream: project.id, command: "cost.import", subjectId: project.id, data });
    return { count: rows.length };
  });
}

function rowsFor({ context, project, user }: CostCaller, values: readonly EntryValue[], present: number) {
  if (present + values.length > mostEntries) throw new Refusal("cost.tooManyEntries", { parameters: { limit: mostEntries } });
  const made = { projectId: project.id, version: 1, createdBy: user.id, createdAt: context.now() };
  return values.map(({ day, amountMinor, lineId, taskId, note }) => ({
    id: context.newId(),
    ...made,
    day,
    amountMinor,
    lineId,
    taskId,
    note,
  }));
}
