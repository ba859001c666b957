import type { z } from "zod";
import { decisionProblem } from "#app/domain/gate/decision.ts";
import { isOpen } from "#app/domain/gate/evidence.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import { Refusal } from "#app/http/refusal.ts";
import { insertGateDecision, updateGateCondition, type StoredEvidence } from "#db/queries/gates.ts";
import type { GateConditionRow } from "#db/tables/gates.ts";
import { changeGate, type GateArgs } from "./change-gate.server.ts";
import type { Gate, StandingCriterion } from "./gate-records.server.ts";
import type { conditionForm, decideForm, withdrawDecisionForm } from "./gates.forms.server.ts";
import { tellOfGate } from "./tell-of-gate.server.ts";
import { requirePerson } from "./waivers.server.ts";

type DecideForm = z.output<typeof decideForm>;

/**
 * Decides at a gate in the caller's name: keeps the evidence as it is with the version of the plan, and passes the gate in the plan on the
 * day of the decision, or opens it again on a no-go. A later decision takes the place of an earlier one; both stay in the record.
 */
export async function decideGate(args: GateArgs<DecideForm>): Promise<string> {
  const { context, project, user, role, value } = args;
  return changeGate(args, async (gate, { transaction, plan, today }) => {
    if (value.seen !== undefined && value.seen !== gate.decisions.length) throw new Refusal("gate.decidedMeanwhile", { status: 409 });
    const decidedOn = value.decidedOn ?? today;
    if (decidedOn > today) throw new Refusal("gate.dayAhead", { field: "decidedOn" });
    const id = context.newId();
    const conditions = value.outcome === "conditional" ? readConditions(args, gate, plan, id) : [];
    refuse(value.outcome, gate, conditions, today);
    const decision = {
      id,
      projectId: project.id,
      taskId: gate.task.id,
      sequence: gate.decisions.length + 1,
      outcome: value.outcome,
      reason: value.reason,
      dissent: value.dissent ?? "",
      decidedOn,
      decidedBy: user.id,
      deciderName: user.name,
      deciderRole: role,
      decidedAt: context.now(),
      planVersion: plan.version,
      evidence: JSON.stringify(gate.criteria.map(keptEvidence)),
    };
    await insertGateDecision(transaction, decision, conditions);
    const told = { go: "gateGo", conditional: "gateConditional", noGo: "gateNoGo" } as const;
    const personIds = conditions.flatMap(({ ownerId }) => ownerId ?? []);
    await tellOfGate(args, transaction, gate.task.id, { kind: told[value.outcome], personIds });
    const changes = value.outcome === "noGo" ? opened(gate) : passed(gate, decidedOn);
    const data = { outcome: value.outcome, reason: value.reason, dissent: decision.dissent, decidedOn, conditions: conditions.length };
    return { command: "gate.decide", data, changes, value: id };
  });
}

/** Withdraws the decision that stands, as a record of its own, and opens the gate again. */
export async function withdrawDecision(args: GateArgs<z.output<typeof withdrawDecisionForm>>): Promise<void> {
  const { context, project, user, role, value } = args;
  await changeGate(args, async (gate, { transaction, plan, today }) => {
    if (!gate.current) throw new Refusal("gate.changedSince", { status: 409 });
    const decision = {
      id: context.newId(),
      projectId: project.id,
      taskId: gate.task.id,
      sequence: gate.decisions.length + 1,
      outcome: "withdrawn",
      reason: value.reason,
      dissent: "",
      decidedOn: today,
      decidedBy: user.id,
      deciderName: user.name,
      deciderRole: role,
      decidedAt: context.now(),
      planVersion: plan.version,
      evidence: "[]",
    };
    await insertGateDecision(transaction, decision, []);
    await tellOfGate(args, transaction, gate.task.id, { kind: "gateWithdrawn", personIds: [] });
    return { command: "gate.withdraw", data: { outcome: gate.current.outcome, reason: value.reason }, changes: opened(gate), value: null };
  });
}

