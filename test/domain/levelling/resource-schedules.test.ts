import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduleInParallel } from "#app/domain/levelling/parallel-schedule.ts";
import { findWindows, priorities, priorityRules } from "#app/domain/levelling/priority-rules.ts";
import { lowerBound, readResourceProblem, reverseProblem } from "#app/domain/levelling/resource-problem.ts";
import { sampleList } from "#app/domain/levelling/sample-list.ts";
import { createProfile, scheduleSerially } from "#app/domain/levelling/serial-schedule.ts";
import { solveResourceProblem } from "#app/domain/levelling/solve-resource-problem.ts";
import { createRandom } from "#app/domain/random.ts";
import { brokenRules, randomProblem, shortestByTrying } from "./resource-problems.ts";

/**
 * In the manner of the example by which Kolisch and Hartmann explain the generation schemes (Heuristic algorithms for the resource-constrained
 * project scheduling problem, 1999): six activities between a start and an end, one resource of four units.
 */
const example = {
  durations: [0, 3, 4, 2, 2, 1, 4, 0],
  demands: [[0], [2], [3], [4], [4], [3], [2], [0]],
  capacities: [4],
  successors: [[1, 2], [3], [4], [5], [6], [7], [7], []],
};
const problem = readResourceProblem(example);

describe("the serial scheme", () => {
  it("starts each activity of the list as early as links and the resource allow", () => {
    const starts = new Int32Array(8);

    const makespan = scheduleSerially(problem, Int32Array.of(0, 2, 4, 1, 6, 3, 5, 7), starts, createProfile(problem));

    // 2 takes 0-4, 4 needs all four units 4-6, 1 and 6 share 6-9 and 6-10, 3 needs all from 10, 5 follows.
    expect([...starts]).toEqual([0, 6, 0, 10, 4, 12, 6, 13]);
    expect(makespan).toBe(13);
  });

  it("fills a gap that an activity earlier in the list left", () => {
    const gap = readResourceProblem({ durations: [2, 2, 2], demands: [[1], [2], [1]], capacities: [2], successors: [[1], [], []] });
    const starts = new Int32Array(3);

    scheduleSerially(gap, Int32Array.of(0, 1, 2), starts, createProfile(gap));

    expect([...starts]).toEqual([0, 2, 0]);
  });
});

describe("the parallel scheme", () => {
  it("starts at each moment what may start, in the order of the list", () => {
    const starts = new Int32Array(8);

    const makespan = scheduleInParallel(problem, Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7), starts);

    // 1 takes 0-3; 2 needs three of the four units and waits until 3; 3 and 4 need all four, one after the other; 5 leaves too little for 6.
    expect([...starts]).toEqual([0, 0, 3, 7, 9, 11, 12, 16]);
    expect(makespan).toBe(16);
  });
});

