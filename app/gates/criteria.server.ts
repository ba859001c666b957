import type { z } from "zod";
import { isShare } from "#app/domain/gate/criterion.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { insertGateCriteria, updateGateCriterion, writeGateThresholds } from "#db/queries/gates.ts";
import type { GateCriterionRow } from "#db/tables/gates.ts";
import { changeGate, type GateArgs } from "./change-gate.server.ts";
import type { Gate } from "./gate-records.server.ts";
import type { addCriterionForm, editCriterionForm, limitsForm, removeCriterionForm, restoreCriterionForm } from "./gates.forms.server.ts";
import { requireCriterion } from "./sign.server.ts";

const mostAdded = 30;

/** Adds a criterion to a gate: of the method's list, or in the project's own words. Returns its id. */
export async function addCriterion(args: GateArgs<z.output<typeof addCriterionForm>>): Promise<string> {
  const { context, project, user, value } = args;
  const { gateCriteria } = await loadMethodology(context.contentDirectory);
  const chosen = gateCriteria.find(({ id }) => id === value.libraryId);
  if (value.libraryId && !chosen) throw new Refusal("field.invalid", { field: "libraryId" });
  return changeGate(args, async (gate, { transaction }) => {
    if (gate.criteria.filter(({ added }) => added).length >= mostAdded)
      throw new Refusal("gate.tooManyCriteria", { field: "text", parameters: { limit: mostAdded } });
    if (chosen && gate.criteria.some(({ id }) => id === chosen.id)) throw new Refusal("gate.askedAlready", { field: "libraryId" });
    const id = context.newId();
    const text = chosen ? chosen.text.en : (value.text ?? "");
    await insertGateCriteria(transaction, [
      {
        id,
        projectId: project.id,
        taskId: gate.task.id,
        position: gate.criteria.length + gate.removed.length + 1,
        libraryId: chosen?.id ?? null,
        beforeTaskId: null,
        text,
        createdBy: user.id,
        createdAt: context.now(),
        removedAt: null,
        removedBy: null,
        version: 1,
      },
    ]);
    return { command: "gate.addCriterion", data: { criterion: { text, zh: chosen?.text.zh ?? null } }, value: id };
  });
}

/** Rewrites a criterion of the project's own. Its signatures and waivers stay with it, so one that has any is not rewritten. */
export async function editCriterion(args: GateArgs<z.output<typeof editCriterionForm>>): Promise<void> {
  const { value } = args;
  await changeGate(args, async (gate, { transaction }) => {
    const { row, criterion } = requireOwn(args, gate, value.criterionId);
    if (row.libraryId !== null) throw errorResponse(404, args.context);
    if (row.version !== value.version) throw stale(row);
    if (criterion.signature || criterion.state === "waived") throw new Refusal("gate.criterionInUse", { field: "text" });
    if (!(await updateGateCriterion(transaction, row.id, value.version, { text: value.text }))) throw stale(row);
    const data = { before: { text: row.text }, after: { text: value.text }, criterion: { text: value.text, zh: null } };
    return { command: "gate.editCriterion", data, value: null };
  });
}

/** Takes a criterion that the project added from its gate. The answer says how to take that back. */
export async function removeCriterion(args: GateArgs<z.output<typeof removeCriterionForm>>): Promise<{ undo: Undo }> {
  const { context, user, value } = args;
  await changeGate(args, async (gate, { transaction }) => {
    const { row, criterion } = requireOwn(args, gate, value.criterionId);
    const isRemoved = await updateGateCriterion(transaction, row.id, value.version, { removedAt: context.now(), removedBy: user.id });
    if (!isRemoved) throw new Refusal("gate.changedSince", { status: 409 });
    return { command: "gate.removeCriterion", data: { criterion: criterion.text }, value: null };
  });
  const { t } = await readReader(args.request, context);
  return { undo: { done: t("gates:own.removed"), intent: "restoreCriterion", fields: { criterionId: value.criterionId } } };
}

export async function restoreCriterion(args: GateArgs<z.output<typeof restoreCriterionForm>>): Promise<void> {
  await changeGate(args, async (gate, { transaction }) => {
    const row = gate.removed.find(({ id }) => id === args.value.criterionId);
    if (!row || gate.criteria.some(({ id }) => id === row.libraryId)) throw new Refusal("undo.changedSince", { status: 409 });
    if (!(await updateGateCriterion(transaction, row.id, row.version, { removedAt: null, removedBy: null })))
      throw new Refusal("undo.changedSince", { status: 409 });
    return { command: "gate.restoreCriterion", data: { criterion: { text: row.text, zh: null } }, value: null };
  });
}

/** Limits as people write them: shares in per cent. */
export async function changeLimits(args: GateArgs<z.output<typeof limitsForm>>): Promise<void> {
  const limits = args.value.limits.map(({ name, value }) => ({
    name,
    value: value === undefined ? undefined : isShare(name) ? value / 100 : value,
  }));
  await setLimits({ ...args, value: { ...args.value, limits } });
}

/** Changes the limits of a criterion for all gates of the project; one without a value is the usual one again. */
export async function setLimits(args: GateArgs<z.output<typeof limitsForm>>): Promise<void> {
  const { project, value } = args;
  await changeGate(args, async (gate, { transaction }) => {
    const criterion = requireCriterion(args, gate, value.criterionId);
    const limits: Record<string, number> = {};
    for (const [index, limit] of value.limits.entries()) {
      const known = criterion.thresholds.find(({ name }) => name === limit.name);
      const field = `limits[${index}].value`;
      if (!known) throw new Refusal("field.unknown", { field });
      if (limit.value === undefined || limit.value === known.usual) continue;
      if (isShare(limit.name) && (limit.value < 0 || limit.value > 1)) throw new Refusal("gate.share", { field });
      limits[limit.name] = limit.value;
    }
    const row = { projectId: project.id, criterionId: criterion.id, limits: JSON.stringify(limits) };
    if (!(await writeGateThresholds(transaction, row, value.version))) throw new Refusal("gate.changedSince", { status: 409 });
    const before = Object.fromEntries(criterion.thresholds.map((limit) => [limit.name, limit.value]));
    const after = Object.fromEntries(criterion.thresholds.map(({ name, usual }) => [name, limits[name] ?? usual]));
    return { command: "gate.setLimits", data: { criterion: criterion.text, before, after }, value: null };
  });
}

function requireOwn(args: Pick<GateArgs<unknown>, "context">, gate: Gate, id: string) {
  const criterion = gate.criteria.find(({ added }) => added?.id === id);
  if (!criterion?.added) throw errorResponse(404, args.context);
  return { criterion, row: criterion.added };
}

function stale({ version, text }: GateCriterionRow): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { text } } });
}
