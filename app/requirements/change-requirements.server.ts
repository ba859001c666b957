import { requirementCode } from "#app/domain/requirement/requirement.ts";
import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { listPeople } from "#db/queries/projects.ts";
import { findRequirement } from "#db/queries/requirements.ts";
import type { Database } from "#db/tables/index.ts";
import type { RequirementRow } from "#db/tables/requirements.ts";

export type RequirementCaller = ProjectCaller & { readonly formKey?: RequestKey | undefined };

/** Whoever asks, and what they sent. */
export type RequirementArgs<Value> = RequirementCaller & { readonly value: Value };

/** What people say of a requirement. */
export type RequirementFields = Pick<
  RequirementRow,
  "statement" | "statementZh" | "kind" | "priority" | "source" | "ownerId" | "disposition" | "effortDays" | "status" | "taskId"
>;

export interface ChangedRequirement {
  readonly id: string;
  readonly version: number;
  readonly code: string;
}

/** One change of the requirements of a project at a time. */
export async function changeRequirements<Value>(caller: RequirementCaller, work: (change: Change) => Promise<Value>): Promise<Value> {
  return change(caller, async (current) => {
    await lockName(current.transaction, `requirements:${caller.project.id}`);
    return work(current);
  });
}

/** A requirement that is not deleted. Throws a Response of 404 for any other. */
export async function requireRequirement(
  { context, project }: ProjectCaller,
  db: Database,
  id: string | undefined,
): Promise<RequirementRow> {
  const row = await findRequirement(db, project.id, id ?? "");
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  return row;
}

/** Refuses an owner and a task that the plan does not have; those that a requirement has already stay, though they are gone. */
export async function requireKnownLinks(
  { context, project }: ProjectCaller,
  db: Database,
  { ownerId, taskId }: Pick<RequirementFields, "ownerId" | "taskId">,
  former?: Pick<RequirementFields, "ownerId" | "taskId">,
): Promise<void> {
  if (ownerId !== null && ownerId !== former?.ownerId && !(await listPeople(db, project.id)).some(({ id }) => id === ownerId))
    throw new Refusal("field.unknown", { field: "ownerId" });
  if (taskId === null || taskId === former?.taskId) return;
  const { plan } = await context.plans.read(db, project.id, project.planVersion);
  if (!plan.tasks.some(({ id }) => id === taskId)) throw new Refusal("field.unknown", { field: "taskId" });
}

export function fieldsOf(row: RequirementRow): RequirementFields {
  const { statement, statementZh, kind, priority, source, ownerId, disposition, effortDays, status, taskId } = row;
  return { statement, statementZh, kind, priority, source, ownerId, disposition, effortDays, status, taskId };
}

/** What the log calls a requirement. */
export function loggedAs({ number, statement, statementZh }: Pick<RequirementRow, "number" | "statement" | "statementZh">) {
  return { code: requirementCode(number), name: { text: statement, zh: statementZh } };
}

export function changedTo(row: Pick<RequirementRow, "id" | "number">, version: number): ChangedRequirement {
  return { id: row.id, version, code: requirementCode(row.number) };
}

export function changedSince(): Refusal {
  return new Refusal("requirement.stale", { status: 409 });
}

/** What was typed into a form came too late, with what is saved now as the form would send it. */
export function staleEdit(row: RequirementRow): Refusal {
  const theirs = Object.fromEntries(Object.entries(fieldsOf(row)).map(([field, value]) => [field, value === null ? "" : String(value)]));
  return new Refusal("form.stale", { status: 409, detail: { version: row.version, theirs } });
}
