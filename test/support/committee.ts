import type { AppLoadContext } from "@remix-run/node";

import type { SignedInUser } from "#app/http/session.server.ts";
import { readOwnSeats, saveBallot } from "#app/scoring/ballots.server.ts";
import { finaliseRound, openRound, revealRound } from "#app/scoring/rounds.server.ts";
import { addSeat } from "#app/scoring/seats.server.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { addMember, addUser, projectCallerOf } from "./context.ts";
import { fillScorecard, scorecardId } from "./scorecard.ts";

const at = "2027-01-04T08:00:00.000Z";

export interface Committee {
  readonly projectId: string;
  readonly chair: SignedInUser;
  readonly members: readonly SignedInUser[];
  readonly vendorIds: readonly string[];
  /** The criterion that members score. */
  readonly criterionId: string;
}

/** A committee of a chair and so many members, a small scorecard and three vendors on the short list. */
export async function makeCommittee(context: AppLoadContext, projectId: string, memberCount = 2): Promise<Committee> {
  const method = { weightConstraint: "ordinal", samples: 200, currency: "CNY" };
  await fillScorecard(context.db, projectId, method);
  await context.db
    .updateTable("evaluationCriterion")
    .set({ anchors: "[10,40]" })
    .where("projectId", "=", projectId)
    .where("kind", "=", "lowerIsBetter")
    .execute();
  await context.db
    .updateTable("evaluationCriterion")
    .set({ anchors: "[100000,900000]" })
    .where("projectId", "=", projectId)
    .where("kind", "=", "cost")
    .execute();
  const chair = await join(context, projectId, "chair", "committeeChair");
  const members: SignedInUser[] = [];
  for (let number = 1; number <= memberCount; number++) members.push(await join(context, projectId, `member${number}`, "committeeMember"));
  for (const user of [chair, ...members]) await addSeat(await committeeArgs(context, chair, projectId, { userId: user.id, weight: 1 }));
  const vendorIds = ["alpha", "beta", "gamma"].map((name) => `${name}-${projectId}`);
  for (const [position, id] of vendorIds.entries()) await insertVendor(context, projectId, id, position);
  return { projectId, chair, members, vendorIds, criterionId: scorecardId("services", projectId) };
}

async function join(context: AppLoadContext, projectId: string, name: string, role: "committeeChair" | "committeeMember") {
  const user = await addUser(context, `${name}-${projectId}@example.com`);
  await addMember(context, projectId, user, role);
  return user;
}

async function insertVendor(context: AppLoadContext, projectId: string, id: string, position: number): Promise<void> {
  const words = { name: id.split("-")[0] ?? id, website: "", profile: "", stage: "short", stageReason: "" };
  const life = { createdBy: null, createdAt: at, removedAt: null, removedBy: null, version: 1 };
  await context.db
    .insertInto("vendor")
    .values({ id, projectId, position, ...words, ...life })
    .execute();
  await context.db
    .insertInto("vendorBid")
    .values({ vendorId: id, projectId, currency: "CNY", rate: 1, rateOn: null, taxBasis: "net", taxRate: 0, validUntil: null, version: 1 })
    .execute();
  const cost = {
    criterionId: null,
    category: "licences",
    label: "Licences",
    amounts: JSON.stringify([30_000_000 + position * 10_000_000]),
  };
  await context.db
    .insertInto("vendorCost")
    .values({ id: `cost-${id}`, projectId, vendorId: id, position: 1, ...cost, version: 1 })
    .execute();
  const fact = { criterionId: scorecardId("weeks", projectId), amount: 20 + position, source: "" };
  await context.db
    .insertInto("vendorFact")
    .values({ projectId, vendorId: id, ...fact, version: 1 })
    .execute();
}

/** What a use case of the evaluation works with. */
export async function committeeArgs<Value>(context: AppLoadContext, user: SignedInUser, projectId: string, value: Value) {
  const caller = await projectCallerOf(context, user, projectId);
  return { ...caller, params: { projectId }, request: new Request("http://localhost/"), formKey: undefined, value };
}

/** Fixes the scorecard and opens the scoring; returns the round's id. */
export async function openScoring(context: AppLoadContext, { projectId, chair }: Committee): Promise<string> {
  const id = await finaliseRound(await committeeArgs(context, chair, projectId, { reason: "" }));
  await openRound(await committeeArgs(context, chair, projectId, { version: 1 }));
  return id;
}

export interface Scored {
  readonly vendorId: string;
  readonly said: number | "abstain" | "clear";
  readonly revision?: number;
  readonly comment?: string;
}

/** What an account says of a vendor in its own seat. */
export async function score(context: AppLoadContext, { projectId, criterionId }: Committee, user: SignedInUser, scored: Scored) {
  const [seat] = await readOwnSeats(context.db, projectId, user.id);
  const { vendorId, said, revision = 0, comment = "" } = scored;
  const words = { comment, evidence: "", reason: "" };
  const value = { seatId: seat?.seatId ?? "", vendorId, criterionId, revision, said, ...words, then: "stay" as const };
  return saveBallot(await committeeArgs(context, user, projectId, value));
}

/** Lets the chair reveal the scores, whoever has finished. */
export async function reveal(context: AppLoadContext, { projectId, chair }: Committee): Promise<void> {
  const round = await findCurrentRound(context.db, projectId);
  await revealRound(await committeeArgs(context, chair, projectId, { version: round?.version ?? 0, early: "on" as const }));
}
