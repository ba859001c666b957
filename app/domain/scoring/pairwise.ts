import { failure, success, type Result } from "../result.ts";
import { logarithmicWeights } from "./logarithmic-weights.ts";
import { randomIndex, type RandomIndexName } from "./random-index.ts";

/** How many times as important the first item is as the second. */
export interface Judgement {
  readonly first: number;
  readonly second: number;
  readonly ratio: number;
}

/** By row and column: how many times as important the item of the row is; null where nobody has judged. */
export type JudgementMatrix = readonly (readonly (number | null)[])[];

/** Whether judgements can be relied on: a consistency ratio up to 0.1, up to 0.2, above it, or not known. */
export type ConsistencyGrade = "acceptable" | "tolerable" | "needsReason" | "unknown";

export interface PairwiseWeights {
  /** Shares of the items, adding up to 1. */
  readonly weights: readonly number[];
  readonly lambdaMax: number;
  /** (lambdaMax - n) / (n - 1), and that over the random index of the table; the latter null where the table ends. */
  readonly consistencyIndex: number;
  readonly consistencyRatio: number | null;
  readonly grade: ConsistencyGrade;
  /** The judgement that fits the others least, and what would fit; null where all fit. */
  readonly worst: (Judgement & { readonly suggested: number }) | null;
  /** Judgements that nobody made, filled in by logarithmic least squares. */
  readonly completed: number;
}

/** Items that no chain of judgements connects with the first one. */
export interface PairwiseProblem {
  readonly code: "pairwise.disconnected";
  readonly items: readonly number[];
}

/** The matrix of judgements among `items`, each with its reciprocal. The last judgement of a pair counts. */
export function judgementMatrix(items: number, judgements: readonly Judgement[]): JudgementMatrix {
  const matrix = Array.from({ length: items }, (_, row) => Array.from({ length: items }, (_, column) => (row === column ? 1 : null))) as (
    number | null
  )[][];
  for (const { first, second, ratio } of judgements) {
    matrix[first]![second] = ratio;
    matrix[second]![first] = 1 / ratio;
  }
  return matrix;
}

/**
 * One matrix of the judgements of several people: the geometric mean of each pair, weighted by person, over those who judged it (aggregation of individual
 * judgements: Aczél and Saaty, Journal of Mathematical Psychology 27, 1983; it alone keeps reciprocals). Judgements 2 and 8 make 4.
 */
export function combineJudgements(matrices: readonly JudgementMatrix[], weights: readonly number[]): JudgementMatrix {
  const items = matrices[0]?.length ?? 0;
  return Array.from({ length: items }, (_, row) =>
    Array.from({ length: items }, (_, column) => {
      let logarithms = 0;
      let weight = 0;
      matrices.forEach((matrix, person) => {
        const ratio = matrix[row]?.[column] ?? null;
        if (ratio === null) return;
        logarithms += weights[person]! * Math.log(ratio);
        weight += weights[person]!;
      });
      return weight > 0 ? Math.exp(logarithms / weight) : null;
    }),
  );
}

/**
 * Weights from pairwise comparison by the analytic hierarchy process: the principal eigenvector (power iteration to 1e-12, at most 1,000 steps), the consistency
 * index and its ratio to the random index, and the judgement furthest from the ratio of the weights. Pairs that nobody judged take the ratio of the weights
 * of logarithmic least squares (Bozóki, Fülöp and Rónyai, Mathematical and Computer Modelling 52, 2010) first. No item: no weights. Source: Saaty,
 * International Journal of Services Sciences 1, 2008, whose drinks come to 0.327 for water with a ratio of 0.022.
 */
export function weighPairwise(matrix: JudgementMatrix, table: RandomIndexName): Result<PairwiseWeights, PairwiseProblem> {
  const n = matrix.length;
  const reached = connectedWith(matrix);
  const apart = matrix.map((_, item) => item).filter((item) => !reached.has(item));
  if (apart.length > 0) return failure({ code: "pairwise.disconnected", items: apart });
  const [full, completed] = complete(matrix);
  const { weights, lambdaMax } = principalEigenvector(full);
  const consistencyIndex = n <= 2 ? 0 : Math.max(0, (lambdaMax - n) / (n - 1));
  const index = randomIndex(table, n);
  const consistencyRatio = n <= 2 ? 0 : index === null ? null : consistencyIndex / index;
  const grade = gradeOf(consistencyRatio);
  return success({ weights, lambdaMax, consistencyIndex, consistencyRatio, grade, worst: worstOf(matrix, weights), completed });
}

function gradeOf(ratio: number | null): ConsistencyGrade {
  if (ratio === null) return "unknown";
  return ratio <= 0.1 ? "acceptable" : ratio <= 0.2 ? "tolerable" : "needsReason";
}

function connectedWith(matrix: JudgementMatrix): ReadonlySet<number> {
  const reached = new Set(matrix.length === 0 ? [] : [0]);
  for (const item of reached) matrix[item]!.forEach((ratio, other) => ratio !== null && reached.add(other));
  return reached;
}

function complete(matrix: JudgementMatrix): [full: readonly (readonly number[])[], completed: number] {
  const missing = matrix.reduce((sum, row) => sum + row.filter((ratio) => ratio === null).length, 0) / 2;
  const fitting = missing === 0 ? [] : logarithmicWeights(matrix);
  return [matrix.map((row, item) => row.map((ratio, other) => ratio ?? fitting[item]! / fitting[other]!)), missing];
}

const mostSteps = 1_000;
const tolerance = 1e-12;

function principalEigenvector(matrix: readonly (readonly number[])[]): { weights: readonly number[]; lambdaMax: number } {
  let weights = matrix.map(() => 1 / matrix.length);
  let lambdaMax = 0;
  for (let step = 0; step < mostSteps; step++) {
    const product = matrix.map((row) => row.reduce((sum, ratio, other) => sum + ratio * weights[other]!, 0));
    lambdaMax = product.reduce((sum, each) => sum + each, 0);
    const next = product.map((each) => each / lambdaMax);
    const change = next.reduce((most, each, item) => Math.max(most, Math.abs(each - weights[item]!)), 0);
    weights = next;
    if (change <= tolerance) break;
  }
  return { weights, lambdaMax };
}

function worstOf(matrix: JudgementMatrix, weights: readonly number[]): PairwiseWeights["worst"] {
  let worst: PairwiseWeights["worst"] = null;
  let furthest = 1e-9;
  if (matrix.length <= 2) return null;
  matrix.forEach((row, first) =>
    row.forEach((ratio, second) => {
      if (ratio === null || second <= first) return;
      const suggested = weights[first]! / weights[second]!;
      const distance = Math.abs(Math.log(ratio / suggested));
      if (distance <= furthest) return;
      furthest = distance;
      worst =
        ratio >= 1 ? { first, second, ratio, suggested } : { first: second, second: first, ratio: 1 / ratio, suggested: 1 / suggested };
    }),
  );
  return worst;
}
