import type { ScorecardCriterion } from "../scorecard/scorecard.ts";
import type { Criterion, ScoringModel } from "../scoring/model.ts";
import type { EvaluationRecord } from "./evaluation-record.ts";
import { modelOfRecord } from "./evaluation-record.ts";

interface Bilingual {
  readonly en: string;
  readonly zh?: string;
}

interface CriterionEntry {
  readonly id: string;
  readonly name: Bilingual;
  readonly weight: number;
  readonly kind: Criterion["kind"];
  readonly scale: readonly [number, number];
  readonly unit?: string;
  readonly valuePoints?: readonly (readonly [number, number])[];
  readonly anchors?: readonly [number, number];
  readonly discountRate: number;
  readonly minimum: number | null;
  readonly children: readonly CriterionEntry[];
}

/**
 * An evaluation as the model file that `rollout evaluate` reads: whoever has it computes the same result. Weights are shares among the criteria beside each other, as they were frozen; comments
 * and evidence go along with the scores.
 */
export function modelFileOf(record: EvaluationRecord, name: string) {
  const model = modelOfRecord(record);
  const { card, ballots } = record;
  const { method } = card.scorecard;
  const remarks = new Map(
    ballots.map(({ seatId, vendorId, criterionId, comment, evidence }) => [key(seatId, vendorId, criterionId), { comment, evidence }]),
  );
  const seats = new Map(card.seats.map((seat) => [seat.id, seat.name]));
  return {
    name,
    criteria: card.scorecard.criteria.map((criterion, at) => criterionEntry(criterion, model.criteria[at]!)),
    vendors: model.vendors.map(({ id, isMandatoryFailed, isWithdrawn, facts }, at) => ({
      id,
      name: card.vendors[at]!.name,
      mandatoryFailed: isMandatoryFailed,
      withdrawn: isWithdrawn,
      facts: Object.fromEntries(facts),
    })),
    members: model.members.map(({ id, weight }) => ({ id, name: seats.get(id) ?? id, weight })),
    scores: [...scoreEntries(model, remarks), ...notApplicable(model.criteria)],
    moderated: model.moderated,
    normalisation: model.normalisation,
    ...(model.moneyPerPoint === null ? {} : { moneyPerPoint: model.moneyPerPoint }),
    aggregation: model.aggregation,
    minimumTechnical: model.minimumTechnical,
    tieBreak: model.tieBreaks,
    chairOrder: model.chairOrder,
    seed: method.seed,
    samples: method.samples,
    weightConstraint: method.weightConstraint,
    scoreVariation: method.scoreVariation,
  };
}

type Remarks = ReadonlyMap<string, { readonly comment: string; readonly evidence: string }>;

function scoreEntries(model: ScoringModel, remarks: Remarks) {
  return model.scores.map((ballot) => {
    const { member, vendor, criterion, state } = ballot;
    if (criterion === null) return { member, vendor, criterion: "*", state };
    const { comment = "", evidence = "" } = remarks.get(key(member, vendor, criterion)) ?? {};
    const words = { ...(comment === "" ? {} : { comment }), ...(evidence === "" ? {} : { evidence }) };
    return ballot.state === "score"
      ? { member, vendor, criterion, value: ballot.value, ...words }
      : { member, vendor, criterion, state, ...words };
  });
}

/** The highest criteria that were taken out for all vendors. */
function notApplicable(criteria: readonly Criterion[]): readonly { readonly criterion: string; readonly state: "not_applicable" }[] {
  return criteria.flatMap(({ id, isApplicable, children }) =>
    isApplicable ? notApplicable(children) : [{ criterion: id, state: "not_applicable" as const }],
  );
}

function criterionEntry(criterion: ScorecardCriterion, { weight, children }: Criterion): CriterionEntry {
  const { id, name, kind, scale, unit, valuePoints, anchors, discountRate, minimum } = criterion;
  return {
    id,
    name: name.zh === null ? { en: name.en } : { en: name.en, zh: name.zh },
    weight,
    kind,
    scale,
    ...(unit === null ? {} : { unit }),
    ...(valuePoints === null ? {} : { valuePoints }),
    ...(anchors === null ? {} : { anchors }),
    discountRate,
    minimum,
    children: criterion.children.map((child, at) => criterionEntry(child, children[at]!)),
  };
}

function key(seatId: string, vendorId: string, criterionId: string): string {
  return JSON.stringify([seatId, vendorId, criterionId]);
}
