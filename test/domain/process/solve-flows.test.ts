import fc from "fast-check";
import { expect, it } from "vitest";
import { analyseFlow } from "#app/domain/process/analyse-flow.ts";
import { checkProcess } from "#app/domain/process/check-process.ts";
import { createRandom } from "#app/domain/random.ts";
import { solveFlows } from "#app/domain/process/solve-flows.ts";
import { flow, processOf, step } from "./sample.ts";

/** Gauss's elimination with pivots, of all nodes at once. */
function solveDensely(weights: readonly (readonly number[])[], inflow: readonly number[]): readonly number[] {
  const size = inflow.length;
  const rows = inflow.map((value, row) => [
    ...Array.from({ length: size }, (_, column) => (row === column ? 1 : 0) - weights[column]![row]!),
    value,
  ]);
  for (let column = 0; column < size; column++) {
    const pivot = rows.reduce(
      (best, _, row) => (row >= column && Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!) ? row : best),
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

it("finds what dense elimination finds, whatever the loops", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (size, seed) => {
      const random = createRandom(seed);
      const weights = Array.from({ length: size }, () => {
        const row = Array.from({ length: size }, () => (random() < 0.4 ? random() : 0));
        const sum = row.reduce((total, value) => total + value, 0) / 0.95;
        return row.map((value) => (sum > 0 ? value / sum : 0));
      });
      const inflow = Array.from({ length: size }, () => random());
      const firstFlow = [0];
      const targets = weights.flatMap((row) => {
        const found = row.flatMap((value, at) => (value > 0 ? [at] : []));
        firstFlow.push(firstFlow.at(-1)! + found.length);
        return found;
      });

      const found = solveFlows({
        size,
        firstFlow: Int32Array.from(firstFlow),
        targets: Int32Array.from(targets),
        weights: Float64Array.from(weights.flat().filter((value) => value > 0)),
        inflow: Float64Array.from(inflow),
      })!;

      solveDensely(weights, inflow).forEach((value, at) => expect(found[at]! / value).toBeCloseTo(1, 9));
    }),
  );
});

it.each([1, 2, 3])("analyses 10,000 steps with ways back from everywhere to anywhere, without hanging (%d)", (seed) => {
  const random = createRandom(seed);
  const size = 10_000;
  const steps = Array.from({ length: size }, (_, at) =>
    step(`s${at}`, at === size - 1 ? [] : [flow(`s${Math.floor(random() * at)}`, 0.0001), flow(`s${at + 1}`, 0.9999)], { workMinutes: 1 }),
  );
  const process = processOf(steps);

  expect(checkProcess(process)).toEqual([]);
  const found = analyseFlow(process);

  expect(found.ok && found.value.cycleMinutes).toBeGreaterThan(size);
});

it("counts 10,000 steps of two nested kinds of branches", () => {
  const depth = 2_000;
  const opening = Array.from({ length: depth }, (_, at) =>
    step(`open${at}`, [at + 1 < depth ? `open${at + 1}` : "work", `side${at}`], { type: "and" }),
  );
  const side = Array.from({ length: depth }, (_, at) => step(`side${at}`, [`close${at}`], { workMinutes: at === 0 ? 50 : 1 }));
  const closing = Array.from({ length: depth }, (_, at) => step(`close${at}`, at === 0 ? [] : [`close${at - 1}`], { type: "and" }));
  const work = step("work", [`close${depth - 1}`], { workMinutes: 7 });

  const found = analyseFlow(processOf([...opening, work, ...side, ...closing]));

  expect(found.ok && [found.value.cycleMinutes, found.value.effortMinutes]).toEqual([50, 7 + 50 + depth - 1]);
});
