import { analyseModel } from "#app/domain/scoring/analyse-model.ts";
import { modelOfRecord } from "#app/domain/evaluation/evaluation-record.ts";
import { simulationOfRound } from "#app/domain/evaluation/round-model.ts";
import { listSignatories, snapshotText } from "#app/decision/write-snapshot.server.ts";
import { closeOffers } from "#app/http/evaluation/freeze-offers.server.ts";
import { recordRound } from "#app/http/evaluation/record-round.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { demoProject } from "#db/seed/demo/company.ts";
import { demoDecision, type DecidableDemo } from "#db/seed/demo/decision.ts";
import { demoVendors } from "#db/seed/demo/vendors.ts";
import type { GateEvent } from "#db/seed/demo/write-gates.ts";
import { insertDecision, insertSignature } from "#db/queries/decisions.ts";
import { keptOfRound } from "#db/queries/evaluation-log.ts";
import { listMembers } from "#db/queries/projects.ts";
import { textHash, updateRound } from "#db/queries/rounds.ts";
import type { Database } from "#db/tables/index.ts";

/** Writes the decision of the demo company's committee with its signatures, one of them against it; returns the entries of the log. */
export async function writeDemoDecision(db: Database, { projectId, users, decidedOn, newId }: DecidableDemo): Promise<GateEvent[]> {
  const revealed = await readRevealedRound(db, projectId);
  if (!revealed) throw new Error("The round of the demo is not revealed");
  const { round, card } = revealed;
  const record = await recordRound(db, revealed);
  const analysis = analyseModel(modelOfRecord(record), simulationOfRound(card));
  const members = new Map((await listMembers(db, projectId)).map((member) => [member.userId, member]));
  const nameOf = (key: string) => members.get(users.get(key) ?? "")?.name ?? key;
  const { recommendation, conditions, dissent } = demoDecision;
  const vendorName = demoVendors.find(({ key }) => key === demoDecision.vendor)?.name ?? "";
  const vendorId = card.vendors.find(({ name }) => name === vendorName)?.id ?? "";
  const rank = analysis.standings[analysis.results.findIndex(({ id }) => id === vendorId)]?.rank ?? null;
  const drafting = { draftedBy: nameOf(demoDecision.by), draftedAt: `${decidedOn}T08:30:00.000Z` };
  const words = { vendorId, vendorName, recommendation, conditions, dissent };
  const snapshot = snapshotText({
    project: { id: projectId, name: demoProject.name.en },
    decision: { number: 1, rank, ...words, ...drafting },
    signatories: await listSignatories(db, projectId, record),
    record,
    analysis,
  });
  const snapshotHash = textHash(snapshot);
  const decisionId = newId();
  await insertDecision(db, {
    ...{ id: decisionId, projectId, roundId: round.id, number: 1, ...words, snapshot, snapshotHash },
    ...{ draftedBy: users.get(demoDecision.by) ?? null, drafterName: drafting.draftedBy, draftedAt: drafting.draftedAt },
    ...{ withdrawnAt: null, withdrawnBy: null, withdrawal: null },
  });
  const told = { on: decidedOn, taskId: "", subjectId: decisionId };
  const decided = { vendor: vendorName, number: 1, round: round.number, snapshotHash };
  const events: GateEvent[] = [{ ...told, by: demoDecision.by, command: "evaluation.decide", data: decided }];
  for (const [position, [by, stance, note]] of demoDecision.signatures.entries()) {
    const signedBy = users.get(by) ?? "";
    const signedAt = `${decidedOn}T08:4${position}:00.000Z`;
    const signed = {
      signedBy,
      signerName: nameOf(by),
      signerRole: members.get(signedBy)?.role ?? "",
      stance,
      note,
      snapshotHash,
      signedAt,
    };
    const id = newId();
    await insertSignature(db, { id, projectId, decisionId, ...signed });
    const isCarried = position === carrying;
    const kept = isCarried ? keptOfRound(round.id, { state: "decided", ...(await closeOffers(db, round)) }) : {};
    const data = { vendor: vendorName, number: 1, isCarried, signature: { id, ...signed }, ...kept };
    events.push({ ...told, by, command: "evaluation.sign", data });
  }
  await updateRound(db, round.id, round.version, { state: "decided" });
  return events;
}

/** The third signature in favour carries the decision of five seats. */
const carrying = 2;
