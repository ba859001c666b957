import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import { warningText, type Wording } from "#app/http/evaluation-file/texts.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { countSignatures } from "#app/domain/evaluation/decision-rule.ts";
import { showCriteria } from "./pack-criteria.server.ts";
import { packNames, worded } from "./pack-names.ts";
import { showOffers } from "./pack-offers.server.ts";
import { showScores } from "./pack-scores.server.ts";
import { packSections } from "./pack-sections.ts";
import { showSensitivity } from "./pack-sensitivity.server.ts";
import { askedDecision, readPack, type EvidencePack } from "./read-pack.server.ts";

/** The evidence of an evaluation to read and to print, in the reader's words. */
export async function readPackPage(caller: ProjectCaller & { readonly request: Request }, reader: Reader) {
  const number = askedDecision(caller);
  const pack = await readPack(caller, number);
  const { locale, timeZone } = reader;
  const at = (instant: string | null) => (instant === null ? null : formatInstant(instant, locale, timeZone));
  const { record, decision, signatures, signatories } = pack;
  const { round, card } = record;
  const names = packNames(record, locale);
  const { method } = card.scorecard;
  const signedBy = new Set(signatures.map((each) => each.signedBy));
  const page = {
    title: reader.t("decision:pack.title"),
    projectId: caller.project.id,
    number,
    round: {
      number: round.number,
      reason: round.reason,
      finalised: at(round.finalisedAt),
      opened: at(round.openedAt),
      revealed: at(round.revealedAt),
    },
    hashes: { scorecard: round.scorecardHash, snapshot: decision?.snapshotHash ?? null },
    chains: record.chains.map(({ seatId, sequence, hash }) => ({ name: names.member(seatId), sequence, hash })),
    decision: decision && {
      ...decision,
      draftedAt: at(decision.draftedAt) ?? "",
      count: countSignatures(signatories, signatures),
    },
    waiting: signatories
      .filter(({ userId }) => userId === null || !signedBy.has(userId))
      .map(({ seatId, name, userId }) => ({ name, hasSeat: seatId !== null, canSign: userId !== null })),
    signatures: signatures.map(({ id, signerName, signerRole, stance, note, signedAt }) => ({
      ...{ id, signerName, signerRole, stance, note },
      signedAt: at(signedAt) ?? "",
    })),
    method: {
      normalisation: method.normalisation,
      aggregation: method.aggregation,
      envelopes: method.envelopes,
      minimumTechnical: method.minimumTechnical,
      currency: method.currency,
      tieBreaks: method.tieBreaks,
      seed: method.seed,
      samples: formatNumber(method.samples, locale),
    },
    members: card.seats.map(({ id, name, weight }) => ({
      id,
      name,
      weight: formatNumber(weight, locale),
      removal: record.removedSeats.find(({ seatId }) => seatId === id)?.reason ?? null,
      recused: record.recusals
        .filter(({ seatId }) => seatId === id)
        .map(({ vendorId, reason }) => ({ vendor: names.vendor(vendorId), reason })),
    })),
    result: showResult(pack, reader),
    vendors: card.vendors.map(({ id, name }) => ({ id, name })),
    offers: showOffers(pack, reader),
    criteria: showCriteria(pack, reader),
    requirements: card.scorecard.requirements.map(({ id, text }) => ({
      id,
      text: worded(text, locale),
      findings: card.vendors.flatMap(({ id: vendorId, name }) => {
        const found = record.compliance.find((row) => row.requirementId === id && row.vendorId === vendorId);
        return found
          ? [{ vendorId, vendor: name, isMet: found.isMet, evidence: found.evidence, by: found.by, at: at(found.at) ?? "" }]
          : [];
      }),
    })),
    rulings: record.rulings.map((ruling) => ({
      id: ruling.id,
      vendor: names.vendor(ruling.vendorId),
      requirement: names.requirement(ruling.subjectId),
      outcome: ruling.outcome,
      reason: ruling.reason,
      first: { name: ruling.firstName, at: at(ruling.firstAt) ?? "" },
      second: ruling.secondAt === null ? null : { name: ruling.secondName ?? "", at: at(ruling.secondAt) ?? "" },
      withdrawnAt: at(ruling.withdrawnAt),
    })),
    scores: showScores(pack, reader),
    moderated: record.moderated.map(({ vendorId, criterionId, value, reason, by, at: agreedAt }) => ({
      key: `${vendorId} ${criterionId}`,
      vendor: names.vendor(vendorId),
      criterion: names.criterion(criterionId),
      value: formatNumber(value, locale),
      originals: record.ballots
        .filter((ballot) => ballot.vendorId === vendorId && ballot.criterionId === criterionId && ballot.value !== null)
        .map((ballot) => `${names.member(ballot.seatId)} ${formatNumber(ballot.value!, locale)}`),
      reason,
      by,
      at: at(agreedAt) ?? "",
    })),
    sensitivity: showSensitivity(pack, reader),
  };
  return { ...page, sections: packSections(page) };
}

export type PackPage = Awaited<ReturnType<typeof readPackPage>>;

function wordingOfRecord({ card }: EvidencePack["record"], language: Locale): Wording {
  return {
    language,
    vendors: new Map(card.vendors.map(({ id, name }) => [id, name])),
    members: new Map(card.seats.map(({ id, name }) => [id, name])),
    criteria: new Map(allCriteria(card.scorecard.criteria).map(({ id, name }) => [id, worded(name, language)])),
  };
}

function showResult({ record, figures }: EvidencePack, { locale }: Reader) {
  const points = (value: number | null) =>
    value === null ? null : formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const rows = figures.results.map((result, at) => ({
    id: result.id,
    name: record.card.vendors[at]?.name ?? result.id,
    rank: figures.standings[at]?.rank ?? null,
    total: result.isComplete ? points(result.total) : null,
    interval: result.isComplete ? null : { low: points(result.low), high: points(result.high) },
    technical: points(result.technical?.value ?? null),
    cost: result.cost === null ? null : formatNumber(result.cost, locale, { maximumFractionDigits: 0 }),
    isEligible: result.isEligible,
    isWithdrawn: record.offers[at]?.isWithdrawn ?? false,
    isHeld: result.isHeld,
    knockOuts: result.knockOuts.flatMap(({ rule, criterion, value, minimum, passes }) =>
      passes === false
        ? [{ rule, criterion: criterion ?? "", value: points(value), minimum: minimum === null ? null : formatNumber(minimum, locale) }]
        : [],
    ),
  }));
  const last = Number.MAX_SAFE_INTEGER;
  return {
    verdict: figures.verdict.word,
    warnings: figures.warnings.map((warning) => warningText(warning, wordingOfRecord(record, locale))),
    rows: rows.sort((one, other) => (one.rank ?? last) - (other.rank ?? last)),
  };
}
