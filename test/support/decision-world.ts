import type { AppLoadContext } from "@remix-run/node";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import type { EvaluationMethod, Scorecard, ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { recuse, saveBallot } from "#app/scoring/ballots.server.ts";
import { finaliseRound, openRound, revealRound } from "#app/scoring/rounds.server.ts";
import { addSeat } from "#app/scoring/seats.server.ts";
import { insertScorecard } from "#db/queries/new-scorecard.ts";
import { listRounds } from "#db/queries/rounds.ts";
import { insertVendor, replaceVendorCosts, writeVendorBid, writeVendorCompliance } from "#db/queries/vendors.ts";
import { addMember, addProject, addUser, projectCallerOf } from "./context.ts";

export interface DecisionWorld {
  readonly projectId: string;
  readonly owner: SignedInUser;
  readonly chair: SignedInUser;
  readonly li: SignedInUser;
  readonly wang: SignedInUser;
  readonly vendors: Readonly<Record<"alpha" | "beta" | "gamma", string>>;
  readonly requirementId: string;
  readonly roundId: string;
}

/** What a use case of the evaluation is called with. */
export async function evaluationArgs<Value>(context: AppLoadContext, user: SignedInUser, projectId: string, value: Value) {
  const request = new Request("http://localhost:3000/projects/p/decision");
  return { ...(await projectCallerOf(context, user, projectId)), value, request, params: { projectId }, formKey: undefined };
}

/**
 * A project whose committee of three has scored three vendors: alpha is first, beta second, gamma misses the mandatory requirement. Wang is recused from beta. The round is
 * revealed; with two envelopes its prices are not open.
 */
export async function addDecisionWorld(
  context: AppLoadContext,
  changes: Partial<EvaluationMethod> = {},
  project?: { readonly owner: SignedInUser; readonly projectId: string },
): Promise<DecisionWorld> {
  const owner = project?.owner ?? (await addUser(context, "owner@example.com"));
  const projectId = project?.projectId ?? (await addProject(context, owner, { template: "std6" }));
  const join = async (name: string, role: "committeeChair" | "committeeMember") => {
    const user = await addUser(context, `${name}@example.com`);
    await addMember(context, projectId, user, role);
    return user;
  };
  const chair = await join("chair", "committeeChair");
  const li = await join("li", "committeeMember");
  const wang = await join("wang", "committeeMember");
  const requirementId = context.newId();
  const leaves = await addScorecard(context, owner, projectId, requirementId, changes);
  const vendors = {
    alpha: await addVendor(context, projectId, { name: "Alpha", position: 1, requirementId, isMet: true, cost: 20_000_000 }),
    beta: await addVendor(context, projectId, { name: "Beta", position: 2, requirementId, isMet: true, cost: 15_000_000 }),
    gamma: await addVendor(context, projectId, { name: "Gamma", position: 3, requirementId, isMet: false, cost: 10_000_000 }),
  };
  const args = <Value>(user: SignedInUser, value: Value) => evaluationArgs(context, user, projectId, value);
  const seats = [];
  for (const user of [chair, li, wang]) seats.push({ user, id: await addSeat(await args(chair, { userId: user.id, weight: 1 })) });
  await finaliseRound(await args(chair, { reason: "" }));
  await openRound(await args(chair, { version: 1 }));
  const points = { alpha: [4, 4, 5], beta: [3, 3.5, 4], gamma: [4, 2, 3] };
  for (const [at, seat] of seats.entries()) {
    for (const name of ["alpha", "beta", "gamma"] as const) {
      const place = { seatId: seat.id, vendorId: vendors[name] };
      if (seat.user === wang && name === "beta") {
        await recuse(await args(seat.user, { ...place, reason: "Worked there until last year" }));
        continue;
      }
      for (const criterionId of leaves) {
        const said = { ...place, criterionId, revision: 0, said: points[name][at]!, comment: "Seen in the demonstration", evidence: "" };
        await saveBallot(await args(seat.user, { ...said, reason: "", then: "stay" as const }));
      }
    }
  }
  await revealRound(await args(chair, { version: 2 }));
  const roundId = (await listRounds(context.db, projectId))[0]?.id ?? "";
  return { projectId, owner, chair, li, wang, vendors, requirementId, roundId };
}

async function addScorecard(
  context: AppLoadContext,
  owner: SignedInUser,
  projectId: string,
  requirementId: string,
  changes: Partial<EvaluationMethod>,
): Promise<readonly string[]> {
  const [service, ease, cost] = [context.newId(), context.newId(), context.newId()] as const;
  const scorecard: Scorecard = {
    method: { ...standardMethod("CNY"), minimumTechnical: null, samples: 500, ...changes },
    weighting: "points",
    criteria: [
      criterion(service, "Service", "服务", 50),
      criterion(ease, "Ease of use", "易用性", 30),
      { ...criterion(cost, "Cost", "费用", 20), kind: "cost", anchors: [100_000, 500_000], discountRate: 0.08 },
    ],
    requirements: [{ id: requirementId, libraryId: null, text: { en: "Data stays in the country", zh: "数据存于境内" } }],
    weighings: [],
  };
  const { newId } = context;
  await insertScorecard(
    context.db,
    { projectId, userId: owner.id, userName: owner.name, now: context.now(), newId: () => newId() },
    scorecard,
  );
  return [service, ease];
}

function criterion(id: string, en: string, zh: string, weight: number): ScorecardCriterion {
  return {
    id,
    libraryId: null,
    name: { en, zh },
    guidance: { en: "What was shown", zh: "所演示的内容" },
    kind: "score",
    unit: null,
    weight,
    weighting: "points",
    scale: [0, 5],
    levels: [
      { level: 0, text: { en: "Nothing", zh: "没有" } },
      { level: 5, text: { en: "Everything", zh: "全部" } },
    ],
    valuePoints: null,
    anchors: null,
    discountRate: 0,
    minimum: null,
    isApplicable: true,
    children: [],
  };
}

interface OfferedVendor {
  readonly name: string;
  readonly position: number;
  readonly requirementId: string;
  readonly isMet: boolean;
  /** In minor units, in the first year. */
  readonly cost: number;
}

async function addVendor(context: AppLoadContext, projectId: string, { name, position, ...offer }: OfferedVendor): Promise<string> {
  const { db } = context;
  const id = context.newId();
  const at = context.now();
  const standing = { website: "", profile: "", stage: "short", stageReason: "", createdBy: null, createdAt: at };
  await insertVendor(db, { id, projectId, position, name, ...standing, removedAt: null, removedBy: null, version: 1 });
  const terms = { currency: "CNY", rate: 1, rateOn: null, taxBasis: "net", taxRate: 0, validUntil: null };
  await writeVendorBid(db, { projectId, vendorId: id, ...terms }, 0);
  const line = { criterionId: null, category: "licence", label: "Licences", amounts: [offer.cost, 0, 0, 0, 0, 0] } as const;
  await replaceVendorCosts(db, id, [{ id: context.newId(), projectId, vendorId: id, position: 1, ...line, version: 1 }]);
  const judged = { isMet: offer.isMet ? (1 as const) : (0 as const), evidence: "Page 3", judgedBy: null, judgerName: "Li", judgedAt: at };
  await writeVendorCompliance(db, { projectId, vendorId: id, requirementId: offer.requirementId, ...judged }, 0);
  return id;
}
