import { packWorkbook } from "#app/decision/pack-workbook.server.ts";
import { canonicalText } from "#app/domain/canonical-text.ts";
import { figuresOf, writable } from "#app/domain/evaluation/decision-snapshot.ts";
import { modelOfRecord, type EvaluationRecord, type RecordedBallot } from "#app/domain/evaluation/evaluation-record.ts";
import { modelFileOf } from "#app/domain/evaluation/model-file.ts";
import { scoredLeaves } from "#app/domain/evaluation/round-card.ts";
import { simulationOfRound } from "#app/domain/evaluation/round-model.ts";
import { createRandom } from "#app/domain/random.ts";
import { analyseModel } from "#app/domain/scoring/analyse-model.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { writeWorkbookBytes } from "#app/workers/write-workbook-bytes.ts";
import { times, type BenchResult } from "./measure.ts";
import { sampleCard } from "./sample-card.ts";

const shape = { members: 10, groups: 5, leavesOfGroup: 10, vendors: 10 };
const at = "2027-01-04T08:00:00.000Z";
const runs = 3;

/** How long the evidence of an evaluation takes: the analysis, the workbook with its formulas, and the data with everything that was said. */
export async function* benchEvidence(): AsyncGenerator<BenchResult> {
  const record = sampleRecord();
  const i18n = serverI18n("en");
  const elapsed: number[] = [];
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const analysis = analyseModel(modelOfRecord(record), simulationOfRound(record.card));
    const pack = { record, figures: figuresOf(analysis), decision: null, signatories: [], signatures: [] };
    const workbook = await writeWorkbookBytes(packWorkbook(pack, { locale: "en", theme: "system", timeZone: "UTC", i18n, t: i18n.t }));
    const text = canonicalText({ ...modelFileOf(record, "Evaluation"), evidence: writable(pack) });
    elapsed.push(performance.now() - start);
    bytes = workbook.byteLength + Buffer.byteLength(text);
  }
  const { members, groups, leavesOfGroup, vendors } = shape;
  yield { size: `${members} members, ${groups * leavesOfGroup} criteria, ${vendors} vendors: evidence`, ...times(elapsed), bytes };
}

function sampleRecord(): EvaluationRecord {
  const random = createRandom(7);
  const card = sampleCard(shape);
  const leaves = scoredLeaves(card.scorecard.criteria);
  const ballots = card.vendors.flatMap(({ id: vendorId }) =>
    leaves.flatMap(({ id: criterionId }) =>
      card.seats.map(({ id: seatId }): RecordedBallot => {
        const said = { comment: "Seen in the demonstration, with the data of last year.", evidence: "Scene 4", revision: 1, savedAt: at };
        return { seatId, vendorId, criterionId, state: "score", value: Math.floor(6 * random()), ...said };
      }),
    ),
  );
  const turns = { finalisedAt: at, openedAt: at, revealedAt: at, pricesOpenedAt: at, chairOrder: [] };
  return {
    round: { id: "r", number: 1, reason: "", scorecardHash: "0".repeat(64), ...turns },
    card,
    offers: card.vendors.map(({ id: vendorId }) => ({ vendorId, isWithdrawn: false, failed: [], facts: [] })),
    ballots,
    ...{ removedSeats: [], chains: [], recusals: [], moderated: [], compliance: [], rulings: [], bids: [] },
  };
}
