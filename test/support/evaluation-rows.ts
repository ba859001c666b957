import type { Database } from "#db/tables/index.ts";
import { fillVendorQuestions } from "./vendor-question-rows.ts";

const at = "2027-01-04T08:00:00.000Z";
const project = { projectId: "p" };
const hash = "0".repeat(64);

/** A row in every table of the evaluation of vendors; they need the project and the accounts. */
export async function fillEvaluation(db: Database): Promise<void> {
  await fillVendors(db);
  await fillScorecard(db);
  await fillRound(db);
  await fillFindings(db);
  await fillVendorQuestions(db);
}

async function fillVendors(db: Database): Promise<void> {
  const removal = { removedAt: null, removedBy: null };
  const vendor = { id: "v-1", ...project, vendorId: "v-1" };
  const words = { name: "云帆软件", website: "https://example.com", profile: "国内厂商", stage: "short", stageReason: "资料完整" };
  await db
    .insertInto("vendor")
    .values({ id: "v-1", ...project, position: 1, ...words, createdBy: "user-1", createdAt: at, ...removal, version: 1 })
    .execute();
  const terms = { currency: "USD", rate: 7.1234, rateOn: "2027-01-04", taxBasis: "net", taxRate: 6, validUntil: "2027-03-31" };
  await db
    .insertInto("vendorBid")
    .values({ ...project, vendorId: "v-1", ...terms, version: 1 })
    .execute();
  const cost = { position: 1, criterionId: null, category: "licence", label: "许可", amounts: "[0,9000000]" };
  await db
    .insertInto("vendorCost")
    .values({ ...vendor, ...cost, version: 1 })
    .execute();
  await db
    .insertInto("vendorFact")
    .values({ ...project, vendorId: "v-1", criterionId: "cr-1", amount: 26.5, source: "投标书", version: 1 })
    .execute();
  const judged = { judgedBy: "user-1", judgerName: "李娜", judgedAt: at };
  await db
    .insertInto("vendorCompliance")
    .values({ ...project, vendorId: "v-1", requirementId: "rq-1", isMet: 1, evidence: "附件三", ...judged, version: 1 })
    .execute();
}

async function fillScorecard(db: Database): Promise<void> {
  const removal = { removedAt: null, removedBy: null };
  await db
    .insertInto("evaluation")
    .values({ ...project, method: "{}", weighting: "points", createdBy: "user-1", createdAt: at, version: 1 })
    .execute();
  const words = { libraryId: "C01", name: "Consulting services", nameZh: "顾问服务", guidance: "", guidanceZh: null };
  const scale = { kind: "score", unit: null, weight: 20, weighting: "points", scaleLow: 0, scaleHigh: 5, levels: "[]", valuePoints: null };
  const rest = { anchors: null, discountRate: 0.08, minimum: 2.5, isApplicable: 1, ...removal, version: 1 };
  await db
    .insertInto("evaluationCriterion")
    .values({ id: "cr-1", ...project, parentId: null, position: 1, ...words, ...scale, ...rest })
    .execute();
  const requirement = { position: 1, libraryId: null, text: "Data stays in the country", textZh: "数据存于境内" };
  await db
    .insertInto("evaluationRequirement")
    .values({ id: "rq-1", ...project, ...requirement, ...removal, version: 1 })
    .execute();
  const weighing = { groupId: "", weigher: "agreed", judgement: '{"cr-1":100}', reason: "", updatedAt: at };
  await db
    .insertInto("evaluationWeighing")
    .values({ ...project, ...weighing, decidedBy: "user-1", deciderName: "李娜", version: 1 })
    .execute();
}

async function fillRound(db: Database): Promise<void> {
  const seat = { roundId: "rd-1", seatId: "st-1", vendorId: "v-1", ...project };
  const standing = { removedAt: null, removalReason: null, version: 1 };
  await db
    .insertInto("evaluationSeat")
    .values({
      id: "st-1",
      ...project,
      position: 1,
      userId: "user-1",
      name: "李娜",
      weight: 1,
      delegateId: "user-2",
      createdAt: at,
      ...standing,
    })
    .execute();
  const judgement = { method: "swing", judgement: '{"cr-1":100}', reason: "", updatedAt: at };
  await db
    .insertInto("evaluationJudgement")
    .values({ ...project, groupId: "", seatId: "st-1", ...judgement, version: 1 })
    .execute();
  const card = {
    number: 1,
    reason: "",
    scorecard: "{}",
    scorecardHash: hash,
    state: "revealed",
    scoresFrom: "2027-01-04",
    scoresUntil: null,
  };
  const turns = { finalisedBy: "user-1", finalisedAt: at, openedAt: at, revealedBy: "user-1", revealedAt: at };
  await db
    .insertInto("evaluationRound")
    .values({ id: "rd-1", ...project, ...card, ...turns, pricesOpenedAt: null, chairOrder: null, version: 3 })
    .execute();
  const said = {
    criterionId: "cr-1",
    state: "score",
    value: 3.5,
    comment: "稳妥",
    evidence: "演示",
    revision: 1,
    savedBy: "user-1",
    savedAt: at,
  };
  await db
    .insertInto("ballot")
    .values({ ...seat, ...said })
    .execute();
  await db
    .insertInto("ballotRevision")
    .values({ ...seat, ...said, sequence: 1, reason: "", saverName: "李娜", previousHash: hash, hash: "1".repeat(64) })
    .execute();
  await db
    .insertInto("recusal")
    .values({ ...seat, reason: "曾任顾问", declaredBy: "user-1", declaredAt: at })
    .execute();
}

async function fillFindings(db: Database): Promise<void> {
  const place = { ...project, roundId: "rd-1", vendorId: "v-1" };
  const moderator = { moderatedBy: "user-1", moderatorName: "李娜", moderatedAt: at };
  await db
    .insertInto("moderatedScore")
    .values({ ...place, criterionId: "cr-1", value: 3, reason: "讨论后一致", ...moderator, version: 1 })
    .execute();
  const signed = { firstBy: "user-1", firstName: "李娜", firstAt: at, secondBy: null, secondName: null, secondAt: null, withdrawnAt: null };
  await db
    .insertInto("knockOutRuling")
    .values({ id: "ru-1", ...place, subjectId: "rq-1", outcome: "pass", reason: "补交证明", ...signed })
    .execute();
  const words = { vendorName: "云帆软件", recommendation: "选用", conditions: "", dissent: "", snapshot: "{}", snapshotHash: hash };
  const drafted = { draftedBy: "user-1", drafterName: "李娜", draftedAt: at, withdrawnAt: null, withdrawnBy: null, withdrawal: null };
  await db
    .insertInto("evaluationDecision")
    .values({ id: "de-1", ...place, number: 1, ...words, ...drafted })
    .execute();
  const signature = {
    signedBy: "user-1",
    signerName: "李娜",
    signerRole: "owner",
    stance: "for",
    note: "",
    snapshotHash: hash,
    signedAt: at,
  };
  await db
    .insertInto("decisionSignature")
    .values({ id: "si-1", ...project, decisionId: "de-1", ...signature })
    .execute();
}
