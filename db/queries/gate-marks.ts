import { gateOutcomes, markOf, type GateMark, type GateMarks } from "#app/domain/gate/mark.ts";
import { parts } from "../in-parts.ts";
import type { GateDecisionRow } from "../tables/gates.ts";
import type { Database } from "../tables/index.ts";
import { storedEvidence } from "./gates.ts";

/** The decisions that stand at the gates of a project. */
export async function readGateMarks(db: Database, projectId: string): Promise<GateMarks> {
  return (await listGateMarks(db, [projectId])).get(projectId) ?? {};
}

/** The same for some projects; those without a decision are left out. */
export async function listGateMarks(db: Database, projectIds: readonly string[]): Promise<Map<string, GateMarks>> {
  const marks = new Map<string, Record<string, GateMark>>();
  for (const part of parts(projectIds)) {
    const standing = await listStandingDecisions(db, part);
    if (standing.length === 0) continue;
    const grounds = await readGrounds(
      db,
      standing.map(({ taskId }) => taskId),
    );
    for (const decision of standing) {
      const outcome = gateOutcomes.find((candidate) => candidate === decision.outcome);
      if (!outcome) continue;
      const own = marks.get(decision.projectId) ?? {};
      marks.set(decision.projectId, own);
      own[decision.taskId] = markOf({
        outcome,
        day: decision.decidedOn,
        covered: coveredBy(decision),
        signed: grounds.signed.get(decision.taskId) ?? new Set(),
        waivedUntil: grounds.waived.get(decision.taskId) ?? new Map(),
        openConditions: grounds.conditions.get(decision.id) ?? [],
      });
    }
  }
  return marks;
}

/** The newest decision of each gate that has one and was not withdrawn. */
async function listStandingDecisions(db: Database, projectIds: readonly string[]): Promise<GateDecisionRow[]> {
  const rows = await db
    .selectFrom("gateDecision")
    .selectAll()
    .where("projectId", "in", [...projectIds])
    .orderBy("sequence")
    .execute();
  const newest = new Map(rows.map((row) => [row.taskId, row]));
  return [...newest.values()].filter(({ outcome }) => outcome !== "withdrawn");
}

async function readGrounds(db: Database, taskIds: readonly string[]) {
  const signed = new Map<string, Set<string>>();
  const waived = new Map<string, Map<string, string>>();
  const conditions = new Map<string, string[]>();
  for (const part of parts(taskIds)) {
    const signatures = db.selectFrom("gateSignature").select(["taskId", "criterionId"]).where("withdrawnAt", "is", null);
    for (const { taskId, criterionId } of await signatures.where("taskId", "in", part).execute())
      signed.set(taskId, (signed.get(taskId) ?? new Set()).add(criterionId));
    const waivers = db.selectFrom("gateWaiver").select(["taskId", "criterionId", "expiresOn"]).where("endedAt", "is", null);
    for (const { taskId, criterionId, expiresOn } of await waivers.where("taskId", "in", part).execute()) {
      const own = waived.get(taskId) ?? new Map<string, string>();
      waived.set(taskId, own);
      if ((own.get(criterionId) ?? "") < expiresOn) own.set(criterionId, expiresOn);
    }
    const open = db.selectFrom("gateCondition").select(["decisionId", "dueOn"]).where("metAt", "is", null);
    for (const { decisionId, dueOn } of await open.where("taskId", "in", part).execute())
      conditions.set(decisionId, [...(conditions.get(decisionId) ?? []), dueOn]);
  }
  return { signed, waived, conditions };
}

const covering: ReadonlySet<string> = new Set(["signed", "waived"]);

function coveredBy({ evidence }: Pick<GateDecisionRow, "evidence">): string[] {
  return storedEvidence(evidence).flatMap(({ id, state }) => (covering.has(state) ? [id] : []));
}

export interface EndingGround {
  readonly id: string;
  readonly taskId: string;
  readonly day: string;
  /** The accounts that it falls to: who sees to it, and who granted or decided it. */
  readonly userIds: readonly string[];
}

/** The waivers of a project that stand and run out between two days, both counted. */
export async function listWaiversEnding(db: Database, projectId: string, from: string, to: string): Promise<EndingGround[]> {
  const rows = await db
    .selectFrom("gateWaiver")
    .innerJoin("task", "task.id", "gateWaiver.taskId")
    .leftJoin("person", "person.id", "gateWaiver.ownerId")
    .select(["gateWaiver.id", "gateWaiver.taskId", "gateWaiver.expiresOn", "gateWaiver.grantedBy", "person.userId"])
    .where("gateWaiver.projectId", "=", projectId)
    .where("gateWaiver.endedAt", "is", null)
    .where("gateWaiver.expiresOn", ">=", from)
    .where("gateWaiver.expiresOn", "<=", to)
    .where("task.removedAt", "is", null)
    .execute();
  return rows.map(({ id, taskId, expiresOn, grantedBy, userId }) => ({ id, taskId, day: expiresOn, userIds: known(grantedBy, userId) }));
}

/** The open conditions of the decisions of a project that stand, due between two days, both counted. */
export async function listConditionsDue(db: Database, projectId: string, from: string, to: string): Promise<EndingGround[]> {
  const rows = await db
    .selectFrom("gateCondition")
    .innerJoin("gateDecision", "gateDecision.id", "gateCondition.decisionId")
    .innerJoin("task", "task.id", "gateCondition.taskId")
    .leftJoin("person", "person.id", "gateCondition.ownerId")
    .select(["gateCondition.id", "gateCondition.taskId", "gateCondition.dueOn", "gateDecision.decidedBy", "person.userId"])
    .where("gateCondition.projectId", "=", projectId)
    .where("gateCondition.metAt", "is", null)
    .where("gateCondition.dueOn", ">=", from)
    .where("gateCondition.dueOn", "<=", to)
    .where("task.removedAt", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("gateDecision as later")
            .select("later.id")
            .whereRef("later.taskId", "=", "gateDecision.taskId")
            .whereRef("later.sequence", ">", "gateDecision.sequence"),
        ),
      ),
    )
    .execute();
  return rows.map(({ id, taskId, dueOn, decidedBy, userId }) => ({ id, taskId, day: dueOn, userIds: known(decidedBy, userId) }));
}

function known(...userIds: (string | null)[]): string[] {
  return [...new Set(userIds.flatMap((id) => id ?? []))];
}
