import { readiness } from "#app/domain/gate/decision.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { TaskCaller } from "#app/http/task-of-url.server.ts";
import { storedEvidence } from "#db/queries/gates.ts";
import type { GateConditionRow, GateDecisionRow, GateSignatureRow, GateWaiverRow } from "#db/tables/gates.ts";
import { readGatesOf, type Gate, type StandingCriterion } from "./gate-records.server.ts";
import { outcomeOf } from "./gate-words.server.ts";

/** The gates of a project as they are kept, in the order of the plan. */
export async function describeGates(caller: ProjectCaller) {
  const { context, project } = caller;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  return (await readGatesOf(caller, context.db, plan)).map(described);
}

/** The gate that the URL names; undefined for any other task. */
export async function describeGate(caller: TaskCaller) {
  return (await describeGates(caller)).find(({ id }) => id === caller.params["gateId"]);
}

function described(gate: Gate) {
  const { task, state, criteria, decisions, conditions, current } = gate;
  const kind = task.kind === "gate" ? ("gate" as const) : ("milestone" as const);
  return {
    id: task.id,
    name: task.name,
    kind,
    state,
    ...readiness(criteria),
    criteria: criteria.map(criterion),
    decisions: decisions.map((row) => decision(row, conditions)),
    currentDecisionId: current?.id ?? null,
  };
}

function criterion({ id, text, source, state, computed, thresholds, thresholdVersion, beforeTask, added, ...records }: StandingCriterion) {
  return {
    id,
    text,
    source,
    state,
    computed: computed && { ...computed, missing: [...computed.missing] },
    limits: [...thresholds],
    limitsVersion: thresholdVersion,
    beforeTaskId: beforeTask?.id ?? null,
    added: added && { id: added.id, version: added.version },
    signatures: records.signatures.map(signature),
    waivers: records.waivers.map(waiver),
  };
}

function signature({ id, note, signedBy, signerName, signerRole, signedAt, withdrawnAt, withdrawal }: GateSignatureRow) {
  const by = { userId: signedBy, name: signerName, role: signerRole };
  return { id, by, at: signedAt, note, withdrawal: withdrawnAt === null ? null : { at: withdrawnAt, reason: withdrawal ?? "" } };
}

function waiver(row: GateWaiverRow) {
  return {
    id: row.id,
    by: { userId: row.grantedBy, name: row.granterName, role: row.granterRole },
    at: row.grantedAt,
    owner: { personId: row.ownerId, name: row.ownerName },
    expiresOn: row.expiresOn,
    reason: row.reason,
    ending: row.endedAt === null ? null : { at: row.endedAt, reason: row.ending ?? "" },
  };
}

function decision(row: GateDecisionRow, conditions: readonly GateConditionRow[]) {
  return {
    id: row.id,
    outcome: outcomeOf(row),
    reason: row.reason,
    dissent: row.dissent,
    decidedOn: row.decidedOn,
    by: { userId: row.decidedBy, name: row.deciderName, role: row.deciderRole },
    at: row.decidedAt,
    planVersion: row.planVersion,
    evidence: storedEvidence(row.evidence).map(({ id, text, state }) => ({ id, text, state })),
    conditions: conditions.filter(({ decisionId }) => decisionId === row.id).map(condition),
  };
}

function condition({ id, version, criterionId, text, ownerId, ownerName, dueOn, metAt, meeterName }: GateConditionRow) {
  const met = metAt === null ? null : { at: metAt, name: meeterName ?? "" };
  return { id, version, criterionId, text, owner: { personId: ownerId, name: ownerName }, dueOn, met };
}
