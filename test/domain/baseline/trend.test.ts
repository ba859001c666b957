import { describe, expect, it } from "vitest";
import { milestoneTrend } from "#app/domain/baseline/trend.ts";

const today = "2027-03-31";
const gate = (plannedAt: string, isReached = false) => ({ taskId: "gate", plannedAt: `${plannedAt}T17:00`, isReached });
const on = (day: string, plannedAt: string, isReached = false) => ({ day, ...gate(plannedAt, isReached) });

describe("milestoneTrend", () => {
  it("begins with a baseline, goes through what was recorded, and ends with the plan as it is", () => {
    const lines = milestoneTrend({
      today,
      current: [gate("2027-05-10")],
      records: [on("2027-03-01", "2027-05-07"), on("2027-02-01", "2027-05-03")],
      baselines: [{ taskId: "gate", day: "2027-01-04", plannedAt: "2027-05-01T17:00" }],
    });

    expect(lines[0]?.points.map(({ day, plannedAt }) => [day, plannedAt.slice(0, 10)])).toEqual([
      ["2027-01-04", "2027-05-01"],
      ["2027-02-01", "2027-05-03"],
      ["2027-03-01", "2027-05-07"],
      [today, "2027-05-10"],
    ]);
  });

  it("believes the record of a day rather than the baseline that was taken on it, and the plan rather than today's record", () => {
    const [line] = milestoneTrend({
      today,
      current: [gate("2027-05-10")],
      records: [on("2027-01-04", "2027-05-02"), on(today, "2027-05-09")],
      baselines: [{ taskId: "gate", day: "2027-01-04", plannedAt: "2027-05-01T17:00" }],
    });

    expect(line?.points.map(({ plannedAt }) => plannedAt.slice(0, 10))).toEqual(["2027-05-02", "2027-05-10"]);
  });

  it("ends the line of a gate on the day on which it was reached", () => {
    const [line] = milestoneTrend({
      today,
      current: [gate("2027-02-12", true)],
      records: [on("2027-02-01", "2027-02-10"), on("2027-02-15", "2027-02-12", true), on("2027-03-01", "2027-02-12", true)],
      baselines: [],
    });

    expect(line?.points).toEqual([
      { day: "2027-02-01", plannedAt: "2027-02-10T17:00", isReached: false },
      { day: "2027-02-12", plannedAt: "2027-02-12T17:00", isReached: true },
    ]);
  });

  it("goes on with a gate that was reached and opened again", () => {
    const [line] = milestoneTrend({
      today,
      current: [gate("2027-04-12")],
      records: [on("2027-02-15", "2027-02-12", true)],
      baselines: [],
    });

    expect(line?.points.map(({ isReached }) => isReached)).toEqual([false, false]);
  });

  it("has one point when nothing was recorded, and no line for what the plan has no more", () => {
    const lines = milestoneTrend({
      today,
      current: [gate("2027-04-12")],
      records: [{ ...on("2027-02-15", "2027-02-12"), taskId: "gone" }],
      baselines: [],
    });

    expect(lines).toEqual([{ taskId: "gate", points: [{ day: today, plannedAt: "2027-04-12T17:00", isReached: false }] }]);
  });
});