/** Says that a condition of the decision that stands is met, or that it is not after all. */
export async function turnCondition(args: GateArgs<z.output<typeof conditionForm>>, isMet: boolean): Promise<void> {
  const { context, user, value } = args;
  await changeGate(args, async (gate, { transaction }) => {
    const condition = gate.conditions.find(({ id, decisionId }) => id === value.conditionId && decisionId === gate.current?.id);
    const met = isMet ? { metAt: context.now(), metBy: user.id, meeterName: user.name } : { metAt: null, metBy: null, meeterName: null };
    const isChanged = condition && (condition.metAt !== null) !== isMet;
    if (!isChanged || !(await updateGateCondition(transaction, condition.id, value.version, met)))
      throw new Refusal("gate.changedSince", { status: 409 });
    return { command: isMet ? "gate.meetCondition" : "gate.openCondition", data: { text: condition.text }, value: null };
  });
}

/** The conditions of the form: rows that say nothing are left out, and half a row is refused at what it lacks. */
function readConditions({ context, project, value }: GateArgs<DecideForm>, gate: Gate, plan: Plan, decisionId: string): GateConditionRow[] {
  const open = new Set(gate.criteria.filter(({ state }) => isOpen(state)).map(({ id }) => id));
  return value.conditions.flatMap((row, index): GateConditionRow[] => {
    const isWanted = row.criterionId !== undefined && open.has(row.criterionId);
    if (!isWanted && !row.dueOn && !row.ownerId && !row.text) return [];
    const criterion = gate.criteria.find(({ id }) => id === row.criterionId);
    const text = row.text ?? "";
    if (text === "") throw new Refusal("field.required", { field: `conditions[${index}].text` });
    if (!row.ownerId) throw new Refusal("gate.conditionOwner", { field: `conditions[${index}].ownerId` });
    if (!row.dueOn) throw new Refusal("gate.conditionDay", { field: `conditions[${index}].dueOn` });
    const owner = requirePerson(plan, row.ownerId, `conditions[${index}].ownerId`);
    return [
      {
        id: context.newId(),
        projectId: project.id,
        taskId: gate.task.id,
        decisionId,
        position: index + 1,
        criterionId: criterion?.id ?? null,
        text,
        ownerId: owner.id,
        ownerName: owner.name,
        dueOn: row.dueOn,
        metAt: null,
        metBy: null,
        meeterName: null,
        version: 1,
      },
    ];
  });
}

function refuse(outcome: DecideForm["outcome"], gate: Gate, conditions: readonly GateConditionRow[], today: Day): void {
  const problem = decisionProblem(outcome, gate.criteria, conditions, today);
  if (!problem) return;
  if (problem.code === "gate.conditionPast")
    throw new Refusal("gate.dayPast", { field: `conditions[${(conditions[problem.index]?.position ?? 1) - 1}].dueOn` });
  const count = "criterionIds" in problem ? problem.criterionIds.length : 0;
  const detail = "criterionIds" in problem ? { criterionIds: problem.criterionIds } : undefined;
  throw new Refusal(problem.code, { field: "outcome", parameters: { count }, detail });
}

/** The gate in the plan once it is passed: at the end of the day of the decision. */
function passed({ task }: Gate, day: Day): TaskChanges | undefined {
  if (task.progress === 100) return undefined;
  return { progress: 100, actualStart: `${day}T17:00`, actualFinish: `${day}T17:00` };
}

function opened({ task }: Gate): TaskChanges | undefined {
  return task.progress === 0 ? undefined : { progress: 0, actualStart: null, actualFinish: null };
}

function keptEvidence({ id, text, state, computed, signature, waiver }: StandingCriterion): StoredEvidence {
  const isWaived = state === "waived" || state === "waiverExpired";
  return {
    id,
    text,
    state,
    figure: computed && { code: computed.figure, count: computed.count, of: computed.of },
    by: isWaived ? (waiver?.ownerName ?? null) : state === "signed" ? (signature?.signerName ?? null) : null,
    until: isWaived ? (waiver?.expiresOn ?? null) : null,
  };
}
