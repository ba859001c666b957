import { modelOfRecord } from "#app/domain/evaluation/evaluation-record.ts";
import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import { packNames, worded } from "./pack-names.ts";
import { askedDecision, readPack, type EvidencePack } from "./read-pack.server.ts";

/** The evidence of an evaluation to read and to print, in the reader's words. */
export async function readPackPage(caller: ProjectCaller & { readonly request: Request }, reader: Reader) {
  const number = askedDecision(caller.request.url);
  const pack = await readPack(caller, number);
  const { locale, timeZone } = reader;
  const at = (instant: string | null) => (instant === null ? null : formatInstant(instant, locale, timeZone));
  const { record, decision, signatures } = pack;
  const { round, card } = record;
  const names = packNames(record, locale);
  const { method } = card.scorecard;
  return {
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
    decision: decision && { ...decision, draftedAt: at(decision.draftedAt) ?? "" },
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
    criteria: showCriteria(pack, reader),
    requirements: card.scorecard.requirements.map(({ id, text }) => ({
      id,
      text: worded(text, locale),
      findings: card.vendors.flatMap(({ id: vendorId, name }) => {
        const found = record.compliance.find((row) => row.requirementId === id && row.vendorId === vendorId);
        return found ? [{ vendor: name, isMet: found.isMet, evidence: found.evidence, by: found.by }] : [];
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
}

export type PackPage = Awaited<ReturnType<typeof readPackPage>>;

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
    rows: rows.sort((one, other) => (one.rank ?? last) - (other.rank ?? last)),
  };
}

function showCriteria({ record }: EvidencePack, { locale }: Reader) {
  const tree = new Map(prepareModel(modelOfRecord(record)).tree.nodes.map((node) => [node.criterion.id, node]));
  const percent = (share: number | undefined) =>
    share === undefined ? null : formatNumber(share, locale, { style: "percent", maximumFractionDigits: 1 });
  const methods = new Map(record.card.weighed.map(({ groupId, method }) => [groupId, method]));
  const walk = (criteria: readonly ScorecardCriterion[], depth: number, groupId: string): readonly ShownCriterion[] =>
    criteria.flatMap((criterion) => {
      const node = tree.get(criterion.id);
      const isLeaf = criterion.children.length === 0;
      return [
        {
          id: criterion.id,
          name: worded(criterion.name, locale),
          depth,
          kind: isLeaf ? criterion.kind : null,
          weighting: methods.get(groupId) ?? null,
          share: percent(node?.localWeight),
          whole: percent(node?.weight),
          minimum: criterion.minimum === null ? null : formatNumber(criterion.minimum, locale),
          anchors: criterion.anchors?.map((anchor) => formatNumber(anchor, locale)) ?? null,
          guidance: worded(criterion.guidance, locale),
          levels: isLeaf
            ? criterion.levels.map(({ level, text }) => ({ level: formatNumber(level, locale), text: worded(text, locale) }))
            : [],
        },
        ...walk(criterion.children, depth + 1, criterion.id),
      ];
    });
  return walk(record.card.scorecard.criteria, 0, "");
}

interface ShownCriterion {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly kind: ScorecardCriterion["kind"] | null;
  readonly weighting: string | null;
  readonly share: string | null;
  readonly whole: string | null;
  readonly minimum: string | null;
  readonly anchors: readonly string[] | null;
  readonly guidance: string;
  readonly levels: readonly { readonly level: string; readonly text: string }[];
}

/** By vendor and criterion: what each member said. */
function showScores({ record }: EvidencePack, { locale }: Reader) {
  const names = packNames(record, locale);
  const order = new Map(record.card.seats.map(({ id }, at) => [id, at]));
  const cells = new Map<string, EvidencePack["record"]["ballots"][number][]>();
  for (const ballot of record.ballots) {
    const key = JSON.stringify([ballot.vendorId, ballot.criterionId]);
    const known = cells.get(key);
    if (known) known.push(ballot);
    else cells.set(key, [ballot]);
  }
  const criteria = [...new Set(record.ballots.map(({ criterionId }) => criterionId))];
  const inTree = new Map([...prepareModel(modelOfRecord(record)).tree.nodes.entries()].map(([at, { criterion }]) => [criterion.id, at]));
  criteria.sort((one, other) => (inTree.get(one) ?? Infinity) - (inTree.get(other) ?? Infinity));
  return record.card.vendors.map(({ id: vendorId, name }) => ({
    id: vendorId,
    name,
    criteria: criteria.flatMap((criterionId) => {
      const said = cells.get(JSON.stringify([vendorId, criterionId])) ?? [];
      if (said.length === 0) return [];
      return [
        {
          id: criterionId,
          name: names.criterion(criterionId),
          said: [...said]
            .sort((one, other) => (order.get(one.seatId) ?? 0) - (order.get(other.seatId) ?? 0))
            .map(({ seatId, state, value, comment, evidence }) => ({
              member: names.member(seatId),
              state,
              value: value === null ? null : formatNumber(value, locale),
              comment,
              evidence,
            })),
        },
      ];
    }),
  }));
}

function showSensitivity({ record, figures }: EvidencePack, { locale }: Reader) {
  const names = packNames(record, locale);
  const percent = (share: number) => formatNumber(share, locale, { style: "percent", maximumFractionDigits: 1 });
  const compared = figures.results.filter(({ isEligible, isHeld, total }) => isEligible && !isHeld && total !== null);
  return {
    stability: figures.stability.map(({ criterion, weight, low, high, lowBy, highBy }) => ({
      id: criterion,
      name: names.criterion(criterion),
      weight: percent(weight),
      low: percent(low),
      high: percent(high),
      lowBy: lowBy === null ? null : names.vendor(lowBy),
      highBy: highBy === null ? null : names.vendor(highBy),
    })),
    withoutMembers: figures.withoutMembers.map(({ member, winner }) => ({
      id: member,
      name: names.member(member),
      winner: winner === null ? null : names.vendor(winner),
    })),
    firstPlaces:
      figures.acceptability === null
        ? []
        : compared.flatMap(({ id }, at) => {
            const share = figures.acceptability?.rankAcceptability[at]?.[0];
            return share === undefined ? [] : [{ id, name: names.vendor(id), share: percent(share) }];
          }),
    kendall:
      figures.agreement.concordance === null ? null : formatNumber(figures.agreement.concordance.w, locale, { maximumFractionDigits: 2 }),
  };
}
