import { computeEvidence } from "#app/domain/gate/evaluators.ts";
import type { EvidenceState } from "#app/domain/gate/evidence.ts";
import type { Plan, PlanPerson } from "#app/domain/plan/model.ts";
import { criteriaOf, type GateCriterion } from "#app/domain/template/gate-criterion.ts";
import type { Bilingual, TemplateKey } from "#app/domain/template/template.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { insertGateDecision, insertGateSignature, insertGateWaiver, type StoredEvidence } from "../../queries/gates.ts";
import type { Database } from "../../tables/index.ts";
import { demoPeople } from "./company.ts";
import { demoDecider, demoGates, type DemoGate } from "./gates.ts";

export interface GateSource {
  readonly template: TemplateKey;
  readonly criteria: readonly GateCriterion[];
  readonly plan: Plan;
  /** The id in the plan of each task of the template. */
  readonly taskIds: ReadonlyMap<string | null, string>;
  /** By their keys. */
  readonly people: ReadonlyMap<string, PlanPerson>;
  readonly users: ReadonlyMap<string, string>;
  readonly today: Day;
  newId(): string;
}

export interface GateEvent {
  readonly on: Day;
  /** Key of the person. */
  readonly by: string;
  /** The task of the template that it is about; empty for none. */
  readonly taskId: string;
  /** What it is about where that is no task. */
  readonly subjectId?: string;
  readonly command: string;
  readonly data: object;
}

/** Writes what was signed, waived and decided at the gates that the plan has passed; returns the entries of the log. */
export async function writeGates(db: Database, source: GateSource): Promise<GateEvent[]> {
  const events: GateEvent[] = [];
  for (const gate of demoGates) {
    const taskId = source.taskIds.get(gate.taskId) ?? "";
    const day = source.plan.tasks.find(({ id }) => id === taskId)?.actualFinish?.slice(0, 10);
    if (day) events.push(...(await writeGate(db, source, gate, taskId, day)));
  }
  return events;
}

async function writeGate(db: Database, source: GateSource, gate: DemoGate, taskId: string, day: Day): Promise<GateEvent[]> {
  const { plan, users, newId, today } = source;
  const place = { projectId: plan.projectId, taskId };
  const criteria = criteriaOf(source.criteria, source.template, gate.taskId);
  const textOf = (id: string) => criteria.find((criterion) => criterion.id === id)?.text ?? { en: "", zh: "" };
  for (const { criterionId, by, note } of gate.signatures)
    await insertGateSignature(db, {
      id: newId(),
      ...place,
      criterionId,
      note: both(note),
      signedBy: users.get(by) ?? null,
      signerName: nameOf(source, by),
      signerRole: roleOf(by),
      signedAt: `${day}T03:00:00.000Z`,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawerName: null,
      withdrawal: null,
    });
  const granter = { grantedBy: users.get(demoDecider) ?? null, granterName: nameOf(source, demoDecider), granterRole: roleOf(demoDecider) };
  for (const { criterionId, owner, text, inDays } of gate.waivers)
    await insertGateWaiver(db, {
      id: newId(),
      ...place,
      criterionId,
      reason: both(text),
      ownerId: source.people.get(owner)?.id ?? null,
      ownerName: nameOf(source, owner),
      expiresOn: addDays(today, inDays),
      ...granter,
      grantedAt: `${day}T06:00:00.000Z`,
      endedAt: null,
      endedBy: null,
      enderName: null,
      ending: null,
    });
  const id = newId();
  const decision = {
    id,
    ...place,
    sequence: 1,
    outcome: gate.outcome,
    reason: both(gate.reason),
    dissent: gate.dissent ? both(gate.dissent) : "",
    decidedOn: day,
    decidedBy: granter.grantedBy,
    deciderName: granter.granterName,
    deciderRole: granter.granterRole,
    decidedAt: `${day}T08:00:00.000Z`,
    planVersion: plan.version,
    evidence: JSON.stringify(criteria.map((criterion) => evidenceThen(criterion, gate, source))),
  };
  const conditions = gate.conditions.map(({ criterionId, owner, text, inDays }, index) => ({
    id: newId(),
    ...place,
    decisionId: id,
    position: index + 1,
    criterionId,
    text: both(text),
    ownerId: source.people.get(owner)?.id ?? null,
    ownerName: nameOf(source, owner),
    dueOn: addDays(today, inDays),
    metAt: null,
    metBy: null,
    meeterName: null,
    version: 1,
  }));
  await insertGateDecision(db, decision, conditions);
  const waived = gate.waivers.map(({ criterionId, text, inDays }): GateEvent => {
    const { en, zh } = textOf(criterionId);
    const data = { criterion: { text: en, zh }, until: addDays(today, inDays), reason: both(text) };
    return { on: day, by: demoDecider, taskId: gate.taskId, command: "gate.waive", data };
  });
  const { outcome, reason } = decision;
  return [...waived, { on: day, by: demoDecider, taskId: gate.taskId, command: "gate.decide", data: { outcome, reason } }];
}

function evidenceThen({ id, text }: GateCriterion, gate: DemoGate, source: GateSource): StoredEvidence {
  const computed = computeEvidence(id, { plan: source.plan, evaluation: null, requirementBaselines: [], thresholds: [] });
  const signature = gate.signatures.find(({ criterionId }) => criterionId === id);
  const waiver = gate.waivers.find(({ criterionId }) => criterionId === id);
  const state: EvidenceState = computed?.isMet ? "met" : signature ? "signed" : waiver ? "waived" : "toSign";
  const by = signature?.by ?? waiver?.owner;
  return {
    id,
    text: { text: text.en, zh: text.zh },
    state,
    figure: computed && { code: computed.figure, count: computed.count, of: computed.of },
    by: by === undefined ? null : nameOf(source, by),
    until: waiver ? addDays(source.today, waiver.inDays) : null,
  };
}

function nameOf({ people }: GateSource, key: string): string {
  return people.get(key)?.name ?? key;
}

function roleOf(key: string): string {
  return demoPeople.find((person) => person.key === key)?.account ?? "viewer";
}

/** As a team of two languages keeps it. */
function both({ en, zh }: Bilingual): string {
  return `${zh}\n${en}`;
}
