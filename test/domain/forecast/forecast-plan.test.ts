import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTableShelf, valueAt } from "#app/domain/forecast/distributions.ts";
import { normalQuantile } from "#app/domain/stats/normal.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { randomNetwork } from "../schedule/random-network.ts";
import { link, network, nonStop, schedule, task } from "../schedule/small-network.ts";
import { estimate, forecast, problemOf, request } from "./requests.ts";

/** Working days since the start of the plan, on a calendar without nights, where a day of work has 480 minutes. */
function daysTo(instant: string): number {
  return ((parseCivilTime(instant) ?? 0) - (parseCivilTime("2026-01-05T08:00") ?? 0)) / 480;
}

const roundTheClock = { calendar: "nonStop", calendars: { nonStop } };

describe("one task after the other", () => {
  it("adds up means and variances, as PERT does", () => {
    // The closed form of PERT (Malcolm et al. 1959): the durations of a path add up, and many of them come near the normal distribution.
    const names = Array.from({ length: 16 }, (_, index) => `T${index}`);
    const chain = network(
      names.map((id) => task(id, 4)),
      names.slice(1).map((id, index) => link(`T${index} FS ${id}`)),
      roundTheClock,
    );

    const { project, risks } = forecast(
      request(
        chain,
        names.map((id) => estimate(id, 2, 4, 9, { distribution: "triangular" })),
        { runs: 10_000 },
      ),
    );

    const mean = 16 * 5;
    const deviation = Math.sqrt(16 * ((4 + 16 + 81 - 8 - 18 - 36) / 18));
    expect(daysTo(project.p50)).toBeCloseTo(mean, 0);
    expect(Math.abs(daysTo(project.p10) - (mean + deviation * normalQuantile(0.1)))).toBeLessThan(0.3);
    expect(Math.abs(daysTo(project.p95) - (mean + deviation * normalQuantile(0.95)))).toBeLessThan(0.3);
    expect(project.deviationMinutes / 480).toBeCloseTo(deviation, 0);
    expect(project.p50ErrorMinutes).toBeLessThan(30);
    // Every task is on the only path, and each explains a quarter of the deviation: one sixteenth of the variance.
    for (const risk of risks) {
      expect(risk.criticality).toBe(1);
      expect(risk.cruciality).toBeCloseTo(0.25, 1);
      expect(risk.sensitivity).toBeCloseTo(0.25, 1);
    }
  });

  it("sums two even spreads to the triangle between their ends", () => {
    // With tasks that vary together, the sum varies as much as both: no middle way out.
    const two = network([task("A", 5), task("B", 5)], [link("A FS B")], roundTheClock);
    const estimates = [estimate("A", 1, 5, 9, { distribution: "triangular" }), estimate("B", 1, 5, 9, { distribution: "triangular" })];
    const groups = { A: "team", B: "team" };

    const apart = forecast(request(two, estimates, { runs: 5_000 })).project;
    const together = forecast(request(two, estimates, { runs: 5_000, correlation: 1, groups })).project;

    const single = createTableShelf()({ optimistic: 1, likely: 5, pessimistic: 9 }, "triangular");
    expect(Math.abs(daysTo(together.p95) - 2 * valueAt(single, normalQuantile(0.95)))).toBeLessThan(0.05);
    expect(together.deviationMinutes / apart.deviationMinutes).toBeCloseTo(Math.SQRT2, 1);
  });
});

