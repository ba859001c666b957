import { describe, expect, it } from "vitest";
import { analyseFlow, type FlowAnalysis } from "#app/domain/process/analyse-flow.ts";
import { checkProcess } from "#app/domain/process/check-process.ts";
import type { ProcessStep } from "#app/domain/process/model.ts";
import { flow, processOf, role, step } from "./sample.ts";

function analyse(steps: readonly ProcessStep[], more: Parameters<typeof processOf>[1] = {}): FlowAnalysis {
  const process = processOf(steps, more);
  expect(checkProcess(process)).toEqual([]);
  const found = analyseFlow(process);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

/** Work and waiting of a step, as books give them: the time of the activity, and of it the processing. */
const timed = (activity: number, processing: number) => ({ workMinutes: processing, waitMinutes: activity - processing });
const once = (to: string, probability: number) => flow(to, probability, { repetition: "once" });

describe("flow analysis, by the worked numbers of books", () => {
  it("adds up a sequence and weighs a choice: 10 hours, then 20 of .9 and 10 of .1, are 29", () => {
    const found = analyse([
      step("a", ["x"], { workMinutes: 600 }),
      step("x", [flow("b", 0.9), flow("c", 0.1)], { type: "xor" }),
      step("b", ["end"], { workMinutes: 1200 }),
      step("c", ["end"], { workMinutes: 600 }),
      step("end", [], { type: "end" }),
    ]);

    expect(found.cycleMinutes! / 60).toBeCloseTo(29, 12);
    expect(found.isLowerBound).toBe(false);
  });

  it("finds cycle and processing time of Laguna and Marklund's exercise 5.7, whose rework is done at most once", () => {
    const found = analyse([
      step("a", ["x"], timed(10, 2)),
      step("x", [flow("b", 0.3), flow("c", 0.7)], { type: "xor" }),
      step("b", ["c"], timed(20, 5)),
      step("c", ["d"], timed(23, 8)),
      step("d", ["e"], timed(10, 3)),
      step("e", ["inspection"], timed(20, 4)),
      step("inspection", [once("d", 0.1), flow("split", 0.9)], timed(5, 4)),
      step("split", ["f", "g"], { type: "and" }),
      step("f", ["join"], timed(9, 2)),
      step("g", ["join"], timed(13, 4)),
      step("join", ["h"], { type: "and" }),
      step("h", ["end"], timed(2, 2)),
      step("end", [], { type: "end" }),
    ]);

    expect(found.cycleMinutes).toBeCloseTo(92.5, 9);
    expect(found.workMinutes).toBeCloseTo(29.6, 9);
    expect(found.cycleTimeEfficiency).toBeCloseTo(0.32, 9);
    expect(found.effortMinutes).toBeCloseTo(31.6, 9);
    expect(found.isLowerBound).toBe(true);
    expect(found.visits[5]).toBeCloseTo(1.1, 12);
  });

  it("finds the capacities of Laguna and Marklund's exercise 5.11 and its bottleneck", () => {
    const found = analyse(
      [
        step("one", ["two"], { role: "R1", workMinutes: 5.5 }),
        step("two", ["three"], { role: "R2", workMinutes: 15.7 }),
        step("three", [], { role: "R3", workMinutes: 6 }),
      ],
      { roles: [role("R1", { people: 2 }), role("R2", { people: 2 }), role("R3", { people: 1 })] },
    );

    expect(found.pools.map(({ casesPerHour }) => Number((casesPerHour! / 60).toFixed(4)))).toEqual([0.3636, 0.1274, 0.1667]);
    expect(found.bottleneck).toBe("R2");
    expect(found.pools[1]!.casesPerHour).toBeCloseTo(7.643312101910828, 12);
  });

  it.each([
    [2, 0.3, 2.857142857142857],
    [6, 0.2, 7.5],
  ])("repeats work of %d, again with %d, as often as it takes", (minutes, again, expected) => {
    const found = analyse([
      step("a", [flow("a", again), flow("end", 1 - again)], { workMinutes: minutes }),
      step("end", [], { type: "end" }),
    ]);

    expect(found.cycleMinutes).toBeCloseTo(expected, 12);
  });

  it("takes 4.5 hours of work in 4.5 days of 7.5 hours for an efficiency of 13.33 per cent", () => {
    const days = 7.5 * 60;
    const found = analyse([
      step("a", ["x"], timed(3 * days, 3 * 60)),
      step("x", [flow("b", 0.2), flow("end", 0.8)], { type: "xor" }),
      step("b", [flow("b", 0.2), flow("end", 0.8)], timed(6 * days, 6 * 60)),
      step("end", [], { type: "end" }),
    ]);

    expect(found.cycleMinutes! / days).toBeCloseTo(4.5, 12);
    expect(found.cycleTimeEfficiency).toBeCloseTo(4.5 / 33.75, 12);
  });

  it("finds 8.65 days, 8.9 hours of work and 12.9 per cent for a credit application", () => {
    const days = 8 * 60;
    const found = analyse([
      step("check", [flow("check", 0.2), flow("split", 0.8)], timed(days, 2 * 60)),
      step("split", ["history", "income"], { type: "and" }),
      step("history", ["join"], timed(days, 0.5 * 60)),
      step("income", ["join"], timed(3 * days, 3 * 60)),
      step("join", ["assess"], { type: "and" }),
      step("assess", [flow("offer", 0.6), flow("reject", 0.4)], timed(3 * days, 2 * 60)),
      step("offer", ["end"], timed(days, 2 * 60)),
      step("reject", ["end"], timed(2 * days, 0.5 * 60)),
      step("end", [], { type: "end" }),
    ]);

    expect(found.cycleMinutes! / days).toBeCloseTo(8.65, 12);
    expect(found.workMinutes! / 60).toBeCloseTo(8.9, 12);
    expect(found.cycleTimeEfficiency).toBeCloseTo(8.9 / 69.2, 12);
  });

  it("adds up the lead time of a loan: 205.5 hours with 2.7 per cent of work", () => {
    const cycle = [0.5, 1, 2, 1, 0.5, 0.25, 0.25];
    const wait = [0, 24, 8, 24, 48, 72, 24];
    const found = analyse(
      cycle.map((hours, at) => step(`s${at}`, at < 6 ? [`s${at + 1}`] : [], { workMinutes: hours * 60, waitMinutes: wait[at]! * 60 })),
    );

    expect(found.cycleMinutes! / 60).toBeCloseTo(205.5, 12);
    expect(found.cycleTimeEfficiency! * 100).toBeCloseTo((100 * 5.5) / 205.5, 12);
  });
});
