import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earnedSchedule, type PlannedPoint } from "#app/domain/earned-value/earned-schedule.ts";

const months = (...values: number[]): PlannedPoint[] => [0, ...values].map((value, time) => ({ time, value }));

describe("earnedSchedule", () => {
  it("interpolates within the period, as Lipke does: ES = C + I", () => {
    const { earned, variance, index, estimate, toCompleteIndex } = earnedSchedule({
      curve: months(10, 20, 40, 70, 100),
      earnedValue: 35,
      actualTime: 3,
    });

    expect(earned.value).toBe(2.75);
    expect(variance.value).toBe(-0.25);
    expect(index.value).toBeCloseTo(0.9167, 4);
    expect(estimate.value).toBeCloseTo(5.4545, 4);
    expect(toCompleteIndex.value).toBeCloseTo(2.25 / 2, 10);
  });

  it("agrees with Lipke's picture: all of May and part of June earned by the end of July", () => {
    // Earned Schedule Concept, earnedschedule.com: ES = 5 + (EV - PV(May)) / (PV(June) - PV(May)), AT = 7
    const curve = months(5, 15, 30, 50, 70, 90, 105, 115, 120);
    const { earned, variance } = earnedSchedule({ curve, earnedValue: 80, actualTime: 7 });
    expect(earned.value).toBe(5.5);
    expect(variance.value).toBe(-1.5);
  });

  it("still tells that late work was late once it is done, which EV / PV does not", () => {
    const { index, variance, estimate, toCompleteIndex } = earnedSchedule({ curve: months(50, 100), earnedValue: 100, actualTime: 4 });
    expect(index.value).toBe(0.5);
    expect(variance.value).toBe(-2);
    expect(estimate.value).toBe(4);
    expect(toCompleteIndex.reason).toBe("complete");
  });

  it("counts a stretch in which nothing was planned as earned with what came before it", () => {
    expect(earnedSchedule({ curve: months(50, 50, 50, 100), earnedValue: 50, actualTime: 3 }).variance.value).toBe(0);
  });

  it("has reasons: no budget, not begun, nothing planned, nothing earned, time over", () => {
    const ask = (earnedValue: number, actualTime: number, curve = months(0, 50, 100)) => earnedSchedule({ curve, earnedValue, actualTime });
    expect(ask(0, 1, months(0, 0)).index.reason).toBe("noBudget");
    expect(ask(0, 0).index.reason).toBe("notStarted");
    expect(ask(0, 1).index.reason).toBe("nothingPlanned");
    expect(ask(0, 2).estimate.reason).toBe("nothingEarned");
    expect(ask(0, 2).index.value).toBe(0);
    expect(ask(50, 3).toCompleteIndex.reason).toBe("timeSpent");
  });

  it("is on time exactly when what is earned is what was planned", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 }), fc.nat(), (steps, seed) => {
        let total = 0;
        const curve = months(...steps.map((step) => (total += step)));
        const period = 1 + (seed % (curve.length - 1));
        const { variance, index } = earnedSchedule({ curve, earnedValue: curve[period]!.value, actualTime: period });
        expect(variance.value).toBeCloseTo(0, 9);
        expect(index.value).toBeCloseTo(1, 9);
      }),
    );
  });
});
