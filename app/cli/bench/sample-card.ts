import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { standardMethod } from "#app/domain/scorecard/standard-method.ts";

export interface CardShape {
  readonly members: number;
  readonly groups: number;
  readonly leavesOfGroup: number;
  readonly vendors: number;
}

/** What a round is scored by: groups of criteria that all weigh the same, seats that all count the same. */
export function sampleCard(shape: CardShape): RoundCard {
  const groups = idsOf("g", shape.groups).map((id) => ({
    ...criterionOf(id),
    children: idsOf(`${id}c`, shape.leavesOfGroup).map((leaf) => criterionOf(leaf)),
  }));
  const weighed = [{ id: "", children: groups }, ...groups].map(({ id: groupId, children }) => ({
    ...{ groupId, method: "points" as const, weigher: "agreed" as const, criteria: children.map(({ id }) => id) },
    weights: children.map(() => 1 / children.length),
    ...{ range: [], pairwise: null, counted: [], incomplete: [] },
  }));
  return {
    scorecard: { method: standardMethod("CNY"), weighting: "points", criteria: groups, requirements: [], weighings: [] },
    weighed,
    seats: idsOf("m", shape.members).map((id) => ({ id, name: `Member ${id}`, weight: 1 })),
    vendors: idsOf("v", shape.vendors).map((id) => ({ id, name: `Vendor ${id}` })),
  };
}

function idsOf(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}`);
}

function criterionOf(id: string): ScorecardCriterion {
  return {
    id,
    libraryId: null,
    name: { en: `Criterion ${id}`, zh: null },
    guidance: { en: "", zh: null },
    kind: "score",
    unit: null,
    weight: 1,
    weighting: "points",
    scale: [0, 5],
    levels: [],
    valuePoints: null,
    anchors: null,
    discountRate: 0,
    minimum: null,
    isApplicable: true,
    children: [],
  };
}
