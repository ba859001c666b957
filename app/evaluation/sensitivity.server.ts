import type { Acceptability } from "#app/domain/scoring/acceptability.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { WeightedCriterion } from "#app/domain/scoring/weigh-tree.ts";
import type { ResultWords } from "./result-words.server.ts";

/** How many bars of the tornado are drawn: the widest ones. */
const mostBars = 12;

/** What the result hangs on. */
export function describeSensitivity(analysis: Analysis, constraint: "none" | "ordinal" | "bands", words: ResultWords) {
  const { stability, nearest, tornado, comparison, prepared, switching, acceptability, acceptabilityUnconstrained } = analysis;
  const { t, vendor, criterion } = words;
  const depths = new Map(prepared.tree.nodes.map((node) => [node.criterion.id, node.depth]));
  const rivals = comparison.winner === null ? [] : comparison.vendors.filter((_, at) => at !== comparison.winner);
  const scored = prepared.tree.leaves.filter((leaf) => leaf.criterion.kind === "score").map((leaf) => leaf.criterion.id);
  return {
    winner: comparison.winner === null ? null : vendor(comparison.vendors[comparison.winner]!),
    stability: stability.map((row) => ({
      id: row.criterion,
      name: criterion(row.criterion),
      depth: depths.get(row.criterion) ?? 0,
      weight: row.weight,
      low: row.low,
      high: row.high,
      lowBy: row.lowBy === null ? null : vendor(row.lowBy),
      highBy: row.highBy === null ? null : vendor(row.highBy),
      isNearest: nearest?.criterion === row.criterion,
    })),
    tornado: tornado.slice(0, mostBars).map(({ kind, criterion: id, vendor: of, low, high }) => ({
      label:
        kind === "weight" || of === null
          ? t("evaluation:tornado.weight", { criterion: criterion(id) })
          : t("evaluation:tornado.score", { vendor: vendor(of), criterion: criterion(id) }),
      low,
      high,
    })),
    lead: leadOf(analysis),
    rivals: rivals.map(vendor),
    switching: scored.map((id) => ({
      name: criterion(id),
      needed: rivals.map((rival) => switching.find((each) => each.rival === rival && each.criterion === id)?.points ?? null),
    })),
    constraint,
    acceptability: acceptability && describeAcceptability(acceptability, analysis, words),
    unconstrained: acceptabilityUnconstrained && describeAcceptability(acceptabilityUnconstrained, analysis, words),
  };
}

export type ShownSensitivity = ReturnType<typeof describeSensitivity>;
export type ShownAcceptability = NonNullable<ShownSensitivity["acceptability"]>;

/** Points by which the vendor in front leads the next one. */
function leadOf({ comparison: { winner, totals } }: Analysis): number | null {
  if (winner === null || totals.length < 2) return null;
  return totals[winner]! - Math.max(...totals.filter((_, at) => at !== winner));
}

function describeAcceptability(found: Acceptability, { comparison, prepared }: Analysis, { vendor, criterion }: ResultWords) {
  const leaves = prepared.tree.leaves.map((leaf) => criterion(leaf.criterion.id));
  return {
    vendors: comparison.vendors.map((id, at) => ({
      id,
      name: vendor(id),
      shares: found.rankAcceptability[at] ?? [],
      holistic: found.holistic[at] ?? 0,
      confidence: found.confidence[at] ?? null,
      ahead: found.pairwise[at] ?? [],
      central: found.centralWeights[at] ?? null,
    })),
    leaves,
    entropyBits: found.entropyBits,
  };
}

/** What the charts show: what each key criterion adds, how good each vendor is in it, and points against costs. */
export function describeCharts({ prepared, comparison, results }: Analysis, { vendor, criterion, money, points }: ResultWords) {
  const top = keyCriteria(prepared.tree.nodes);
  const vendors = comparison.vendors.map((id, at) => {
    const values = comparison.values[at]!;
    const { technical, cost } = results[comparison.places[at]!]!;
    return {
      id,
      name: vendor(id),
      total: comparison.totals[at]!,
      parts: top.map(({ leaves }) => leaves.reduce((sum, leaf) => sum + 100 * comparison.weights[leaf]! * values[leaf]!, 0)),
      values: top.map(({ leaves, shares }) => leaves.reduce((sum, leaf, place) => sum + shares[place]! * values[leaf]!, 0)),
      technical: technical?.value ?? null,
      technicalText: technical?.value === undefined || technical.value === null ? "–" : points(technical.value),
      cost,
      costText: cost === null ? "–" : money(cost),
    };
  });
  return {
    criteria: top.map((node) => ({ id: node.criterion.id, name: criterion(node.criterion.id), weight: node.weight })),
    vendors: vendors.toSorted((one, other) => other.total - one.total),
    hasCosts: prepared.costs.length > 0 && vendors.some(({ cost, technical }) => cost !== null && technical !== null),
    inMoney: prepared.model.normalisation === "money",
  };
}

/** The criteria at the top; where they are but one or two groups, those below them. */
function keyCriteria(nodes: readonly WeightedCriterion[]): readonly WeightedCriterion[] {
  const top = nodes.filter(({ depth }) => depth === 0);
  if (top.length > 2) return top;
  return nodes.filter(({ depth, criterion }) => depth === 1 || (depth === 0 && criterion.children.length === 0));
}

export type ShownCharts = ReturnType<typeof describeCharts>;
