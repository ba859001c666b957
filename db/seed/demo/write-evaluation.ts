import { canonicalText } from "#app/domain/canonical-text.ts";
import { scoredLeaves, type RoundCard } from "#app/domain/evaluation/round-card.ts";
import { createRandom } from "#app/domain/random.ts";
import { criteriaOfModel } from "#app/domain/scorecard/criteria-of-model.ts";
import { allCriteria, type Scorecard, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { chainEnds, insertBallots, insertRecusal, type NewBallot } from "../../queries/ballots.ts";
import { keptOfModeration, keptOfRound, keptOfSeat, recusalHash } from "../../queries/evaluation-log.ts";
import { writeModeratedScore } from "../../queries/findings.ts";
import { readOfferRows } from "../../queries/offers.ts";
import { parts } from "../../in-parts.ts";
import { insertRound, keepOffers, textHash } from "../../queries/rounds.ts";
import { insertSeat } from "../../queries/seats.ts";
import { insertVendor } from "../../queries/vendors.ts";
import type { EvaluationSeatRow, ModeratedScoreRow, RecusalRow } from "../../tables/evaluation.ts";
import type { Database } from "../../tables/index.ts";
import { demoPeople } from "./company.ts";
import { demoAgreed, demoComments, demoCommittee, demoLeaning, demoRecusal, demoVendors, type DemoVendor } from "./vendors.ts";
import type { GateEvent } from "./write-gates.ts";
import { writeDemoMeetings, type EvaluationLibrary, type MeetingDays } from "./write-meetings.ts";

interface EvaluationSource {
  readonly projectId: string;
  readonly scorecard: Scorecard;
  /** Ids of accounts by the keys of people. */
  readonly users: ReadonlyMap<string, string>;
  readonly days: EvaluationDays;
  /** What the vendors are asked, and show. */
  readonly library: EvaluationLibrary;
  newId(): string;
}

/** When the vendors were asked, scored and talked over. */
export interface EvaluationDays extends MeetingDays {
  readonly fixed: Day;
  readonly opened: Day;
  readonly scored: Day;
  readonly revealed: Day;
}

/** The tasks of the template on whose days these things happened: each begins or ends with one. */
export const demoEvaluationTasks = {
  ...{ listed: "2.14", fixed: "2.15", asked: "2.16", answered: "2.17" },
  ...{ shown: "2.18", called: "2.19", scored: "2.20", revealed: "2.21" },
} as const;

const chair = demoCommittee[0];

/** Gives the demo company its vendors, a committee of five and a round that was scored, revealed and talked over; returns the entries of the log. */
export async function writeDemoEvaluation(db: Database, source: EvaluationSource): Promise<GateEvent[]> {
  const { days, newId } = source;
  const ids = new Map(demoVendors.map(({ key }) => [key, newId()]));
  for (const [position, vendor] of demoVendors.entries()) await writeVendor(db, source, vendor, ids.get(vendor.key) ?? "", position + 1);
  const meetings = await writeDemoMeetings(db, { ...source, vendorIds: ids, nameOf });
  const seats = new Map(demoCommittee.map((key) => [key, newId()]));
  const seatRows: EvaluationSeatRow[] = [];
  for (const [position, key] of demoCommittee.entries())
    seatRows.push(await writeSeat(db, source, key, seats.get(key) ?? "", position + 1));
  const round = await writeRound(db, source, ids, seats);
  const { recusal, moderated } = await writeScores(db, source, round.id, ids, seats);
  const chains = await chainEnds(db, round.id);
  const vendorName = (key: string) => demoVendors.find((vendor) => vendor.key === key)?.name ?? "";
  const shortList = demoVendors.filter(({ stage }) => stage === "short").map(({ name }) => name);
  const told = { by: chair, taskId: "", subjectId: round.id };
  const { revealedAt, revealedBy, pricesOpenedAt, openedAt, offersHash, ...fixed } = round.head;
  const said = { round: 1, reason: "", vendors: shortList };
  return [
    ...meetings,
    ...seatRows.map((row) => {
      const data = { name: row.name, weight: row.weight, ...keptOfSeat(row) };
      return { ...told, subjectId: row.id, on: days.fixed, command: "evaluation.addSeat", data };
    }),
    {
      ...{ ...told, on: days.fixed, command: "evaluation.finalise" },
      data: { ...said, scorecardHash: fixed.scorecardHash, ...keptOfRound(round.id, { ...fixed, state: "finalised" }) },
    },
    { ...told, on: days.opened, command: "evaluation.open", data: { round: 1, ...keptOfRound(round.id, { state: "open", openedAt }) } },
    {
      ...told,
      on: days.scored,
      by: demoRecusal.by,
      command: "evaluation.recuse",
      data: { vendor: vendorName(demoRecusal.vendor), round: 1, recusal: { ...placeOf(recusal), hash: recusalHash(recusal) } },
    },
    {
      ...{ ...told, on: days.revealed, command: "evaluation.reveal" },
      data: {
        round: 1,
        unfinished: [],
        unjudged: [],
        chains,
        ...keptOfRound(round.id, { state: "revealed", revealedAt, revealedBy, pricesOpenedAt, offersHash }),
      },
    },
    ...demoAgreed.map(([vendor, libraryId, value, reason], at) => {
      const criterion = findCriterion(source.scorecard, libraryId);
      const data = { round: 1, vendor: vendorName(vendor), criterion: { text: criterion.name.en, zh: criterion.name.zh }, value, reason };
      const kept = moderated[at] ? keptOfModeration(moderated[at]) : {};
      return { ...told, on: days.revealed, command: "evaluation.moderate", data: { ...data, ...kept } };
    }),
  ];
}

function placeOf({ roundId, seatId, vendorId }: RecusalRow) {
  return { roundId, seatId, vendorId };
}

function nameOf(key: string): string {
  const person = demoPeople.find((each) => each.key === key);
  return person ? `${person.name.zh} ${person.name.en}` : key;
}

function findCriterion({ criteria }: Scorecard, libraryId: string): ScorecardCriterion {
  const found = allCriteria(criteria).find((criterion) => criterion.libraryId === libraryId);
  if (!found) throw new Error(`The ready scorecard has no criterion ${libraryId}`);
  return found;
}

/** Offers hold for half a year from the scoring on. */
const validDays = 180;

async function writeVendor(db: Database, source: EvaluationSource, vendor: DemoVendor, id: string, position: number): Promise<void> {
  const { projectId, scorecard, users, days, newId } = source;
  const at = `${days.listed}T02:00:00.000Z`;
  const { name, website, profile, stage, reason, currency, rate, costs, weeks, fails } = vendor;
  const life = { createdBy: users.get("li.na") ?? null, createdAt: at, removedAt: null, removedBy: null, version: 1 };
  await insertVendor(db, { id, projectId, position, name, website, profile, stage, stageReason: reason, ...life });
  if (stage !== "short") return;
  const terms = {
    currency,
    rate,
    rateOn: rate === 1 ? null : days.scored,
    taxBasis: "net",
    taxRate: 6,
    validUntil: addDays(days.scored, validDays),
  };
  await db
    .insertInto("vendorBid")
    .values({ vendorId: id, projectId, ...terms, version: 1 })
    .execute();
  await db
    .insertInto("vendorCost")
    .values(
      costs.map(([category, label, amounts], at) => ({
        ...{ id: newId(), projectId, vendorId: id, position: at + 1, criterionId: null, category, label, version: 1 },
        amounts: JSON.stringify(amounts.map((amount) => amount * 100)),
      })),
    )
    .execute();
  const fact = { criterionId: findCriterion(scorecard, "C05").id, amount: weeks, source: "投标书 Offer" };
  await db
    .insertInto("vendorFact")
    .values({ projectId, vendorId: id, ...fact, version: 1 })
    .execute();
  const judge = { judgedBy: users.get("li.na") ?? null, judgerName: nameOf("li.na"), judgedAt: `${days.fixed}T06:00:00.000Z` };
  await db
    .insertInto("vendorCompliance")
    .values(
      scorecard.requirements.map(({ id: requirementId, libraryId }) => {
        const isMet = fails?.[0] === libraryId ? 0 : 1;
        const evidence = isMet === 1 ? "投标书附件 Annex of the offer" : (fails?.[1] ?? "");
        return { projectId, vendorId: id, requirementId, isMet, evidence, ...judge, version: 1 };
      }),
    )
    .execute();
}

async function writeSeat(
  db: Database,
  { projectId, users, days }: EvaluationSource,
  key: string,
  id: string,
  position: number,
): Promise<EvaluationSeatRow> {
  const account = { userId: users.get(key) ?? null, name: nameOf(key), weight: 1, delegateId: null };
  const life = { createdAt: `${days.fixed}T02:00:00.000Z`, removedAt: null, removalReason: null, version: 1 };
  const row = { id, projectId, position, ...account, ...life };
  await insertSeat(db, row);
  return row;
}

async function writeRound(
  db: Database,
  { projectId, scorecard, users, days, newId }: EvaluationSource,
  ids: ReadonlyMap<string, string>,
  seatIds: ReadonlyMap<string, string>,
) {
  const seats = demoCommittee.map((key) => ({ id: seatIds.get(key) ?? "", name: nameOf(key), weight: 1 }));
  const model = criteriaOfModel(scorecard, [], seats);
  if (!model.ok) throw new Error("The scorecard of the demo is not weighed");
  const vendors = demoVendors.flatMap(({ key, name, stage }) => (stage === "short" ? [{ id: ids.get(key) ?? "", name }] : []));
  const card: RoundCard = { scorecard, weighed: model.value.weighed, seats, vendors };
  const text = canonicalText(card);
  const id = newId();
  const revealedAt = `${days.revealed}T06:00:00.000Z`;
  const head = {
    ...{ number: 1, reason: "", scorecardHash: textHash(text), state: "revealed" },
    ...{ scoresFrom: days.opened, scoresUntil: days.scored, chairOrder: null },
    ...{ finalisedBy: users.get(chair) ?? null, finalisedAt: `${days.fixed}T07:00:00.000Z`, openedAt: `${days.opened}T01:00:00.000Z` },
    ...{ revealedBy: users.get(chair) ?? null, revealedAt, pricesOpenedAt: revealedAt },
  };
  await insertRound(db, { id, projectId, ...head, scorecard: text, version: 3 });
  const offers = canonicalText(await readOfferRows(db, projectId));
  const offersHash = textHash(offers);
  await keepOffers(db, id, offers, offersHash);
  return { id, head: { ...head, offersHash } };
}

async function writeScores(
  db: Database,
  { projectId, scorecard, users, days }: EvaluationSource,
  roundId: string,
  ids: ReadonlyMap<string, string>,
  seats: ReadonlyMap<string, string>,
) {
  const random = createRandom(2027);
  for (const key of demoCommittee) {
    const seatId = seats.get(key) ?? "";
    const ballots = demoVendors.flatMap((vendor): NewBallot[] => {
      const isJudged = vendor.stage === "short" && !(key === demoRecusal.by && vendor.key === demoRecusal.vendor);
      if (!isJudged) return [];
      return scoredLeaves(scorecard.criteria).map((leaf) => {
        const value = scoreOf(vendor, leaf.libraryId ?? "", demoLeaning[key] ?? 0, random());
        return {
          ...{ roundId, seatId, vendorId: ids.get(vendor.key) ?? "", criterionId: leaf.id, projectId },
          ...{ state: "score", value, comment: commentOn(value, random()), evidence: "", reason: "" },
          ...{ savedBy: users.get(key) ?? null, saverName: nameOf(key), savedAt: `${days.scored}T03:00:00.000Z` },
        };
      });
    });
    for (const part of parts(ballots)) await insertBallots(db, part);
  }
  const recused = { roundId, seatId: seats.get(demoRecusal.by) ?? "", vendorId: ids.get(demoRecusal.vendor) ?? "", projectId };
  const declared = { declaredBy: users.get(demoRecusal.by) ?? null, declaredAt: `${days.scored}T02:00:00.000Z` };
  const recusal = { ...recused, reason: demoRecusal.reason, ...declared };
  await insertRecusal(db, recusal);
  const agreed: Omit<ModeratedScoreRow, "version">[] = [];
  for (const [vendor, libraryId, value, reason] of demoAgreed) {
    const place = { roundId, vendorId: ids.get(vendor) ?? "", criterionId: findCriterion(scorecard, libraryId).id, projectId };
    const moderator = {
      moderatedBy: users.get(chair) ?? null,
      moderatorName: nameOf(chair),
      moderatedAt: `${days.revealed}T08:00:00.000Z`,
    };
    const row = { ...place, value, reason, ...moderator };
    await writeModeratedScore(db, row, 0);
    agreed.push(row);
  }
  return { recusal, moderated: agreed };
}

/** A whole score around what the vendor deserves, by how severe the member is and by chance. */
function scoreOf({ scores }: DemoVendor, libraryId: string, leaning: number, chance: number): number {
  const deserved = scores[libraryId] ?? scores[libraryId.slice(0, 3)] ?? scores["all"] ?? 3;
  return Math.max(0, Math.min(5, Math.round(deserved + leaning + (chance - 0.5) * 1.6)));
}

function commentOn(value: number, chance: number): string {
  if (value === 5) return demoComments.top;
  if (value === 0) return demoComments.bottom;
  const { other } = demoComments;
  return chance < 0.15 ? (other[Math.floor((chance / 0.15) * other.length)] ?? "") : "";
}
