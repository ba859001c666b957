import { describe, expect, it } from "vitest";
import type { Process } from "#app/domain/process/model.ts";
import { compareRuns } from "#app/domain/process/simulation/compare-runs.ts";
import { estimate, simulate, type Simulation } from "#app/domain/process/simulation/simulate.ts";
import type { Spread } from "#app/domain/process/spread.ts";
import { flow, processOf, role, step } from "./sample.ts";

const exponential = (mean: number): Spread => ({ kind: "exponential", parameters: [mean] });
const work = (spread: Spread, more = {}) => ({ role: "A", work: spread, workMinutes: spread.parameters[0]!, ...more });
const arriving = (rate: number) => ({ interval: exponential(1 / rate), hours: null });
const end = step("end", [], { type: "end" });

const queue = (rate: number, people: number, spread = exponential(1)): Process =>
  processOf([step("a", ["end"], work(spread)), end], { roles: [role("A", { people })], arrivals: arriving(rate) });

const rework = processOf(
  [step("a", ["b"], work(exponential(1))), step("b", [flow("a", 0.2), flow("end", 0.8)], { ...work(exponential(1.2)), role: "B" }), end],
  { roles: [role("A", { people: 1 }), role("B", { people: 1 })], arrivals: arriving(0.5) },
);
const forkJoin = processOf(
  [
    step("fork", ["a", "b"], { type: "and" }),
    step("a", ["join"], work(exponential(1))),
    step("b", ["join"], { ...work(exponential(1)), role: "B" }),
    step("join", ["end"], { type: "and" }),
    end,
  ],
  { roles: [role("A", { people: 1 }), role("B", { people: 1 })], arrivals: arriving(0.6) },
);

function run(process: Process, cases = 5_000, seed = 7): Simulation {
  const found = simulate(process, { cases, warmUp: 1_000, replications: 10, seed });
  if (found === null) throw new Error("no arrivals");
  return found;
}

