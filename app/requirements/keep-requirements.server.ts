import type { z } from "zod";
import { mostRequirements, requirementCode } from "#app/domain/requirement/requirement.ts";
import { trashHorizon } from "#app/domain/time/trash.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  findRequirement,
  insertRequirementRows,
  listRequirements,
  takeRequirementNumbers,
  updateRequirementRow,
} from "#db/queries/requirements.ts";
import type { Database } from "#db/tables/index.ts";
import type { RequirementRow } from "#db/tables/requirements.ts";
import {
  changedSince,
  changedTo,
  changeRequirements,
  fieldsOf,
  loggedAs,
  requireKnownLinks,
  requireRequirement,
  staleEdit,
  type ChangedRequirement,
  type RequirementArgs,
  type RequirementFields,
} from "./change-requirements.server.ts";
import type { bulkForm, requirementItemForm } from "./requirements.forms.server.ts";

/** Writes a requirement down, under the next code. */
export async function addRequirement(args: RequirementArgs<RequirementFields>): Promise<ChangedRequirement> {
  const { project, value } = args;
  return changeRequirements(args, async ({ transaction, record }) => {
    await requireKnownLinks(args, transaction, value);
    const [row] = await insertNew(args, transaction, [value]);
    if (!row) throw new Error("Nothing was written");
    await record({ stream: project.id, command: "requirement.add", subjectId: row.id, data: loggedAs(row) });
    return changedTo(row, 1);
  });
}

/** Writes several down at once, as from a table; returns how many. */
export async function addRequirements(args: RequirementArgs<readonly RequirementFields[]>): Promise<{ readonly count: number }> {
  const { project, value } = args;
  return changeRequirements(args, async ({ transaction, record }) => {
    const rows = await insertNew(args, transaction, value);
    const codes = rows.map(({ number }) => requirementCode(number));
    const data = { count: rows.length, from: codes.at(0) ?? "", to: codes.at(-1) ?? "" };
    await record({ stream: project.id, command: "requirement.addMany", subjectId: project.id, data });
    return { count: rows.length };
  });
}

async function insertNew(
  { context, project, user }: RequirementArgs<unknown>,
  transaction: Database,
  values: readonly RequirementFields[],
): Promise<RequirementRow[]> {
  if ((await listRequirements(transaction, project.id)).length + values.length > mostRequirements)
    throw new Refusal("requirement.tooMany", { parameters: { limit: mostRequirements } });
  const first = await takeRequirementNumbers(transaction, project.id, values.length);
  const made = { createdBy: user.id, createdAt: context.now(), removedAt: null, removedBy: null, version: 1 };
  const rows = values.map((value, at) => ({ id: context.newId(), projectId: project.id, number: first + at, ...value, ...made }));
  await insertRequirementRows(transaction, rows);
  return rows;
}

export async function editRequirement(
  args: RequirementArgs<RequirementFields & { readonly id: string; readonly version: number }>,
): Promise<ChangedRequirement> {
  const { project, value } = args;
  const { id, version, ...after } = value;
  return changeRequirements(args, async ({ transaction, record }) => {
    const row = await requireRequirement(args, transaction, id);
    await requireKnownLinks(args, transaction, after, row);
    if (!(await updateRequirementRow(transaction, id, version, after))) throw staleEdit(row);
    const data = { ...loggedAs({ ...row, ...after }), before: fieldsOf(row), after };
    await record({ stream: project.id, command: "requirement.edit", subjectId: id, data });
    return changedTo(row, version + 1);
  });
}

/** Gives the chosen ones another priority, disposition or status; what is left out stays. Nothing is changed when one of them was changed elsewhere. */
export async function editRequirements(args: RequirementArgs<z.output<typeof bulkForm>>): Promise<{ readonly count: number }> {
  const { project, value } = args;
  const { chosen, ...wanted } = value;
  const changes = Object.fromEntries(Object.entries(wanted).filter(([, each]) => each !== undefined));
  if (Object.keys(chosen).length === 0) throw new Refusal("requirement.noneChosen", { field: "chosen" });
  if (Object.keys(changes).length === 0) throw new Refusal("requirement.nothingChosen", { field: "priority" });
  return changeRequirements(args, async ({ transaction, record }) => {
    const items = [];
    for (const [id, version] of Object.entries(chosen)) {
      const row = await findRequirement(transaction, project.id, id);
      if (!row || row.removedAt !== null || !(await updateRequirementRow(transaction, id, version, changes))) throw changedSince();
      const known = fieldsOf(row);
      const before = Object.fromEntries(Object.keys(changes).map((field) => [field, known[field as keyof RequirementFields]]));
      items.push({ id, code: requirementCode(row.number), before });
    }
    const data = { count: items.length, codes: items.map(({ code }) => code), items, after: changes };
    await record({ stream: project.id, command: "requirement.editMany", subjectId: project.id, data });
    return { count: items.length };
  });
}

/** Deletes a requirement; it can be put back for a while. */
export async function removeRequirement(args: RequirementArgs<z.output<typeof requirementItemForm>>): Promise<ChangedRequirement> {
  const { context, project, user, value } = args;
  return changeRequirements(args, async ({ transaction, record }) => {
    const row = await requireRequirement(args, transaction, value.requirementId);
    const removal = { removedAt: context.now(), removedBy: user.id };
    if (!(await updateRequirementRow(transaction, row.id, value.version, removal))) throw changedSince();
    await record({ stream: project.id, command: "requirement.remove", subjectId: row.id, data: loggedAs(row) });
    return changedTo(row, value.version + 1);
  });
}

export async function restoreRequirement(args: RequirementArgs<z.output<typeof requirementItemForm>>): Promise<ChangedRequirement> {
  const { context, project, value } = args;
  return changeRequirements(args, async ({ transaction, record }) => {
    const row = await findRequirement(transaction, project.id, value.requirementId);
    if (!row) throw errorResponse(404, context);
    const isThere = row.removedAt !== null && row.removedAt >= trashHorizon(context.now());
    const back = { removedAt: null, removedBy: null };
    if (!isThere || !(await updateRequirementRow(transaction, row.id, value.version, back)))
      throw new Refusal("requirement.notInTrash", { status: 409 });
    await record({ stream: project.id, command: "requirement.restore", subjectId: row.id, data: loggedAs(row) });
    return changedTo(row, value.version + 1);
  });
}
