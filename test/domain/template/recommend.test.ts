import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ProjectFacts } from "#app/domain/template/recommend.ts";
import { recommendTemplate } from "#app/domain/template/recommend.ts";
import { criticalities, templateKeys } from "#app/domain/template/template.ts";

const smallShop: ProjectFacts = { users: 12, sites: 1, criticality: "normal" };

describe("recommending a template", () => {
  it("proposes the rapid plan to a small company at one site", () => {
    expect(recommendTemplate(smallShop).key).toBe("rapid");
  });

  it("proposes the six steps to a medium company, because of its users", () => {
    const { key, reasons } = recommendTemplate({ users: 120, sites: 1, criticality: "normal", budgetMinor: 300_000_000n, currency: "CNY" });

    expect(key).toBe("std6");
    expect(reasons[0]).toEqual({ code: "template.reason.users", supports: "std6", users: 120, range: { from: 31, to: 300 } });
    expect(reasons.at(-1)).toMatchObject({ code: "template.reason.budgetWithin", budgetMinor: 300_000_000n });
  });

  it("proposes the phased plan to a group with several sites, because of its sites", () => {
    const { key, reasons } = recommendTemplate({ users: 200, sites: 4, criticality: "normal" });

    expect(key).toBe("large");
    expect(reasons.map((reason) => reason.code)).toEqual(["template.reason.sites", "template.reason.users", "template.reason.criticality"]);
  });

  it("does not run a critical system in without a prototype and two rehearsals", () => {
    expect(recommendTemplate({ ...smallShop, criticality: "high" }).key).toBe("std6");
  });

  it.each([
    [30, 1, "rapid"],
    [31, 1, "std6"],
    [300, 2, "std6"],
    [301, 1, "large"],
    [1, 3, "large"],
    [1, 1, "rapid"],
  ] as const)("draws the line for %i users at %i sites at %s", (users, sites, expected) => {
    expect(recommendTemplate({ users, sites, criticality: "low" }).key).toBe(expected);
  });

  it.each([
    [99_999_999n, "template.reason.budgetBelow"],
    [100_000_000n, "template.reason.budgetWithin"],
    [999_999_999n, "template.reason.budgetWithin"],
    [1_000_000_000n, "template.reason.budgetAbove"],
    [0n, "template.reason.budgetBelow"],
  ] as const)("compares a budget of %s fen with the band of the six steps: %s", (budgetMinor, code) => {
    const { key, reasons } = recommendTemplate({ users: 100, sites: 1, criticality: "normal", budgetMinor, currency: "CNY" });

    expect(key).toBe("std6");
    expect(reasons.at(-1)?.code).toBe(code);
  });

  it("says that a budget in another currency was not compared", () => {
    const reasons = recommendTemplate({ ...smallShop, budgetMinor: 5_000_000n, currency: "EUR" }).reasons;

    expect(reasons.at(-1)).toEqual({ code: "template.reason.budgetNotCompared", currency: "EUR" });
  });

  it("offers the other two, nearest first, with what speaks against a lighter one", () => {
    const { alternatives } = recommendTemplate({ users: 100, sites: 3, criticality: "low" });

    expect(alternatives.map(({ key, code, against }) => [key, code, against.map((reason) => reason.code)])).toEqual([
      ["std6", "template.alternative.lighter", ["template.reason.sites"]],
      ["rapid", "template.alternative.lighter", ["template.reason.sites", "template.reason.users"]],
    ]);
  });

  it.each([{ users: 0 }, { users: 1.5 }, { sites: 0 }, { sites: Number.NaN }, { budgetMinor: -1n }])("refuses %o", (wrong) => {
    expect(() => recommendTemplate({ ...smallShop, ...wrong })).toThrow(RangeError);
  });

  it("never proposes a lighter plan for more users, more sites or a higher criticality", () => {
    const facts = fc.record({
      users: fc.integer({ min: 1, max: 1000 }),
      sites: fc.integer({ min: 1, max: 6 }),
      criticality: fc.constantFrom(...criticalities),
    });
    const growth = fc.record({ users: fc.nat(500), sites: fc.nat(3), criticality: fc.nat(2) });
    fc.assert(
      fc.property(facts, growth, (before, more) => {
        const harder = criticalities[Math.min(2, criticalities.indexOf(before.criticality) + more.criticality)] ?? "high";
        const after = { users: before.users + more.users, sites: before.sites + more.sites, criticality: harder };
        const weightOf = (given: ProjectFacts): number => templateKeys.indexOf(recommendTemplate(given).key);
        expect(weightOf(after)).toBeGreaterThanOrEqual(weightOf(before));
      }),
    );
  });
});