describe("the search", () => {
  it("finds the optimum of the example", () => {
    const { makespan, starts } = solveResourceProblem(problem, 200, 1);

    expect(makespan).toBe(shortestByTrying(example));
    expect(brokenRules(problem, starts)).toEqual([]);
  });

  it("finds the shortest of all schedules of small projects, within its budget", () => {
    const small = fc.record({
      durations: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 5 }),
      demands: fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { minLength: 5, maxLength: 5 }),
      isBefore: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    });
    fc.assert(
      fc.property(small, ({ durations, demands, isBefore }) => {
        const pairs = [0, 1, 2, 3].flatMap((from) => [1, 2, 3, 4].filter((to) => to > from).map((to) => [from, to] as const));
        const successors = durations.map((_, from) =>
          pairs.flatMap((pair, index) => (pair[0] === from && isBefore[index] ? [pair[1]] : [])),
        );
        const input = { durations, demands, capacities: [3, 2], successors };
        const { makespan, schedules } = solveResourceProblem(readResourceProblem(input), 400, 7);
        expect(makespan).toBe(shortestByTrying(input));
        expect(schedules).toBeLessThanOrEqual(400);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same answer for the same seed", () => {
    fc.assert(
      fc.property(randomProblem, fc.integer(), (given, seed) => {
        expect(solveResourceProblem(given, 50, seed)).toEqual(solveResourceProblem(given, 50, seed));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["no activity", { durations: [], demands: [], capacities: [1], successors: [] }, 0],
    ["one activity", { durations: [5], demands: [[1]], capacities: [1], successors: [[]] }, 5],
    ["no resource", { durations: [5, 3], demands: [[], []], capacities: [], successors: [[1], []] }, 8],
  ])("answers for %s at once", (_name, input, makespan) => {
    expect(solveResourceProblem(readResourceProblem(input), 1000, 1)).toMatchObject({ makespan, schedules: 1, isOptimal: true });
  });
});

describe("every way to schedule", () => {
  it("keeps all links and capacities, is never shorter than the lower bound and never longer than all activities in a row", () => {
    fc.assert(
      fc.property(randomProblem, fc.integer(), (given, seed) => {
        const { size } = given.precedence;
        const windows = findWindows(given.precedence, given.durations);
        const backward = reverseProblem(given);
        for (const rule of priorityRules) {
          const list = sampleList(given.precedence, priorities(rule, windows), seed % 2 === 0 ? null : createRandom(seed));
          const starts = new Int32Array(size);
          const profile = createProfile(given);
          const makespans = [scheduleSerially(given, list, starts, profile)];
          expect(brokenRules(given, starts)).toEqual([]);
          makespans.push(scheduleInParallel(given, list, starts));
          expect(brokenRules(given, starts)).toEqual([]);
          makespans.push(scheduleSerially(backward, list.toReversed(), starts, profile));
          expect(brokenRules(backward, starts)).toEqual([]);
          for (const makespan of makespans) {
            expect(makespan).toBeGreaterThanOrEqual(lowerBound(given));
            expect(makespan).toBeLessThanOrEqual(given.horizon);
          }
        }
        const solved = solveResourceProblem(given, 60, seed);
        expect(brokenRules(given, solved.starts)).toEqual([]);
        expect(Math.max(0, ...solved.starts.map((start, activity) => start + (given.durations[activity] ?? 0)))).toBe(solved.makespan);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the priority rules", () => {
  it("put the example's activities in the orders of the survey", () => {
    const windows = findWindows(problem.precedence, problem.durations);
    const orderBy = (rule: (typeof priorityRules)[number]) => [...sampleList(problem.precedence, priorities(rule, windows))];

    // Without the resource the project takes 10: 0-2-4-6-7 is critical, 1, 3 and 5 have 4 to spare.
    expect([...windows.earliestStart]).toEqual([0, 0, 0, 3, 4, 5, 6, 10]);
    expect([...windows.latestFinish]).toEqual([0, 7, 4, 9, 6, 10, 10, 10]);
    expect(orderBy("latestFinish")).toEqual([0, 2, 4, 1, 3, 5, 6, 7]);
    expect(orderBy("latestStart")).toEqual([0, 2, 1, 4, 6, 3, 5, 7]);
    expect(orderBy("greatestRankWeight")).toEqual([0, 2, 4, 1, 6, 3, 5, 7]);
    expect(orderBy("leastSlack")).toEqual([0, 2, 4, 6, 1, 3, 5, 7]);
  });

  it("count successors at any distance once", () => {
    const diamond = readResourceProblem({
      durations: [1, 1, 1, 1],
      demands: [[], [], [], []],
      capacities: [],
      successors: [[1, 2], [3], [3], []],
    });

    expect([...priorities("mostSuccessors", findWindows(diamond.precedence, diamond.durations))]).toEqual([-3, -1, -1, -0]);
  });
});

describe("a problem that makes no sense", () => {
  it("is refused: activities that wait for each other, and one that needs more than there is", () => {
    expect(() => readResourceProblem({ durations: [1, 1], demands: [[], []], capacities: [], successors: [[1], [0]] })).toThrow(RangeError);
    expect(() => readResourceProblem({ durations: [1], demands: [[2]], capacities: [1], successors: [[]] })).toThrow(RangeError);
  });
});
