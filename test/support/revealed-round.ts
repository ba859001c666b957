import { canonicalText } from "#app/domain/canonical-text.ts";
import type { CardSeat, RoundCard } from "#app/domain/evaluation/round-card.ts";
import type { EvaluationMethod, ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";
import { writeBallot } from "#db/queries/ballots.ts";
import { insertRound, textHash } from "#db/queries/rounds.ts";
import { insertSeat } from "#db/queries/seats.ts";
import type { Database } from "#db/tables/index.ts";

const at = "2027-01-04T08:00:00.000Z";
const nobody = { removedAt: null, removedBy: null };

export interface RoundVendor {
  readonly name: string;
  readonly stage?: string;
  /** Of the years 0 to 5, in yuan. */
  readonly costs: readonly number[];
  readonly weeks: number;
  /** Scores of the members in consulting, in experience, and in service; null for none. */
  readonly scores: readonly (readonly (number | null)[])[];
  readonly failsMandatory?: boolean;
}

export interface RoundChanges {
  readonly vendors?: readonly RoundVendor[];
  readonly method?: Partial<EvaluationMethod>;
  readonly members?: readonly string[];
  readonly state?: "open" | "revealed";
}

export const usualVendors: readonly RoundVendor[] = [
  {
    name: "Yunfan Software",
    costs: [260_000, 90_000, 90_000, 90_000, 90_000, 90_000],
    weeks: 26,
    scores: [
      [4, 4.5, 4],
      [4, 4, 4.5],
      [3.5, 4, 4],
    ],
  },
  {
    name: "Northwind CRM",
    costs: [180_000, 80_000, 80_000, 80_000, 80_000, 80_000],
    weeks: 34,
    scores: [
      [3.5, 3, 3.5],
      [3, 3.5, 3],
      [4, 3.5, 3.5],
    ],
  },
  {
    name: "Bluewater Systems",
    costs: [320_000, 60_000, 60_000, 60_000, 60_000, 60_000],
    weeks: 40,
    scores: [
      [2, 1.5, 2],
      [3, 3, 3],
      [4.5, 4, 4],
    ],
  },
  {
    name: "Redrock Cloud",
    costs: [90_000, 50_000, 50_000, 50_000, 50_000, 50_000],
    weeks: 22,
    scores: [
      [4, 4, 4],
      [4, 4, 3.5],
      [4, 4, 4],
    ],
    failsMandatory: true,
  },
];

/** A round that was scored, written row by row: ids of its criteria, seats and vendors by their place. */
export async function insertScoredRound(
  db: Database,
  { projectId, userId }: { readonly projectId: string; readonly userId: string },
  changes: RoundChanges = {},
) {
  const { vendors = usualVendors, members = ["Wu Qiang", "Li Na", "Wang Haifeng"], state = "revealed" } = changes;
  const method: EvaluationMethod = { ...standardMethod("CNY"), minimumTechnical: null, samples: 2000, ...changes.method };
  const idOf = (name: string) => `${name}-${projectId}`;
  const vendorIds = vendors.map((_, place) => idOf(`vendor${place}`));
  const seats: readonly CardSeat[] = members.map((name, place) => ({ id: idOf(`seat${place}`), name, weight: 1 }));
  const requirement = { id: idOf("residency"), libraryId: null, text: { en: "Data stays in the country", zh: "数据存于境内" } };
  const criteria = cardCriteria(idOf);
  const card: RoundCard = {
    scorecard: { method, weighting: "points", criteria, requirements: [requirement], weighings: [] },
    weighed: [weighed("", criteria), weighed(criteria[0]!.id, criteria[0]!.children)],
    seats,
    vendors: vendors.map(({ name }, place) => ({ id: vendorIds[place]!, name })),
  };
  for (const [place, seat] of seats.entries())
    await insertSeat(db, {
      ...{ ...seat, projectId, position: place + 1, userId: place === 0 ? userId : null, delegateId: null, createdAt: at },
      ...{ removedAt: null, removalReason: null, version: 1 },
    });
  for (const [place, vendor] of vendors.entries())
    await insertVendorRows(db, { projectId, userId, vendorId: vendorIds[place]!, position: place + 1, idOf }, vendor);
  const scorecard = canonicalText(card);
  const roundId = idOf("round");
  await insertRound(db, {
    ...{ id: roundId, projectId, number: 1, reason: "", scorecard, scorecardHash: textHash(scorecard), state },
    ...{ scoresFrom: null, scoresUntil: null, finalisedBy: userId, finalisedAt: at, openedAt: at, chairOrder: null, version: 1 },
    ...(state === "open" ? { revealedBy: null, revealedAt: null } : { revealedBy: userId, revealedAt: at }),
    pricesOpenedAt: state === "revealed" && method.envelopes === 1 ? at : null,
  });
  const leaves = [idOf("consulting"), idOf("experience"), idOf("service")];
  for (const [vendor, { scores }] of vendors.entries())
    for (const [leaf, values] of scores.entries())
      for (const [seat, value] of values.entries())
        if (value !== null)
          await writeBallot(
            db,
            {
              ...{ roundId, seatId: seats[seat]!.id, vendorId: vendorIds[vendor]!, criterionId: leaves[leaf]!, projectId },
              ...{ state: "score", value, comment: "Seen", evidence: "", savedBy: userId, savedAt: at, saverName: "Wu", reason: "" },
            },
            0,
          );
  return { roundId, vendorIds, seatIds: seats.map(({ id }) => id), criteria: { ...card.scorecard.criteria }, idOf };
}

function weighed(groupId: string, criteria: readonly ScorecardCriterion[]): RoundCard["weighed"][number] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return {
    ...{ groupId, method: "points", weigher: "agreed", criteria: criteria.map(({ id }) => id), range: [], pairwise: null },
    ...{ weights: criteria.map(({ weight }) => weight / sum), counted: [], incomplete: [] },
  };
}

