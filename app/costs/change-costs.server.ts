import { trashHorizon } from "#app/domain/time/trash.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import type { Database } from "#db/tables/index.ts";

export type CostCaller = ProjectCaller & { readonly formKey?: RequestKey | undefined };

/** What is told of something that was changed. */
export interface ChangedCost {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

export interface CostRow {
  readonly id: string;
  readonly version: number;
  readonly removedAt: string | null;
}

/** One kind of thing that costs are planned and entered in. */
export interface CostKind<Row extends CostRow> {
  /** The first part of its commands in the log. */
  readonly area: "budgetLine" | "taskCost" | "cost";
  find(db: Database, projectId: string, id: string): Promise<Row | undefined>;
  update(db: Database, id: string, version: number, changes: Partial<Row>): Promise<boolean>;
  /** What it is called in the log. */
  nameOf(row: Row): string;
  amountOf(row: Row): number;
}

/** One change of the costs of a project at a time. */
export async function changeCosts<Value>(caller: CostCaller, work: (change: Change) => Promise<Value>): Promise<Value> {
  return change(caller, async (current) => {
    await lockName(current.transaction, `costs:${caller.project.id}`);
    return work(current);
  });
}

/** Changes one that is not deleted, at the version that its form was made of. */
export async function changeCost<Row extends CostRow>(
  caller: CostCaller,
  kind: CostKind<Row>,
  { id, version }: { readonly id: string; readonly version: number },
  decide: (row: Row, transaction: Database) => Promise<Partial<Row>>,
): Promise<ChangedCost> {
  return changeCosts(caller, async ({ transaction, record }) => {
    const row = await present(caller, kind, transaction, id);
    const changes = await decide(row, transaction);
    await keep(kind, transaction, row, version, changes);
    const after = { ...row, ...changes };
    await record({ ...entryOf(caller, kind, "edit", after), data: { ...dataOf(caller, kind, after), before: kind.amountOf(row) } });
    return { id, version: version + 1, name: kind.nameOf(after) };
  });
}

/** Deletes one; it can be put back for a while. */
export async function removeCost<Row extends CostRow>(
  caller: CostCaller,
  kind: CostKind<Row>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<ChangedCost> {
  const { context, user } = caller;
  return changeCosts(caller, async ({ transaction, record }) => {
    const row = await present(caller, kind, transaction, id);
    await keep(kind, transaction, row, version, removal<Row>(context.now(), user.id));
    await record(entryOf(caller, kind, "remove", row));
    return { id, version: version + 1, name: kind.nameOf(row) };
  });
}

/** Puts a deleted one back. */
export async function restoreCost<Row extends CostRow>(
  caller: CostCaller,
  kind: CostKind<Row>,
  { id, version }: { readonly id: string; readonly version: number },
  fit: (row: Row, transaction: Database) => Promise<Partial<Row>> = () => Promise.resolve({}),
): Promise<ChangedCost> {
  const { context, project } = caller;
  return changeCosts(caller, async ({ transaction, record }) => {
    const row = await kind.find(transaction, project.id, id);
    const removedAt = row?.removedAt ?? null;
    if (!row || removedAt === null || removedAt < trashHorizon(context.now())) throw new Refusal("cost.notInTrash", { status: 409 });
    await keep(kind, transaction, row, version, { ...removal<Row>(null, null), ...(await fit(row, transaction)) });
    await record(entryOf(caller, kind, "restore", row));
    return { id, version: version + 1, name: kind.nameOf(row) };
  });
}

/** The entry of the log for something that was done with one. */
export function entryOf<Row extends CostRow>(
  caller: CostCaller,
  kind: CostKind<Row>,
  verb: "add" | "edit" | "remove" | "restore",
  row: Row,
) {
  return { stream: caller.project.id, command: `${kind.area}.${verb}`, subjectId: row.id, data: dataOf(caller, kind, row) };
}

function dataOf<Row extends CostRow>({ project }: CostCaller, kind: CostKind<Row>, row: Row) {
  return { name: kind.nameOf(row), amountMinor: kind.amountOf(row), currency: project.currency };
}

async function present<Row extends CostRow>(caller: CostCaller, kind: CostKind<Row>, db: Database, id: string): Promise<Row> {
  const row = await kind.find(db, caller.project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, caller.context);
  return row;
}

async function keep<Row extends CostRow>(
  kind: CostKind<Row>,
  db: Database,
  row: Row,
  version: number,
  changes: Partial<Row>,
): Promise<void> {
  if (!(await kind.update(db, row.id, version, changes))) throw new Refusal("cost.stale", { status: 409 });
}

/** Every kind of row says in these who deleted it and when. */
function removal<Row extends CostRow>(removedAt: string | null, removedBy: string | null): Partial<Row> {
  return { removedAt, removedBy } as unknown as Partial<Row>;
}
