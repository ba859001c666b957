import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMatrix } from "#app/domain/process/matrix/check-matrix.ts";
import {
  performanceGrades,
  ratePriorities,
  usualBorders,
  type PerformanceGrade,
  type RatedProcess,
  type SuccessFactor,
} from "#app/domain/process/matrix/priority-matrix.ts";

function factor(id: string, en = "We need it", zh: string | null = null): SuccessFactor {
  return { id, name: { en, zh } };
}

function rated(id: string, grade: PerformanceGrade | null, impacts: string, owner: string | null = "li"): RatedProcess {
  return { id, name: { en: id, zh: null }, owner, grade, impacts: impacts.split("") };
}

const factors = ["a", "b", "c", "d"].map((id) => factor(id));

describe("which processes to improve first", () => {
  it("are those that many factors depend on and that are performed badly", () => {
    const processes = [
      rated("bill", "A", "a"),
      rated("sell", "D", "abc"),
      rated("serve", "C", "abcd"),
      rated("plan", "E", "d"),
      rated("buy", null, "ab"),
    ];

    expect(ratePriorities({ factors, processes, borders: usualBorders })).toEqual([
      { id: "serve", score: 4, z: 1.5, zone: 1 },
      { id: "sell", score: 3, z: 1.5, zone: 1 },
      { id: "plan", score: 1, z: 1.25, zone: 1 },
      { id: "bill", score: 1, z: 0.25, zone: 3 },
      { id: "buy", score: 2, z: null, zone: null },
    ]);
  });

  it("change with the borders that the team draws", () => {
    const processes = [rated("sell", "D", "abc"), rated("serve", "C", "abcd")];

    expect(ratePriorities({ factors, processes, borders: { first: 1.6, second: 1.5 } }).map(({ zone }) => zone)).toEqual([2, 2]);
  });

  it("are none where no factor depends on them, and impacts count once and on known factors alone", () => {
    expect(ratePriorities({ factors, processes: [rated("x", "E", ""), rated("y", "A", "aaz")], borders: usualBorders })).toEqual([
      { id: "y", score: 1, z: 1, zone: 2 },
      { id: "x", score: 0, z: 1, zone: null },
    ]);
    expect(ratePriorities({ factors: [], processes: [], borders: usualBorders })).toEqual([]);
  });

  it("never become less urgent when they are performed worse", () => {
    const grades = fc.constantFrom(...performanceGrades);
    fc.assert(
      fc.property(grades, grades, fc.subarray(["a", "b", "c", "d"]), (one, other, impacts) => {
        const zOf = (grade: PerformanceGrade) =>
          ratePriorities({
            factors,
            processes: [rated("x", grade, impacts.join("")), rated("all", "A", "abcd")],
            borders: usualBorders,
          }).find(({ id }) => id === "x")!.z!;
        if (one <= other) expect(zOf(one)).toBeLessThanOrEqual(zOf(other));
      }),
    );
  });
});

describe("what is asked about a matrix", () => {
  it("is whether factors are one thing each, in words of the team, and served", () => {
    const asked = [
      factor("one", "We need trained people and good data", "我们需要训练有素的员工和优质数据"),
      factor("two", "Data quality"),
      factor("three", "We must understand demand", "我们必须了解需求"),
      factor("four", "We need a brand", "我们必须有品牌并且领先"),
    ];
    const found = checkMatrix({
      factors: asked,
      processes: [rated("p", "A", ""), { ...rated("q", "B", ""), impacts: ["one", "two", "three"], owner: null }],
    });

    expect(found.map(({ code, at }) => `${code} ${at ?? ""}`)).toEqual([
      "matrix.factor.double one",
      "matrix.factor.wording two",
      "matrix.factor.double four",
      "matrix.factor.uncovered four",
      "matrix.process.idle p",
      "matrix.process.ownerless q",
    ]);
  });

  it("is whether there are too many factors, and too many processes of one owner", () => {
    const many = Array.from({ length: 9 }, (_, at) => factor(`f${at}`));
    const processes = Array.from({ length: 5 }, (_, at): RatedProcess => ({
      ...rated(`p${at}`, "A", ""),
      impacts: many.map(({ id }) => id),
    }));

    expect(checkMatrix({ factors: many, processes })).toEqual([
      { code: "matrix.factors", at: null, detail: { count: 9, limit: 8 } },
      { code: "matrix.owner.load", at: null, detail: { owner: "li", count: 5, limit: 4 } },
    ]);
  });
});