describe("a simulation", () => {
  it.each<readonly [string, Process, number]>([
    ["M/M/1 at .5", queue(0.5, 1), 2],
    ["M/M/1 at .8", queue(0.8, 1), 5],
    ["M/M/3 at .8", queue(2.4, 3), 2.0787],
    ["M/M/10 at .9", queue(9, 10), 1.6687],
    ["M/D/1 at .8", queue(0.8, 1, { kind: "fixed", parameters: [1] }), 3],
    ["two servers with a fifth done again (Jackson)", rework, 9.3333],
    ["two servers side by side (fork and join)", forkJoin, 3.5625],
  ])("meets the closed form of %s", (_name, process, exact) => {
    const { cycle, unfinished } = run(process);
    const halfWidth = (cycle.ci95[1] - cycle.ci95[0]) / 2;

    expect(unfinished).toBe(0);
    // Twice the interval: the seed is fixed, and so is the outcome.
    expect(Math.abs(cycle.mean - exact)).toBeLessThan(2 * halfWidth);
    expect(halfWidth / exact).toBeLessThan(0.1);
  });

  it("finds how busy people are, and what waiting comes on top of the work", () => {
    const { utilisation, cycle, work: worked, wait } = run(queue(0.8, 1));

    expect(utilisation.get("A")!.mean).toBeCloseTo(0.8, 1);
    expect(cycle.mean).toBeCloseTo(worked.mean + wait.mean, 9);
  });

  it("gives the same bytes for the same seed and others for another", () => {
    expect(JSON.stringify(run(rework, 500))).toBe(JSON.stringify(run(rework, 500)));
    expect(run(rework, 500).cycle.mean).not.toBe(run(rework, 500, 8).cycle.mean);
  });

  it.each<readonly [Spread, number, number]>([
    [{ kind: "fixed", parameters: [3] }, 3, 0],
    [exponential(3), 3, 9],
    [{ kind: "uniform", parameters: [2, 5] }, 3.5, 0.75],
    [{ kind: "triangular", parameters: [1, 2, 6] }, 3, 7 / 6],
    [{ kind: "normal", parameters: [10, 2] }, 10, 4],
    [{ kind: "lognormal", parameters: [4, 2] }, 4, 4],
    [{ kind: "gamma", parameters: [4, 2] }, 4, 4],
    [{ kind: "gamma", parameters: [4, 8] }, 4, 64],
    [{ kind: "erlang", parameters: [4, 8] }, 8, 16],
  ])("draws minutes of the mean and variance of $kind", (spread, mean, variance) => {
    const { runs } = run(processOf([step("a", ["end"], { work: spread, workMinutes: mean }), end], { arrivals: arriving(1) }), 10_000);
    const all = runs.flatMap(({ cycles }) => [...cycles]);
    const found = all.reduce((sum, value) => sum + value, 0) / all.length;
    const spreadFound = all.reduce((sum, value) => sum + (value - found) ** 2, 0) / all.length;

    expect(Math.abs(found / mean - 1)).toBeLessThan(0.02);
    expect(Math.abs(spreadFound - variance)).toBeLessThan(0.06 * variance + 1e-9);
  });

  it("lets work rest while nobody is there: a case of 4 hours that comes at noon on Monday is done on Tuesday morning", () => {
    const hours = Array.from({ length: 7 }, () => [[540, 840]] as const);
    const noon = Array.from({ length: 7 }, (_, day) => (day === 0 ? ([[720, 721]] as const) : []));
    const process = processOf([step("a", ["end"], { role: "A", workMinutes: 240 }), end], {
      roles: [role("A", { people: 1, hours })],
      arrivals: { interval: { kind: "fixed", parameters: [1] }, hours: noon },
    });

    const found = simulate(process, { cases: 3, warmUp: 0, replications: 2, seed: 1 })!;

    // Comes at 12:01, works to 14:00 and from 9:00 to 11:01.
    expect(found.cycle.mean).toBeCloseTo(23 * 60, 6);
    expect(found.cycle.ci95).toEqual([found.cycle.mean, found.cycle.mean]);
  });

  it("does not know what it is not told: how often cases come in", () => {
    expect(simulate(processOf([step("a")]), { cases: 10, warmUp: 0, replications: 2, seed: 1 })).toBeNull();
  });

  it("gives up cases that wait for a branch that never comes", () => {
    const process = processOf(
      [step("x", [flow("a", 0.5), flow("b", 0.5)]), step("a", ["join"]), step("b", ["join"]), step("join", ["end"], { type: "and" }), end],
      { arrivals: arriving(1) },
    );

    expect(run(process, 100).unfinished).toBe(1_000);
  });
});

it("finds what a to-be process saves on the same cases, in an interval at most half as wide as on others", () => {
  const roles = [role("A", { people: 2 }), role("B", { people: 1 })];
  const arrivals = arriving(0.4);
  const asIs = processOf(
    [
      step("enter", ["check"], { work: exponential(2), workMinutes: 2, role: "A" }),
      step("check", [flow("enter", 0.2), flow("decide", 0.8)], { work: exponential(1.2), workMinutes: 1.2, role: "B" }),
      step("decide", ["end"], { work: exponential(1), workMinutes: 1 }),
      end,
    ],
    { roles, arrivals },
  );
  const toBe = processOf(
    [
      step("form", ["check"], { work: exponential(1.5), workMinutes: 1.5, role: "A", asIs: ["enter"] }),
      step("check", [flow("form", 0.2), flow("decide", 0.8)], { work: exponential(1.2), workMinutes: 1.2, role: "B" }),
      step("decide", ["end"], { work: exponential(1), workMinutes: 1 }),
      end,
    ],
    { roles, arrivals },
  );
  const width = ({ ci95: [low, high] }: { readonly ci95: readonly [number, number] }) => high - low;

  const paired = compareRuns(run(asIs), run(toBe));
  const apart = compareRuns(run(asIs), run(toBe, 5_000, 8));

  // 0.5 minutes less work, 1.25 times.
  expect(paired.work.ci95[0]).toBeLessThan(0.625);
  expect(paired.work.ci95[1]).toBeGreaterThan(0.625);
  expect(paired.cycle.ci95[0]).toBeGreaterThan(0);
  expect(width(paired.cycle)).toBeLessThan(0.5 * width(apart.cycle));
});

it("estimates a mean by Student's t", () => {
  const { mean, ci95 } = estimate([1, 2, 3]);

  expect(mean).toBe(2);
  expect(ci95[1]).toBeCloseTo(4.484137, 5);
});
