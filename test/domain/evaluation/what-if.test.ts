import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addressOfPoints, pointsOfAddress, weighAnew, whatIfTable, type WhatIfTable } from "#app/domain/evaluation/what-if.ts";
import { compareVendors } from "#app/domain/scoring/comparison.ts";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { criterion, members, model, scores, vendor } from "../scoring/small-model.ts";

const table: WhatIfTable = {
  criteria: [
    { id: "quality", parentId: null, isLeaf: false, share: 0.6 },
    { id: "people", parentId: "quality", isLeaf: true, share: 0.5 },
    { id: "tool", parentId: "quality", isLeaf: true, share: 0.5 },
    { id: "cost", parentId: null, isLeaf: true, share: 0.4 },
  ],
  vendors: [
    { id: "a", offset: 0, values: { people: 1, tool: 0.5, cost: 0 } },
    { id: "b", offset: 0, values: { people: 0.5, tool: 0.5, cost: 1 } },
  ],
};

describe("weights that are tried out", () => {
  it("are the declared ones until some are moved", () => {
    // 100 (0.3 x 1 + 0.3 x 0.5) = 45 and 100 (0.3 x 0.5 + 0.3 x 0.5 + 0.4) = 70.
    const result = weighAnew(table, new Map());
    expect(result?.standings.map(({ id, rank, total }) => [id, rank, Math.round(total)])).toEqual([
      ["a", 2, 45],
      ["b", 1, 70],
    ]);
  });

  it("turn the ranking, those beside them keeping their proportions", () => {
    const result = weighAnew(table, new Map([["cost", 0]]));
    expect(result?.standings.map(({ rank, total }) => [rank, total])).toEqual([
      [1, 75],
      [2, 50],
    ]);
    expect(Object.fromEntries(result?.weights ?? [])).toEqual({ quality: 1, people: 0.5, tool: 0.5, cost: 0 });
  });

  it("share ranks where totals are equal", () => {
    const points = new Map([
      ["cost", 0],
      ["people", 0],
    ]);
    expect(weighAnew(table, points)?.standings.map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it("are refused where a group that counts has no points, and not where one that does not has none", () => {
    const none = new Map([
      ["people", 0],
      ["tool", 0],
    ]);
    expect(weighAnew(table, none)).toBeNull();
    expect(weighAnew(table, new Map([...none, ["quality", 0]]))?.standings.map(({ total }) => total)).toEqual([0, 100]);
  });

  it("give the engine's own totals for any weights", () => {
    const points = fc.integer({ min: 1, max: 100 });
    const score = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(points, { minLength: 4, maxLength: 4 }), fc.array(score, { minLength: 6, maxLength: 6 }), (weights, given) => {
        const build = ([top = 1, other = 1, one = 1, two = 1]: readonly number[]) => {
          const who = members("m");
          const byVendor = (id: string, from: number) =>
            scores(id, { one: [given[from] ?? 0], two: [given[from + 1] ?? 0], other: [given[from + 2] ?? 0] }, who);
          const prepared = prepareModel(
            model({
              criteria: [criterion("top", top, { children: [criterion("one", one), criterion("two", two)] }), criterion("other", other)],
              vendors: [vendor("a"), vendor("b")],
              members: who,
              scores: [...byVendor("a", 0), ...byVendor("b", 3)],
            }),
          );
          return { prepared, comparison: compareVendors(prepared, evaluateVendors(prepared)) };
        };
        const own = whatIfTable(build([3, 2, 1, 4]));
        const ids = ["top", "other", "one", "two"];
        const tried = weighAnew(own, new Map(ids.map((id, at) => [id, weights[at]!])));
        const { totals } = build(weights).comparison;
        tried?.standings.forEach(({ total }, at) => expect(total).toBeCloseTo(totals[at]!, 9));
      }),
    );
  });
});

describe("the address of weights that are tried out", () => {
  it("carries what was moved, and reads what anybody may type", () => {
    const points = new Map([
      ["cost", 12.5],
      ["people", 100],
    ]);
    const address = addressOfPoints(table.criteria, points);
    expect(address).toBe("w.people=100&w.cost=12.5");
    expect(pointsOfAddress(table.criteria, new URLSearchParams(address))).toEqual(new Map([...points].reverse()));
    const odd = new URLSearchParams("w.cost=-1&w.people=NaN&w.tool=101&w.quality=&w.nobody=3&cost=3");
    expect(pointsOfAddress(table.criteria, odd).size).toBe(0);
  });

  it("passes over weights as they were declared, rounded as a field shows them", () => {
    const criteria = [{ id: "third", parentId: null, isLeaf: true, share: 1 / 3 }];
    expect(pointsOfAddress(criteria, new URLSearchParams("w.third=33.3333")).size).toBe(0);
    expect(pointsOfAddress(criteria, new URLSearchParams("w.third=33.34")).get("third")).toBe(33.34);
  });
});
