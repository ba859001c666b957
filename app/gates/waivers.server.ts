import type { z } from "zod";
import type { Plan, PlanPerson } from "#app/domain/plan/model.ts";
import { Refusal } from "#app/http/refusal.ts";
import { endGateWaiver, insertGateWaiver } from "#db/queries/gates.ts";
import { changeGate, type GateArgs } from "./change-gate.server.ts";
import type { endWaiverForm, waiveForm } from "./gates.forms.server.ts";
import { requireCriterion } from "./sign.server.ts";
import { tellOfGate } from "./tell-of-gate.server.ts";

/** Lets a criterion be unmet until a day; returns the waiver's id. A criterion may get another one, which counts when it lasts longer. */
export async function waiveCriterion(args: GateArgs<z.output<typeof waiveForm>>): Promise<string> {
  const { context, project, user, role, value } = args;
  return changeGate(args, async (gate, { transaction, plan, today }) => {
    const criterion = requireCriterion(args, gate, value.criterionId);
    if (criterion.state === "met" || criterion.state === "signed") throw new Refusal("gate.metAlready");
    const owner = requirePerson(plan, value.ownerId, "ownerId");
    if (value.expiresOn < today) throw new Refusal("gate.dayPast", { field: "expiresOn" });
    const id = context.newId();
    await insertGateWaiver(transaction, {
      id,
      projectId: project.id,
      taskId: gate.task.id,
      criterionId: criterion.id,
      reason: value.reason,
      ownerId: owner.id,
      ownerName: owner.name,
      expiresOn: value.expiresOn,
      grantedBy: user.id,
      granterName: user.name,
      granterRole: role,
      grantedAt: context.now(),
      endedAt: null,
      endedBy: null,
      enderName: null,
      ending: null,
    });
    await tellOfGate(args, transaction, gate.task.id, { kind: "gateWaived", day: value.expiresOn, personIds: [owner.id] });
    const data = { criterion: criterion.text, owner: owner.name, until: value.expiresOn, reason: value.reason };
    return { command: "gate.waive", data, value: id };
  });
}

/** Ends a waiver before its day, with a reason. */
export async function endWaiver(args: GateArgs<z.output<typeof endWaiverForm>>): Promise<void> {
  const { context, user, value } = args;
  await changeGate(args, async (gate, { transaction }) => {
    const criterion = gate.criteria.find(({ waivers }) => waivers.some(({ id }) => id === value.waiverId));
    const ending = { endedAt: context.now(), endedBy: user.id, enderName: user.name, ending: value.reason };
    if (!criterion || !(await endGateWaiver(transaction, value.waiverId, ending))) throw new Refusal("gate.changedSince", { status: 409 });
    return { command: "gate.endWaiver", data: { criterion: criterion.text, reason: value.reason }, value: null };
  });
}

/** A person of the project by id. Refused at the field for anybody else. */
export function requirePerson(plan: Pick<Plan, "people">, personId: string, field: string): PlanPerson {
  const person = plan.people.find(({ id }) => id === personId);
  if (!person) throw new Refusal("project.person.unknown", { field });
  return person;
}