describe("paths that meet", () => {
  const parallel = network([task("A", 5), task("B", 5), task("end", 0)], [link("A FS end"), link("B FS end")], roundTheClock);
  const estimates = ["A", "B"].map((id) => estimate(id, 3, 5, 7, { distribution: "triangular" }));

  it("finish with the later one: the share of runs is the product of both shares", () => {
    const { milestones, risks } = forecast(request(parallel, estimates, { milestones: ["end"], target: "end", runs: 10_000 }));

    const single = createTableShelf()({ optimistic: 3, likely: 5, pessimistic: 7 }, "triangular");
    const [end] = milestones;
    expect(Math.abs(daysTo(end?.p50 ?? "") - valueAt(single, normalQuantile(Math.sqrt(0.5))))).toBeLessThan(0.05);
    expect(Math.abs(daysTo(end?.p80 ?? "") - valueAt(single, normalQuantile(Math.sqrt(0.8))))).toBeLessThan(0.05);
    // Each of the two is the later one half of the time.
    expect(Math.abs(risks.find(({ taskId }) => taskId === "A")?.criticality ?? 0) - 0.5).toBeLessThan(0.02);
    expect(risks.find(({ taskId }) => taskId === "end")?.criticality).toBe(1);
  });

  it("keep the planned date a quarter of the time when each task keeps its own half of the time: merge bias", () => {
    const toTheMinute = network([task("A", 3), task("B", 3), task("end", 0)], [link("A FS end"), link("B FS end")], roundTheClock);
    const given = ["A", "B"].map((id) => estimate(id, 0.003, 3, 5.997, { distribution: "triangular" }));

    // Three spans of 480 minutes after 8:00 are the end of the day.
    const planned = forecast(request({ ...toTheMinute, start: "2026-01-05T00:00" }, given, { runs: 10_000 })).project;

    expect(planned.planned).toBe("2026-01-06T00:00");
    expect(Math.abs(planned.plannedShare - 0.25)).toBeLessThan(0.02);
  });
});

describe("a plan", () => {
  const plan = network(
    [
      { id: "phase", parent: null, durationMinutes: 0 },
      task("design", 5, { parent: "phase" }),
      task("build", 10, { parent: "phase" }),
      task("side", 2, { parent: "phase" }),
      task("gate", 0),
      task("goLive", 0),
    ],
    [link("design FS build"), link("design FS side"), link("phase FS gate"), link("gate FS goLive", 2)],
  );
  const estimates = [estimate("design", 4, 5, 9), estimate("build", 8, 10, 20), estimate("side", 1, 2, 3)];

  it("is forecast with its calendar and its links, from the summary's last task to go-live", () => {
    const { project, milestones, risks, tornado, convergence, runs } = forecast(
      request(plan, estimates, { milestones: ["gate", "goLive", "phase"], target: "goLive", promised: { goLive: "2026-02-02" } }),
    );

    const [gate, goLive, phase] = milestones;
    expect(project.planned).toBe("2026-01-27T17:00");
    expect(project).toMatchObject({ ...goLive, taskId: null, promised: null });
    expect(phase).toMatchObject({ ...gate, taskId: "phase" });
    expect(goLive?.plannedShare).toBeLessThan(0.25);
    expect(goLive?.promised?.share).toBeGreaterThan(goLive?.plannedShare ?? 1);
    expect(goLive?.quantiles).toHaveLength(101);
    expect([goLive?.quantiles[10], goLive?.quantiles[95]]).toEqual([goLive?.p10, goLive?.p95]);
    expect(goLive?.histogram.reduce((sum, bin) => sum + bin.runs, 0)).toBe(runs);
    expect(
      risks
        .filter(({ criticality }) => criticality === 1)
        .map(({ taskId }) => taskId)
        .sort(),
    ).toEqual(["build", "design", "gate", "goLive"]);
    expect(risks.find(({ taskId }) => taskId === "side")).toMatchObject({ criticality: 0, sensitivity: 0 });
    expect(tornado.map(({ taskId }) => taskId)).toEqual(["build", "design"]);
    expect(tornado[0]?.swingMinutes).toBe((tornado[0]?.longMinutes ?? 0) - (tornado[0]?.shortMinutes ?? 0));
    expect(convergence.map((step) => step.runs).at(-1)).toBe(runs);
  });

  it("gives the same bytes for the same seed, and others for another one", () => {
    const bytes = (seed: number) => JSON.stringify(forecast(request(plan, estimates, { seed, runs: 300, correlation: 0.4 })));

    expect(bytes(5)).toBe(bytes(5));
    expect(bytes(5)).not.toBe(bytes(6));
  });

  it("strays further when tasks of a phase share their luck", () => {
    const deviation = (correlation: number) => forecast(request(plan, estimates, { correlation })).project.deviationMinutes;

    expect(deviation(0.8)).toBeGreaterThan(1.15 * deviation(0));
  });

  it("leaves the plan it is given as it is", () => {
    const before = JSON.stringify(plan);
    forecast(request(plan, estimates, { runs: 50 }));

    expect(JSON.stringify(plan)).toBe(before);
  });
});

