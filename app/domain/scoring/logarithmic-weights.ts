import type { JudgementMatrix } from "./pairwise.ts";

/**
 * The weights whose ratios lie nearest to the judgements that were made, by the squares of the logarithms, up to a common factor. Precondition: a chain of judgements
 * connects all items. Method: the normal equations, whose matrix is the Laplacian of the graph of judged pairs, with the first weight held at 1 (Bozóki, Fülöp
 * and Rónyai 2010), by Gauss and Jordan. Of a complete matrix they are the geometric means of its rows.
 */
export function logarithmicWeights(matrix: JudgementMatrix): readonly number[] {
  const rows = matrix.slice(1).map((row, index) => normalEquation(row, index + 1));
  solve(rows);
  return [1, ...rows.map((row) => Math.exp(row.at(-1)!))];
}

/** The coefficients of all items but the first, then the right-hand side. */
function normalEquation(row: readonly (number | null)[], item: number): number[] {
  const others = row.map((ratio, other) => (other === item ? null : ratio));
  const judged = others.filter((ratio) => ratio !== null);
  const coefficients = others.map((ratio, other) => (other === item ? judged.length : ratio === null ? 0 : -1));
  return [...coefficients.slice(1), judged.reduce((sum, ratio) => sum + Math.log(ratio), 0)];
}

function solve(rows: number[][]): void {
  rows.forEach((_, column) => {
    const pivot = rows.reduce(
      (best, row, at) => (at > column && Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? at : best),
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const divisor = rows[column]![column]!;
    rows[column] = rows[column]!.map((each) => each / divisor);
    rows.forEach((row, at) => {
      const factor = row[column]!;
      if (at !== column && factor !== 0) rows[at] = row.map((each, place) => each - factor * rows[column]![place]!);
    });
  });
}
