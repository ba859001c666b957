import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standingOfExtensions, usualCap } from "#app/domain/requirement/extension-cap.ts";
import { dispositions, requirementStatuses, type Requirement } from "#app/domain/requirement/requirement.ts";

const plain: Requirement = {
  ...{ id: "r", version: 1, number: 1, statement: { text: "", zh: null }, kind: "functional", priority: "must" },
  ...{ source: "", ownerId: null, disposition: "standard", effortDays: null, status: "agreed", taskId: null },
};
const many = (count: number, changes: Partial<Requirement>) => Array.from({ length: count }, () => ({ ...plain, ...changes }));

describe("what may be built", () => {
  it("is passed by 4 of 18 agreed requirements at a cap of a fifth, and not at the cap itself", () => {
    const standing = standingOfExtensions([...many(14, {}), ...many(4, { disposition: "extend", effortDays: 5 })], usualCap);
    expect(standing).toMatchObject({ agreed: 18, extended: 4, days: 20, isPassed: true });
    expect(standing.used).toBeCloseTo(0.2222, 4);
    expect(standingOfExtensions([...many(4, {}), ...many(1, { disposition: "extend" })], usualCap).isPassed).toBe(false);
  });

  it("counts person-days where it is bounded by them, and tells what nobody estimated or decided", () => {
    const built = [...many(2, { disposition: "extend", effortDays: 12.5 }), ...many(1, { disposition: "extend" })];
    const standing = standingOfExtensions([...built, ...many(2, { disposition: "undecided" })], { basis: "days", cap: 25 });
    expect(standing).toMatchObject({ used: 25, isPassed: false, unestimated: 1, undecided: 2 });
    expect(standingOfExtensions(built, { basis: "days", cap: 24 }).isPassed).toBe(true);
  });

  it("is nothing while nothing is agreed", () => {
    expect(standingOfExtensions(many(3, { status: "draft", disposition: "extend" }), { basis: "share", cap: 0 })).toMatchObject({
      used: null,
      isPassed: false,
    });
  });

  it("never counts what is not agreed", () => {
    const one = fc.record({
      disposition: fc.constantFrom(...dispositions),
      status: fc.constantFrom(...requirementStatuses),
      effortDays: fc.option(fc.integer({ min: 0, max: 100 })),
    });
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom("share" as const, "days" as const), (list, basis) => {
        const all = list.map((changes) => ({ ...plain, ...changes }));
        const agreed = all.filter(({ status }) => status === "agreed");
        expect(standingOfExtensions(all, { basis, cap: 0.2 })).toEqual(standingOfExtensions(agreed, { basis, cap: 0.2 }));
      }),
    );
  });
});
