import { countSignatures } from "#app/domain/evaluation/decision-rule.ts";
import type { DecisionSnapshot } from "#app/domain/evaluation/decision-snapshot.ts";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { rankVendors } from "#app/domain/scoring/rank-vendors.ts";
import { readRevealedRound, type RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import { listDecisions, listSignatures, type DecisionHead, type DecisionSignature } from "#db/queries/decisions.ts";
import { verifyEvaluation, type EvaluationCheck } from "#db/queries/evaluation-integrity.ts";
import { areRoundsSound } from "#db/queries/rounds.ts";
import { isUpToDate, readSnapshot } from "./read-snapshot.server.ts";
import { readRulings } from "./rulings-page.server.ts";
import { worded } from "./pack-names.ts";
import { readSupplierPeople } from "./supplier-people.server.ts";

/** The page of the decision: what is decided and who signed it, rulings on knock-outs, and whether everything still is what was written. */
export async function readDecisionPage(caller: ProjectCaller, reader: Reader, { verify }: { readonly verify: boolean }) {
  const { context, project, can } = caller;
  const { db } = context;
  const isDamaged = !(await areRoundsSound(db, project.id));
  const revealed = isDamaged ? undefined : await readRevealedRound(db, project.id);
  const decisions = await listDecisions(db, project.id);
  const signatures = await listSignatures(db, project.id);
  const standing = decisions.find(({ roundId, withdrawnAt }) => roundId === revealed?.round.id && withdrawnAt === null);
  const show = (decision: DecisionHead) => showDecision(decision, signatures, reader);
  return {
    title: reader.t("decision:title"),
    projectId: project.id,
    formKey: context.newId(),
    /** What was kept with a round is not what was written: nothing is computed from it. */
    isDamaged,
    round: revealed ? { number: revealed.round.number, isDecided: revealed.round.state === "decided" } : null,
    standing: standing && revealed ? await showStanding(standing, { caller, reader, revealed, signatures }) : null,
    draft: revealed && !standing ? describeDraft(revealed, caller, reader) : null,
    earlier: decisions
      .filter((decision) => decision !== standing)
      .reverse()
      .map(show),
    rulings: revealed ? await readRulings(caller, revealed, reader) : null,
    check: verify || isDamaged ? showCheck(await verifyEvaluation(db, project.id), reader) : null,
    people: standing && revealed?.round.state === "decided" ? await readSupplierPeople(caller, standing.vendorId, reader) : null,
    may: { decide: can("vendors.decide") },
  };
}

export type DecisionPageData = Awaited<ReturnType<typeof readDecisionPage>>;
export type ShownDecision = DecisionPageData["earlier"][number];
export type StandingDecision = NonNullable<DecisionPageData["standing"]>;

function showCheck({ rows, breaches }: EvaluationCheck, { locale }: Reader) {
  return {
    rows,
    breaches: breaches.map(({ table, number, about, criterion }) => {
      return { table, number, about: [...about, ...(criterion ? [worded(criterion, locale)] : [])].join(" · ") };
    }),
  };
}

function showDecision(decision: DecisionHead, signatures: readonly DecisionSignature[], { locale, timeZone }: Reader) {
  const { id, number, vendorName, recommendation, conditions, dissent, drafterName, draftedAt, snapshotHash, withdrawnAt, withdrawal } =
    decision;
  const at = (instant: string) => formatInstant(instant, locale, timeZone);
  return {
    id,
    number,
    vendorName,
    recommendation,
    conditions,
    dissent,
    drafterName,
    draftedAt: at(draftedAt),
    snapshotHash,
    withdrawal: withdrawnAt === null ? null : { at: at(withdrawnAt), reason: withdrawal ?? "" },
    signatures: signatures
      .filter(({ decisionId }) => decisionId === id)
      .map(({ id: signatureId, signerName, signerRole, stance, note, signedAt }) => ({
        id: signatureId,
        signerName,
        signerRole,
        stance,
        note,
        signedAt: at(signedAt),
      })),
  };
}

interface Standing {
  readonly caller: ProjectCaller;
  readonly reader: Reader;
  readonly revealed: RevealedRound;
  readonly signatures: readonly DecisionSignature[];
}

async function showStanding(decision: DecisionHead, { caller, reader, revealed, signatures }: Standing) {
  const { context, user } = caller;
  const snapshot = await readSnapshot(context.db, decision);
  const own = signatures.filter(({ decisionId }) => decisionId === decision.id);
  const signatories = snapshot?.signatories ?? [];
  const signedBy = new Set(own.map((each) => each.signedBy));
  return {
    ...showDecision(decision, signatures, reader),
    /** False when the text is not the one that was drafted: nobody signs it. */
    isSound: snapshot !== null,
    isUpToDate: snapshot !== null && (await isUpToDate(context.db, snapshot, revealed)),
    count: countSignatures(signatories, own),
    waiting: signatories
      .filter(({ userId }) => userId === null || !signedBy.has(userId))
      .map(({ seatId, name, userId }) => ({ name, hasSeat: seatId !== null, canSign: userId !== null })),
    canSign: signatories.some(({ userId }) => userId === user.id) && !signedBy.has(user.id),
    facts: snapshot && factsOf(snapshot, reader),
  };
}

function factsOf({ decision, figures, record }: DecisionSnapshot, { locale }: Reader) {
  const at = figures.results.findIndex(({ id }) => id === decision.vendorId);
  const total = figures.results[at]?.total ?? null;
  const first = figures.verdict.winner;
  return {
    rank: decision.rank,
    of: figures.results.filter(({ isEligible }) => isEligible).length,
    total: total === null ? null : formatNumber(total, locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
    verdict: figures.verdict.word,
    first: first === null || first === decision.vendorId ? null : (record.card.vendors.find(({ id }) => id === first)?.name ?? null),
  };
}

/** What the chair chooses from. */
function describeDraft({ round, card, model, arePricesOpen }: RevealedRound, { can }: ProjectCaller, { locale }: Reader) {
  if (!can("vendors.decide")) return { isSealed: !arePricesOpen, vendors: null };
  const results = evaluateVendors(prepareModel(model));
  const standings = rankVendors(results);
  const vendors = card.vendors.flatMap(({ id, name }, at) => {
    const { isEligible = false, total = null } = results[at] ?? {};
    if (!isEligible) return [];
    const rank = standings[at]?.rank ?? null;
    return [{ id, name, rank, total: total === null ? null : formatNumber(total, locale, { maximumFractionDigits: 1 }) }];
  });
  const byRank = (rank: number | null) => rank ?? Number.MAX_SAFE_INTEGER;
  return {
    isSealed: !arePricesOpen,
    vendors: arePricesOpen && round.state === "revealed" ? vendors.sort((one, other) => byRank(one.rank) - byRank(other.rank)) : null,
  };
}
