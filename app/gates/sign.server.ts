import type { z } from "zod";
import { maySign, takesSignature } from "#app/domain/gate/evidence.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { insertGateSignature, withdrawGateSignature } from "#db/queries/gates.ts";
import { listPeople } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import { changeGate, type GateArgs } from "./change-gate.server.ts";
import type { Gate, StandingCriterion } from "./gate-records.server.ts";
import type { signForm, withdrawSignatureForm } from "./gates.forms.server.ts";

/** Signs a criterion in the caller's name and role; returns the signature's id. */
export async function signCriterion(args: GateArgs<z.output<typeof signForm>>): Promise<string> {
  const { context, project, user, role, value } = args;
  return changeGate(args, async (gate, { transaction, plan }) => {
    const criterion = requireCriterion(args, gate, value.criterionId);
    if (!takesSignature(criterion, criterion.computed)) throw new Refusal("gate.computedOnly");
    if (criterion.signature) throw new Refusal("gate.signedAlready", { status: 409, parameters: { name: criterion.signature.signerName } });
    const roles = await rolesOf(transaction, plan, user.id);
    if (!maySign(criterion.id, roles)) throw new Refusal("gate.businessOwner");
    const id = context.newId();
    await insertGateSignature(transaction, {
      id,
      projectId: project.id,
      taskId: gate.task.id,
      criterionId: criterion.id,
      note: value.note ?? "",
      signedBy: user.id,
      signerName: user.name,
      signerRole: role,
      signedAt: context.now(),
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawerName: null,
      withdrawal: null,
    });
    return { command: "gate.sign", data: { criterion: criterion.text, note: value.note ?? "" }, value: id };
  });
}

/** Withdraws a signature, which stays in the record. Its signer does so, or whoever decides at the gate. */
export async function withdrawSignature(args: GateArgs<z.output<typeof withdrawSignatureForm>>): Promise<void> {
  const { context, user, can, value } = args;
  await changeGate(args, async (gate, { transaction }) => {
    const criterion = gate.criteria.find(({ signature }) => signature?.id === value.signatureId);
    const signature = criterion?.signatures.find(({ id }) => id === value.signatureId);
    if (!criterion || !signature) throw new Refusal("gate.changedSince", { status: 409 });
    if (signature.signedBy !== user.id && !can("gate.decide")) throw errorResponse(403, context);
    const withdrawal = { withdrawnAt: context.now(), withdrawnBy: user.id, withdrawerName: user.name, withdrawal: value.reason };
    if (!(await withdrawGateSignature(transaction, signature.id, withdrawal))) throw new Refusal("gate.changedSince", { status: 409 });
    const data = { criterion: criterion.text, signer: signature.signerName, reason: value.reason };
    return { command: "gate.withdrawSignature", data, value: null };
  });
}

/** The criterion of a gate by its id. Throws a Response of 404 for one that it does not ask for. */
export function requireCriterion({ context }: Pick<GateArgs<unknown>, "context">, gate: Gate, criterionId: string): StandingCriterion {
  const criterion = gate.criteria.find(({ id }) => id === criterionId);
  if (!criterion) throw errorResponse(404, context);
  return criterion;
}

/** The codes of the roles that an account holds in a plan. */
export async function rolesOf(db: Database, plan: Plan, userId: string): Promise<string[]> {
  const own = new Set((await listPeople(db, plan.projectId)).filter((person) => person.userId === userId).map(({ id }) => id));
  return plan.roles.filter(({ personId }) => personId !== null && own.has(personId)).map(({ code }) => code);
}
