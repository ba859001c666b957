import { measureAgreement } from "#app/domain/scoring/agreement.ts";
import { compareVendors } from "#app/domain/scoring/comparison.ts";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import type { Ballot, Criterion, ScoreVariation, ScoringModel, WeightConstraint } from "#app/domain/scoring/model.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { simulateRanks } from "#app/domain/scoring/simulate-ranks.ts";
import { drawTornado } from "#app/domain/scoring/tornado.ts";
import { weightStability } from "#app/domain/scoring/weight-stability.ts";
import { createRandom, type Random } from "#app/domain/random.ts";
import { median, rounded, times, type BenchResult } from "./measure.ts";

const shape = { members: 10, groups: 5, leavesOfGroup: 10, vendors: 10 };
const size = `${shape.members} members, ${shape.groups * shape.leavesOfGroup} criteria, ${shape.vendors} vendors`;
const samples = 10_000;
const runs = 15;

/** How long the parts of an evaluation take: its result with agreement, stability and tornado, and the simulations of ranks. */
export function* benchScoring(): Generator<BenchResult> {
  const model = sampleModel(createRandom(7));
  const prepared = prepareModel(model);
  const results = evaluateVendors(prepared);
  const comparison = compareVendors(prepared, results);
  yield {
    size: `${size}: result, agreement, stability, tornado`,
    ...measure(() => {
      const again = prepareModel(model);
      const found = evaluateVendors(again);
      const table = compareVendors(again, found);
      measureAgreement(again, found, 7);
      weightStability(again.tree, table);
      drawTornado(again, found, table);
    }),
  };
  const half = new Map([
    ["g0", [0.3, 0.35] as const],
    ["g1", [0.3, 0.35] as const],
    ["c00", [0.1, 0.2] as const],
  ]);
  const simulations: readonly (readonly [name: string, constraint: WeightConstraint, scores: ScoreVariation])[] = [
    ["weights free", "none", "fixed"],
    ["weights in order", "ordinal", "fixed"],
    ["weights within bounds", half, "fixed"],
    ["other panels", "ordinal", "bootstrap"],
    ["normal scores", "ordinal", "normal"],
  ];
  for (const [name, constraint, scores] of simulations)
    yield {
      size: `${size}: ${samples} samples, ${name}`,
      ...measure(() => {
        if (!simulateRanks(prepared, comparison, { constraint, scores, samples, seed: 7 })) throw new Error("The bounds allow no weights");
      }),
    };
}

/** On a busy machine the processor time says more than the clock. */
function measure(work: () => void) {
  const elapsed: number[] = [];
  const used: number[] = [];
  for (let run = 0; run < runs; run++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    work();
    elapsed.push(performance.now() - start);
    const { user, system } = process.cpuUsage(cpu);
    used.push((user + system) / 1000);
  }
  return { ...times(elapsed), cpuMs: rounded(median(used)) };
}

/** Everybody has scored everything, more or less as good as the vendor is. */
function sampleModel(random: Random): ScoringModel {
  const groups = Array.from({ length: shape.groups }, (_, group) => criterionOf(`g${group}`, random, groupLeaves(group, random)));
  const vendors = Array.from({ length: shape.vendors }, (_, at) => ({ id: `v${at}`, merit: 1.5 + 2 * random() }));
  const members = Array.from({ length: shape.members }, (_, at) => ({ id: `m${at}`, weight: 1 }));
  const scores = vendors.flatMap(({ id: vendor, merit }) =>
    groups.flatMap(({ children }) =>
      children.flatMap(({ id: criterion }) =>
        members.map(({ id: member }): Ballot => {
          const value = Math.min(5, Math.max(0, Math.round(merit + 3 * random() - 1.5)));
          return { state: "score", member, vendor, criterion, value };
        }),
      ),
    ),
  );
  return {
    criteria: groups,
    vendors: vendors.map(({ id }) => ({ id, isMandatoryFailed: false, isWithdrawn: false, facts: new Map() })),
    members,
    scores,
    moderated: [],
    normalisation: "absolute",
    moneyPerPoint: null,
    aggregation: "mean",
    minimumTechnical: null,
    tieBreaks: [],
    chairOrder: [],
  };
}

function groupLeaves(group: number, random: Random): readonly Criterion[] {
  return Array.from({ length: shape.leavesOfGroup }, (_, leaf) => criterionOf(`c${group}${leaf}`, random, []));
}

function criterionOf(id: string, random: Random, children: readonly Criterion[]): Criterion {
  return {
    id,
    weight: 1 + Math.floor(9 * random()),
    kind: "score",
    scale: [0, 5],
    valuePoints: null,
    anchors: null,
    discountRate: 0,
    minimum: null,
    isApplicable: true,
    children,
  };
}
