import { figuresOf, type DecisionFigures, type SnapshotDecision } from "#app/domain/evaluation/decision-snapshot.ts";
import type { Signatory } from "#app/domain/evaluation/decision-rule.ts";
import { modelOfRecord, type EvaluationRecord } from "#app/domain/evaluation/evaluation-record.ts";
import { analyseRound } from "#app/http/evaluation/analyse-round.server.ts";
import { recordRound } from "#app/http/evaluation/record-round.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findStandingDecision, listDecisions, listSignatures, type DecisionSignature } from "#db/queries/decisions.ts";
import { readSnapshot } from "./read-snapshot.server.ts";

/** Everything that an evaluation rests on: as it was signed where there is a decision, else as it stands now. */
export interface EvidencePack {
  readonly record: EvaluationRecord;
  readonly figures: DecisionFigures;
  readonly decision: (SnapshotDecision & { readonly snapshotHash: string; readonly withdrawal: string | null }) | null;
  readonly signatories: readonly Signatory[];
  readonly signatures: readonly DecisionSignature[];
}

/** The number of the decision in the URL, as `?decision=2`; null where it asks for none. Throws a Response of 404 for what no decision can be called. */
export function askedDecision({ request, context }: Pick<ProjectCaller, "context"> & { readonly request: Request }): number | null {
  const asked = new URL(request.url).searchParams.get("decision");
  if (asked === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(asked)) throw errorResponse(404, context);
  return Number(asked);
}

/** The evidence of one decision, or of the revealed round with the decision that stands. Throws a Response of 404 where there is none. */
export async function readPack(caller: ProjectCaller, number: number | null): Promise<EvidencePack> {
  const { context, project } = caller;
  const { db } = context;
  const revealed = await readRevealedRound(db, project.id);
  const head =
    number === null
      ? revealed && (await findStandingDecision(db, revealed.round.id))
      : (await listDecisions(db, project.id)).find((each) => each.number === number);
  if (number !== null && !head) throw errorResponse(404, context);
  const snapshot = head ? await readSnapshot(db, head) : null;
  if (head && snapshot) {
    const { record, figures, decision, signatories } = snapshot;
    const signatures = (await listSignatures(db, project.id)).filter(({ decisionId }) => decisionId === head.id);
    const withdrawal = head.withdrawnAt === null ? null : (head.withdrawal ?? "");
    return { record, figures, decision: { ...decision, snapshotHash: head.snapshotHash, withdrawal }, signatories, signatures };
  }
  if (head) throw new Refusal("decision.damaged", { status: 409 });
  if (!revealed) throw errorResponse(404, context);
  const record = await recordRound(db, revealed);
  const analysis = await analyseRound({ card: record.card, model: modelOfRecord(record) });
  return { record, figures: figuresOf(analysis), decision: null, signatories: [], signatures: [] };
}