function cardCriteria(idOf: (name: string) => string): readonly ScorecardCriterion[] {
  const make = (id: string, en: string, zh: string, changes: Partial<ScorecardCriterion>): ScorecardCriterion => ({
    ...{ id: idOf(id), libraryId: null, name: { en, zh }, guidance: { en: "", zh: null }, kind: "score", unit: null, weight: 10 },
    ...{ weighting: "points", scale: [0, 5], levels: [], valuePoints: null, anchors: null, discountRate: 0, minimum: null },
    ...{ isApplicable: true, children: [], ...changes },
  });
  return [
    make("supplier", "The supplier", "供应商", {
      weight: 45,
      children: [
        make("consulting", "Consulting services", "咨询服务", { weight: 60, minimum: 2.5 }),
        make("experience", "Similar experience", "同类经验", { weight: 40 }),
      ],
    }),
    make("service", "After-sales service", "售后服务", { weight: 20 }),
    make("weeks", "Time to complete", "完成时间", { weight: 10, kind: "lowerIsBetter", unit: "weeks", anchors: [20, 52] }),
    make("cost", "Cost", "成本", { weight: 25, kind: "cost", anchors: [400_000, 900_000], discountRate: 0.08 }),
  ];
}

interface Placed {
  readonly projectId: string;
  readonly userId: string;
  readonly vendorId: string;
  readonly position: number;
  idOf(name: string): string;
}

async function insertVendorRows(db: Database, { projectId, userId, vendorId, position, idOf }: Placed, vendor: RoundVendor): Promise<void> {
  const { name, stage = "short", costs, weeks, failsMandatory = false } = vendor;
  const words = { website: "", profile: "", stage, stageReason: "" };
  const place = { projectId, vendorId, version: 1 };
  await db
    .insertInto("vendor")
    .values({ id: vendorId, projectId, position, name, ...words, createdBy: userId, createdAt: at, ...nobody, version: 1 })
    .execute();
  await db
    .insertInto("vendorBid")
    .values({ ...place, currency: "CNY", rate: 1, rateOn: null, taxBasis: "net", taxRate: 0, validUntil: null })
    .execute();
  await db
    .insertInto("vendorCost")
    .values({
      ...{ ...place, id: `cost-${vendorId}`, position: 1, criterionId: null, category: "licence", label: "All" },
      amounts: JSON.stringify(costs.map((amount) => amount * 100)),
    })
    .execute();
  await db
    .insertInto("vendorFact")
    .values({ ...place, criterionId: idOf("weeks"), amount: weeks, source: "" })
    .execute();
  await db
    .insertInto("vendorCompliance")
    .values({
      ...{ ...place, requirementId: idOf("residency"), isMet: failsMandatory ? 0 : 1, evidence: "Bid" },
      ...{ judgedBy: userId, judgerName: "Wu", judgedAt: at },
    })
    .execute();
}