describe("work that has begun", () => {
  it("varies in what is left, and not at all when it is done", () => {
    const begun = network(
      [
        task("done", 5, { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-13T17:00" }),
        task("half", 10, { actualStart: "2026-01-05T08:00", percentComplete: 50 }),
        task("next", 1),
      ],
      [link("done FS next"), link("half FS next")],
    );

    const { ignored, project, risks } = forecast(request(begun, [estimate("done", 1, 5, 30), estimate("half", 10, 10, 20)]));

    expect(ignored).toEqual([{ taskId: "done", reason: "finished" }]);
    // Half of ten days is done; the rest takes five to ten, and one more day follows.
    expect(project.quantiles[0]! >= "2026-01-19T17:00" && project.quantiles[0]! < "2026-01-20T09:00").toBe(true);
    expect(project.quantiles[100]! > "2026-01-22T17:00" && project.quantiles[100]! <= "2026-01-26T17:00").toBe(true);
    expect(risks.map(({ taskId }) => taskId)).toEqual(["half", "next"]);
  });
});

describe("the edges", () => {
  it.each([
    ["no task", network([]), "2026-01-05T08:00"],
    ["one task without an estimate", network([task("A", 2)]), "2026-01-06T17:00"],
    [
      "nothing but finished tasks",
      network([task("A", 2, { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-07T12:00" })]),
      "2026-01-07T12:00",
    ],
  ])("with %s every run is the plan", (_name, given, finish) => {
    const { project, tornado, estimatedTasks, runs } = forecast(
      request(given, given.tasks.some(({ actualFinish }) => actualFinish) ? [estimate("A", 1, 2, 3)] : []),
    );

    expect([project.planned, project.p10, project.p95, project.quantiles[100]]).toEqual([finish, finish, finish, finish]);
    expect(project).toMatchObject({ plannedShare: 1, deviationMinutes: 0, p80ErrorMinutes: 0 });
    expect([tornado, estimatedTasks, runs]).toEqual([[], 0, 1]);
  });

  it("one run is a forecast, too", () => {
    const { project, runs, convergence } = forecast(request(network([task("A", 2)]), [estimate("A", 1, 2, 3)], { runs: 1 }));

    expect([runs, project.histogram.length, convergence.length]).toEqual([1, 1, 1]);
    expect(project.deviationMinutes).toBe(0);
  });

  it("tells which estimates count for nothing", () => {
    const given = network([
      { id: "phase", parent: null, durationMinutes: 0 },
      task("A", 2, { parent: "phase" }),
      task("gate", 0),
      task("manual", 1, { manual: { start: "2026-01-06T08:00", finish: "2026-01-06T17:00" } }),
      task("off", 1, { active: false }),
    ]);

    const { ignored } = forecast(
      request(
        given,
        ["phase", "A", "A", "gate", "manual", "off", "gone"].map((id) => estimate(id, 1, 2, 3)),
      ),
    );

    expect(ignored.map(({ taskId, reason }) => `${taskId} ${reason}`)).toEqual([
      "phase summary",
      "A repeated",
      "gate milestone",
      "manual manual",
      "off inactive",
      "gone unknown",
    ]);
  });

  it("gives tasks without estimates the usual spread, when there is one", () => {
    const given = network([task("A", 10), task("B", 10)], [link("A FS B")]);
    const usualSpread = { optimistic: 0.5, pessimistic: 2 };

    expect(forecast(request(given, [], { usualSpread })).estimatedTasks).toBe(2);
    expect(
      forecast(request(given, [estimate("A", 10, 10, 10)], { usualSpread })).risks.find(({ taskId }) => taskId === "A")?.deviationMinutes,
    ).toBe(0);
  });

  it.each([
    ["estimates that fall", [estimate("A", 3, 2, 4)], {}, { code: "forecast.estimate.invalid", taskId: "A" }],
    [
      "a lognormal estimate from zero",
      [estimate("A", 0, 1, 2, { distribution: "lognormal" })],
      {},
      { code: "forecast.estimate.invalid", taskId: "A" },
    ],
    ["an estimate that is no number", [estimate("A", Number.NaN, 1, 2)], {}, { code: "forecast.estimate.invalid", taskId: "A" }],
    ["an unknown milestone", [], { milestones: ["gone"] }, { code: "forecast.milestone.unknown", taskId: "gone" }],
    ["no runs", [], { runs: 0 }, { code: "forecast.number.invalid", field: "runs", value: 0 }],
    ["too strong a correlation", [], { correlation: 2 }, { code: "forecast.number.invalid", field: "correlation", value: 2 }],
    [
      "a spread that is none",
      [],
      { usualSpread: { optimistic: 2, pessimistic: 3 } },
      { code: "forecast.number.invalid", field: "usualSpread", value: 2 },
    ],
    ["a loop", [], { network: network([task("A", 1), task("B", 1)], [link("A FS B"), link("B FS A")]) }, { code: "schedule.cycle" }],
  ])("refuses %s", (_name, estimates, more, problem) => {
    expect(problemOf(request(network([task("A", 2)]), estimates, more))).toMatchObject(problem);
  });
});

describe("any plan", () => {
  it("has, where nothing varies by more than it is planned, the dates that the engine calculates, and every task on the path is critical", () => {
    fc.assert(
      fc.property(randomNetwork({ hasSummaries: true, hasMixedCalendars: true, hasLeads: true }), (given) => {
        const planned = scheduleNetwork(given);
        if (!planned.ok) return;
        const fixed = given.tasks.map(({ id, durationMinutes }) => ({
          taskId: id,
          optimistic: durationMinutes,
          likely: durationMinutes,
          pessimistic: durationMinutes,
        }));
        const { project, risks } = forecast(request(given, fixed, { runs: 3 }));
        expect([project.planned, project.p10, project.p95]).toEqual([planned.value.finish, planned.value.finish, planned.value.finish]);
        expect(risks.some(({ criticality }) => criticality === 1)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("is never earlier than with all tasks at their best, nor later than at their worst, where links ask finishes for starts", () => {
    fc.assert(
      fc.property(randomNetwork({ onlyFinishToStart: true, hasSummaries: true }), fc.integer(), (given, seed) => {
        const estimates = given.tasks.map(({ id, durationMinutes }) => ({
          taskId: id,
          optimistic: Math.ceil(durationMinutes / 2),
          likely: durationMinutes,
          pessimistic: durationMinutes * 2,
        }));
        const finishWith = (change: (minutes: number) => number) =>
          schedule({ ...given, tasks: given.tasks.map((one) => ({ ...one, durationMinutes: change(one.durationMinutes) })) }).finish;
        const { project } = forecast(request(given, estimates, { runs: 40, seed }));
        expect(project.quantiles[0]! >= finishWith((minutes) => Math.ceil(minutes / 2))).toBe(true);
        expect(project.quantiles[100]! <= finishWith((minutes) => minutes * 2)).toBe(true);
        expect(project.quantiles).toEqual(project.quantiles.toSorted());
      }),
      { numRuns: 60 },
    );
  });
});
