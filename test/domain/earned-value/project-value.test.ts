import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectValue } from "#app/domain/earned-value/project-value.ts";
import { earnedBy, earningMethods, plannedBy, type ValuedTask } from "#app/domain/earned-value/task-value.ts";
import { at, officeHours, projectInput, valuedTask } from "./sample-tasks.ts";

const calendar = officeHours();

describe("plannedBy", () => {
  it("spreads a budget over working time: after Monday to Wednesday, three of five days", () => {
    expect(plannedBy(valuedTask("a"), calendar, at("2027-01-07T00:00"))).toBe(600);
    expect(plannedBy(valuedTask("a"), calendar, at("2027-01-06T12:00"))).toBe(500);
  });

  it("plans a point in time as a whole", () => {
    const gate = valuedTask("gate", { plannedStart: at("2027-01-06T17:00"), plannedFinish: at("2027-01-06T17:00") });
    expect(plannedBy(gate, calendar, at("2027-01-06T16:59"))).toBe(0);
    expect(plannedBy(gate, calendar, at("2027-01-06T17:00"))).toBe(1000);
  });

  it("spreads what lies outside of working time over the clock", () => {
    const weekend = valuedTask("a", { plannedStart: at("2027-01-09T00:00"), plannedFinish: at("2027-01-11T00:00") });
    expect(plannedBy(weekend, calendar, at("2027-01-10T00:00"))).toBe(500);
  });
});

describe("earnedBy", () => {
  const now = at("2027-01-07T00:00");
  const under = valuedTask("a", { progress: 40, actualStart: at("2027-01-04T08:00") });
  const done = valuedTask("a", { progress: 100, actualStart: at("2027-01-04T08:00"), actualFinish: at("2027-01-05T17:00") });

  it("earns by progress, by half or as a whole", () => {
    expect(earningMethods.map((method) => earnedBy(under, method, calendar, now, now))).toEqual([400, 500, 0]);
    expect(earningMethods.map((method) => earnedBy(done, method, calendar, now, now))).toEqual([1000, 1000, 1000]);
    expect(earningMethods.map((method) => earnedBy(valuedTask("a"), method, calendar, now, now))).toEqual([0, 0, 0]);
  });

  it("reckons back what was earned before now from actual dates", () => {
    expect(earnedBy(done, "percent", calendar, at("2027-01-04T17:00"), now)).toBe(500);
    expect(earnedBy(done, "whole", calendar, at("2027-01-04T17:00"), now)).toBe(0);
    expect(earnedBy(under, "percent", calendar, at("2027-01-04T00:00"), now)).toBe(0);
  });

  it("earns nothing by part of a point in time", () => {
    const gate = valuedTask("gate", { plannedStart: now, plannedFinish: now, progress: 50 });
    expect(earnedBy(gate, "percent", calendar, now, now)).toBe(0);
    expect(earnedBy({ ...gate, progress: 100 }, "percent", calendar, now, now)).toBe(1000);
  });
});

describe("projectValue", () => {
  it("says nothing of a project without budgets", () => {
    expect(projectValue(projectInput({ tasks: [] }))).toBeNull();
    expect(projectValue(projectInput({ tasks: [valuedTask("a", { budget: 0 })] }))).toBeNull();
  });

  it("adds up to the status date and tells each phase, with what was spent on no task last", () => {
    const tasks = [
      valuedTask("a", { progress: 50, actualStart: at("2027-01-04T08:00") }),
      valuedTask("b", { phaseId: "later", budget: 500 }),
    ];
    const spent = [
      { day: "2027-01-05", amount: 300, taskId: "a" },
      { day: "2027-01-06", amount: 70, taskId: null },
      { day: "2027-01-07", amount: 999, taskId: "a" },
    ];

    const value = projectValue(projectInput({ tasks, spent }))!;

    expect(value.figures).toMatchObject({ budgetAtCompletion: 1500, plannedValue: 900, earnedValue: 500, actualCost: 370 });
    expect([...value.phases.keys()]).toEqual(["phase", "later", null]);
    expect(value.phases.get("phase")).toMatchObject({ earnedValue: 500, actualCost: 300 });
    expect(value.phases.get(null)).toMatchObject({ budgetAtCompletion: 0, actualCost: 70 });
    expect(value.plannedFinish).toBe("2027-01-08");
  });

  it("forecasts the end from the pace so far", () => {
    // Half of what three of five days were to bring is done after three days of a week.
    const tasks = [valuedTask("a", { progress: 30, actualStart: at("2027-01-04T08:00") })];
    const { schedule, forecastFinish } = projectValue(projectInput({ tasks }))!;
    expect(schedule.index.value).toBeCloseTo(0.5, 10);
    expect(forecastFinish).toBe("2027-01-13");
  });

  it("stops the clock where all is done", () => {
    const tasks = [valuedTask("a", { progress: 100, actualStart: at("2027-01-04T08:00"), actualFinish: at("2027-01-08T17:00") })];
    const { schedule, forecastFinish } = projectValue(projectInput({ tasks, statusDay: "2027-03-01", today: "2027-03-01" }))!;
    expect(schedule.index.value).toBeCloseTo(1, 10);
    expect(forecastFinish).toBe("2027-01-08");
  });

  it("ends its planned course at the budget, never falls, and says nothing of what is to come", () => {
    const task = fc
      .record({ start: fc.nat(60), length: fc.nat(60), budget: fc.nat(1_000_000), progress: fc.nat(100) })
      .map(({ start, length, budget, progress }): ValuedTask => {
        const plannedStart = at("2027-01-04T08:00") + start * 1440;
        return valuedTask("x", { budget, progress, plannedStart, plannedFinish: plannedStart + length * 1440 });
      });
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 8 }), fc.constantFrom(...earningMethods), (tasks, method) => {
        const value = projectValue(projectInput({ tasks, method, statusDay: "2027-02-10", today: "2027-02-10" }));
        if (value === null || value.plannedStart > "2027-02-10") return;
        const { curve, figures } = value;
        expect(curve.at(-1)?.planned).toBe(figures.budgetAtCompletion);
        for (const [index, point] of curve.entries()) {
          expect(point.planned).toBeGreaterThanOrEqual(curve[index - 1]?.planned ?? 0);
          expect(point.earned === null).toBe(point.day > "2027-02-10");
        }
        expect(curve.find(({ day }) => day === "2027-02-10")?.earned).toBe(figures.earnedValue);
        const phases = [...value.phases.values()];
        expect(phases.reduce((sum, phase) => sum + phase.earnedValue, 0)).toBe(figures.earnedValue);
      }),
    );
  });
});
