import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import type { Ballot, Criterion, Member, ScoringModel, Vendor } from "#app/domain/scoring/model.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { rankVendors } from "#app/domain/scoring/rank-vendors.ts";

export function criterion(id: string, weight: number, changes: Partial<Criterion> = {}): Criterion {
  return {
    id,
    weight,
    kind: "score",
    scale: [0, 5],
    valuePoints: null,
    anchors: null,
    discountRate: 0,
    minimum: null,
    isApplicable: true,
    children: [],
    ...changes,
  };
}

export function vendor(
  id: string,
  changes: Partial<Omit<Vendor, "id" | "facts">> & { readonly facts?: Record<string, number | number[]> } = {},
): Vendor {
  const { facts = {}, ...rest } = changes;
  return { id, isMandatoryFailed: false, isWithdrawn: false, ...rest, facts: new Map(Object.entries(facts)) };
}

export function members(...ids: readonly string[]): readonly Member[] {
  return ids.map((id) => ({ id, weight: 1 }));
}

/** Scores of one vendor: by criterion, one a member in the order of the model; null where a member says nothing. */
export function scores(
  of: string,
  byCriterion: Readonly<Record<string, readonly (number | null)[]>>,
  who: readonly Member[],
): readonly Ballot[] {
  return Object.entries(byCriterion).flatMap(([id, values]) =>
    values.flatMap((value, at): Ballot[] =>
      value === null ? [] : [{ state: "score", member: who[at]?.id ?? "", vendor: of, criterion: id, value }],
    ),
  );
}

export function model(changes: Partial<ScoringModel>): ScoringModel {
  return {
    criteria: [],
    vendors: [],
    members: [],
    scores: [],
    moderated: [],
    normalisation: "absolute",
    moneyPerPoint: null,
    aggregation: "mean",
    minimumTechnical: null,
    tieBreaks: [],
    chairOrder: [],
    ...changes,
  };
}

/** Vendors that everybody scores alike, by criterion. */
export function agreed(
  criteria: readonly Criterion[],
  table: Readonly<Record<string, readonly number[]>>,
  changes: Partial<ScoringModel> = {},
): ScoringModel {
  const who = members("one", "two", "three");
  return model({
    criteria,
    members: who,
    vendors: Object.keys(table).map((id) => vendor(id)),
    scores: Object.entries(table).flatMap(([id, row]) =>
      scores(id, Object.fromEntries(row.map((value, at) => [criteria[at]?.id ?? "", who.map(() => value)])), who),
    ),
    ...changes,
  });
}

export function evaluate(given: ScoringModel) {
  const prepared = prepareModel(given);
  const results = evaluateVendors(prepared);
  return { prepared, results, standings: rankVendors(results), totals: results.map(({ total }) => total) };
}
