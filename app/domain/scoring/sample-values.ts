import type { Random } from "../random.ts";
import { normalDraws } from "../stats/normal-draws.ts";
import { aggregateScores } from "./group-score.ts";
import type { Criterion } from "./model.ts";
import type { PreparedModel } from "./prepare-model.ts";
import { valueOfScore } from "./value-of-score.ts";

/** Fills a table of values by vendor and leaf (row by row) as the members might just as well have scored. */
export type ValueSampler = (into: Float64Array) => void;

/** The cells whose values vary: scored, and not settled by a moderated value. */
interface VaryingCell {
  readonly at: number;
  readonly criterion: Criterion;
  readonly scores: Float64Array;
  readonly lowest: number;
  /** One over the width of a straight scale; 0 where the criterion has points of its own. */
  readonly scale: number;
}

/**
 * Values as another panel would give them: as many members as there are, drawn from them with replacement (bootstrap of evaluators; Efron 1979). A cell that nobody of the panel
 * drawn has scored keeps its value, as do facts and moderated values. `values` is the table as it is, of the vendors at `places`.
 */
export function bootstrapValues(
  prepared: PreparedModel,
  places: readonly number[],
  values: readonly (readonly number[])[],
  random: Random,
): ValueSampler {
  const { memberWeights, model } = prepared;
  const fixed = Float64Array.from(values.flat());
  const varying = varyingCells(prepared, places);
  const panel = [...memberWeights.keys()].filter((member) => memberWeights[member]! > 0);
  const flat = Float64Array.from(varying.flatMap(({ scores }) => [...scores]));
  const drawn: DrawnPanel = { times: new Float64Array(memberWeights.length), members: new Int32Array(panel.length), count: 0 };
  return (into) => {
    into.set(fixed);
    drawPanel(drawn, panel, random);
    for (let index = 0; index < varying.length; index++) {
      const cell = varying[index]!;
      const from = index * memberWeights.length;
      const mean = model.aggregation === "mean" ? meanOf(flat, from, drawn, memberWeights) : aggregateDrawn(prepared, cell.scores, drawn);
      if (!Number.isNaN(mean)) into[cell.at] = cell.scale > 0 ? (mean - cell.lowest) * cell.scale : valueOfScore(cell.criterion, mean);
    }
  };
}

/** Who was drawn, and how often. */
interface DrawnPanel {
  readonly times: Float64Array;
  /** The first `count` are the members drawn at least once. */
  readonly members: Int32Array;
  count: number;
}

function drawPanel(drawn: DrawnPanel, panel: readonly number[], random: Random): void {
  drawn.times.fill(0);
  drawn.count = 0;
  for (let seat = 0; seat < panel.length; seat++) {
    const member = panel[Math.floor(random() * panel.length)]!;
    if (drawn.times[member] === 0) drawn.members[drawn.count++] = member;
    drawn.times[member]! += 1;
  }
}

/**
 * Values normally distributed around the group's score, with the members' standard deviation over the root of their number, within the scale. Cells with fewer than two scores, facts
 * and moderated values stay as they are.
 */
export function normalValues(
  prepared: PreparedModel,
  places: readonly number[],
  values: readonly (readonly number[])[],
  random: Random,
): ValueSampler {
  const fixed = Float64Array.from(values.flat());
  const { straight, bent } = normalCells(prepared, places);
  const at = Int32Array.from(straight, (cell) => cell.at);
  const means = Float64Array.from(straight, ({ mean, lowest, scale }) => (mean - lowest) * scale);
  const errors = Float64Array.from(straight, ({ error, scale }) => error * scale);
  const draw = normalDraws(random);
  return (into) => {
    into.set(fixed);
    for (let cell = 0; cell < at.length; cell++) {
      const value = means[cell]! + errors[cell]! * draw();
      into[at[cell]!] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
    for (const cell of bent) into[cell.at] = valueOfScore(cell.criterion, cell.mean + cell.error * draw());
  };
}

/** Cells with a spread: of criteria whose scores are worth their place on the scale, and of others. */
function normalCells(prepared: PreparedModel, places: readonly number[]) {
  const cells = varyingCells(prepared, places).flatMap((cell) => {
    const counted = [...cell.scores.keys()].filter((member) => !Number.isNaN(cell.scores[member]!) && prepared.memberWeights[member]! > 0);
    const given = counted.map((member) => cell.scores[member]!);
    const weights = counted.map((member) => prepared.memberWeights[member]!);
    const mean = aggregateScores(given, weights, prepared.model.aggregation) ?? 0;
    const average = given.reduce((sum, score) => sum + score, 0) / given.length;
    const variance = given.reduce((sum, score) => sum + (score - average) ** 2, 0) / (given.length - 1);
    return given.length < 2 || variance === 0 ? [] : [{ ...cell, mean, error: Math.sqrt(variance / given.length) }];
  });
  return { straight: cells.filter(({ scale }) => scale > 0), bent: cells.filter(({ scale }) => scale === 0) };
}

function varyingCells({ cells, tree }: PreparedModel, places: readonly number[]): readonly VaryingCell[] {
  return places.flatMap((vendor, row) =>
    tree.leaves.flatMap(({ criterion }, leaf) => {
      const cell = cells[vendor]![leaf];
      const at = row * tree.leaves.length + leaf;
      const [lowest, highest] = criterion.scale;
      const scale = criterion.valuePoints === null ? 1 / (highest - lowest) : 0;
      return cell && cell.moderated === null ? [{ at, criterion, scores: cell.scores, lowest, scale }] : [];
    }),
  );
}

/** Of the scores from `from` on; NaN when nobody who was drawn has scored. */
function meanOf(flat: Float64Array, from: number, { times, members, count }: DrawnPanel, memberWeights: Float64Array): number {
  let sum = 0;
  let weight = 0;
  for (let place = 0; place < count; place++) {
    const member = members[place]!;
    const score = flat[from + member]!;
    if (Number.isNaN(score)) continue;
    const counts = times[member]! * memberWeights[member]!;
    sum += counts * score;
    weight += counts;
  }
  return sum / weight;
}

function aggregateDrawn({ model, memberWeights }: PreparedModel, scores: Float64Array, { times }: DrawnPanel): number {
  const given: number[] = [];
  const weights: number[] = [];
  times.forEach((count, member) => {
    if (Number.isNaN(scores[member]!)) return;
    for (let time = 0; time < count; time++) {
      given.push(scores[member]!);
      weights.push(memberWeights[member]!);
    }
  });
  return aggregateScores(given, weights, model.aggregation) ?? Number.NaN;
}
