import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOf } from "#app/domain/earned-value/exact.ts";
import { valueFigures } from "#app/domain/earned-value/figures.ts";

const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe("valueFigures", () => {
  it("agrees with the example of the R package PRA 0.3.0 (Govan, Earned Value Management)", () => {
    const figures = valueFigures({ budgetAtCompletion: 100_000, plannedValue: 40_000, earnedValue: 35_000, actualCost: 63_000 });

    expect(figures.scheduleVariance.value).toBe(-5_000);
    expect(figures.costVariance.value).toBe(-28_000);
    expect(figures.scheduleIndex.value).toBe(0.875);
    expect(figures.costIndex.value).toBeCloseTo(0.5556, 4);
    expect(figures.estimateAsPlanned.value).toBe(128_000);
    expect(figures.estimateAsSoFar.value).toBe(180_000);
    expect(figures.estimateWithSchedule.value).toBe(63_000 + Math.round(65_000 / ((35 / 63) * 0.875)));
  });

  it("agrees with an exam guide's estimate: 150,000 of 500,000 earned for 162,000 ends at 540,000", () => {
    // gristprojectmanagement.us, EAC using the CPI; its 538,344 comes of a CPI rounded to 0.93.
    const figures = valueFigures({ budgetAtCompletion: 500_000, plannedValue: 150_000, earnedValue: 150_000, actualCost: 162_000 });

    expect(figures.estimateAsSoFar.value).toBe(540_000);
    expect(figures.estimateToComplete.value).toBe(378_000);
    expect(figures.varianceAtCompletion.value).toBe(-40_000);
    expect(figures.toCompleteIndex.value).toBeCloseTo(350 / 338, 10);
  });

  it("agrees with a civil engineer's review question: 1.5 of 5 million earned for 1.8 ends at 6", () => {
    // ceboardexamgenerator.com, Project control and earned value
    const figures = valueFigures({ budgetAtCompletion: 5_000_000, plannedValue: 1, earnedValue: 1_500_000, actualCost: 1_800_000 });
    expect(figures.estimateAsSoFar.value).toBe(6_000_000);
  });

  it("has a reason in place of every ratio by nothing", () => {
    const nothing = valueFigures({ budgetAtCompletion: 0, plannedValue: 0, earnedValue: 0, actualCost: 70 });
    const { budgetAtCompletion: _, plannedValue: __, earnedValue: ___, actualCost: ____, ...figures } = nothing;
    expect(Object.values(figures).every(({ reason }) => reason === "noBudget")).toBe(true);

    const early = valueFigures({ budgetAtCompletion: 100, plannedValue: 0, earnedValue: 0, actualCost: 0 });
    expect(early.costIndex.reason).toBe("nothingSpent");
    expect(early.scheduleIndex.reason).toBe("nothingPlanned");
    expect(early.estimateAsSoFar.reason).toBe("nothingSpent");
    expect(early.estimateAsPlanned.value).toBe(100);

    const unearned = valueFigures({ budgetAtCompletion: 100, plannedValue: 50, earnedValue: 0, actualCost: 30 });
    expect(unearned.costIndex.value).toBe(0);
    expect(unearned.estimateAsSoFar.reason).toBe("nothingEarned");
    expect(unearned.estimateAsPlanned.value).toBe(130);

    expect(valueFigures({ budgetAtCompletion: 100, plannedValue: 50, earnedValue: 40, actualCost: 100 }).toCompleteIndex.reason).toBe(
      "budgetSpent",
    );
  });

  it("estimates what was spent once everything is done, spent nothing or not", () => {
    for (const actualCost of [0, 120]) {
      const done = valueFigures({ budgetAtCompletion: 100, plannedValue: 100, earnedValue: 100, actualCost });
      expect([done.estimateAsPlanned.value, done.estimateAsSoFar.value, done.estimateWithSchedule.value]).toEqual(
        Array(3).fill(actualCost),
      );
      expect(done.estimateToComplete.value).toBe(0);
      expect(done.toCompleteIndex.reason).toBe("complete");
    }
  });

  it("never answers with anything but whole units and finite ratios", () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (budget, planned, earned, actualCost) => {
        const figures = valueFigures({
          budgetAtCompletion: budget,
          plannedValue: Math.min(planned, budget),
          earnedValue: Math.min(earned, budget),
          actualCost,
        });
        const { budgetAtCompletion: _, plannedValue: __, earnedValue: ___, actualCost: ____, ...rest } = figures;
        for (const { value, reason } of Object.values(rest)) expect(value === null ? reason !== null : Number.isFinite(value)).toBe(true);
        const { estimateToComplete, estimateAsSoFar, varianceAtCompletion } = rest;
        if (estimateAsSoFar.value === null) return;
        expect(estimateAsSoFar.value - actualCost).toBe(estimateToComplete.value);
        expect(budget - estimateAsSoFar.value).toBe(varianceAtCompletion.value);
      }),
    );
  });
});

describe("shareOf", () => {
  it("rounds halves away from zero and loses nothing of large amounts", () => {
    expect(shareOf(5, 1, 2)).toBe(3);
    expect(shareOf(-5, 1, 2)).toBe(-3);
    expect(shareOf(10_000, 2, 3)).toBe(6667);
    expect(shareOf(9_007_199_254_740_991, 3, 3)).toBe(9_007_199_254_740_991);
    expect(() => shareOf(1, 1, 0)).toThrow(RangeError);
  });

  it("gives shares that add up to within half a unit each", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 100_000 }), (whole, parts) => {
        const part = shareOf(whole, 1, parts);
        expect(Math.abs(part * parts - whole)).toBeLessThanOrEqual(parts / 2);
      }),
    );
  });
});
