import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBackward } from "#app/domain/schedule/backward.ts";
import type { Network } from "#app/domain/schedule/network.ts";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { formatDay, parseDay, weekday } from "#app/domain/time/day.ts";
import { early, link, network, schedule, sevenDays, task } from "./small-network.ts";

const rollout = network(
  [task("A", 4), task("B", 6), task("GoLive", 0), task("Care", 10)],
  [link("A FS B"), link("B FS GoLive"), link("GoLive FS Care")],
);

function plan(given: Network, goLive: string, day: string, today = "2026-01-01") {
  const outcome = planBackward(given, goLive, day, today);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

describe("planning back from a go-live", () => {
  it("finds the latest start whose go-live meets the day, whatever follows the go-live", () => {
    // Ten working days up to and including Friday 27 March begin on Monday 16 March.
    const result = plan(rollout, "GoLive", "2026-03-27");

    expect(result.start).toBe("2026-03-16T08:00");
    expect(early(result.schedule, "GoLive")).toBe("2026-03-27T17:00 2026-03-27T17:00");
    expect(result.daysInPast).toBe(0);
  });

  it("takes the working days before a go-live on a day off", () => {
    expect(plan(rollout, "GoLive", "2026-03-29").start).toBe("2026-03-16T08:00");
  });

  it("goes back across a long holiday", () => {
    const calendars = { standard: { ...standardCalendar, exceptions: [{ from: "2026-02-15", to: "2026-03-15", intervals: [] }] } };

    expect(plan({ ...rollout, calendars }, "GoLive", "2026-03-20").start).toBe("2026-02-09T08:00");
  });

  it("says by how many calendar days the start is past", () => {
    expect(plan(rollout, "GoLive", "2026-03-27", "2026-03-20").daysInPast).toBe(4);
    expect(plan(rollout, "GoLive", "2026-03-27", "2026-03-16").daysInPast).toBe(0);
  });

  it("does not read the network's own start", () => {
    expect(plan({ ...rollout, start: "2031-01-01T08:00" }, "GoLive", "2026-03-27").start).toBe("2026-03-16T08:00");
  });

  it("looks behind a date that pins the go-live itself", () => {
    const pinned = {
      ...rollout,
      tasks: rollout.tasks.map((item) =>
        item.id === "GoLive" ? { ...item, constraint: { type: "MFO" as const, at: "2026-03-27T17:00" } } : item,
      ),
    };

    expect(plan(pinned, "GoLive", "2026-03-27").start).toBe("2026-03-16T08:00");
  });

  it("meets the day on the go-live's own calendar", () => {
    const given = network([task("A", 5), task("W", 2, { calendar: "sevenDays" })], [link("A FS W")], {
      calendars: { standard: standardCalendar, sevenDays },
    });

    expect(plan(given, "W", "2026-03-22").start).toBe("2026-03-16T08:00");
    expect(plan(given, "W", "2026-03-21").start).toBe("2026-03-13T08:00");
  });

  it("begins on the go-live day itself when nothing comes before", () => {
    expect(plan(network([task("GoLive", 0)]), "GoLive", "2026-03-27").start).toBe("2026-03-27T08:00");
  });

  it("names a go-live that fixed dates keep from its day", () => {
    const late = network(
      [task("A", 1, { constraint: { type: "SNET", at: "2026-04-01T08:00" } }), task("GoLive", 0)],
      [link("A FS GoLive")],
    );

    expect(planBackward(late, "GoLive", "2026-03-27", "2026-01-01")).toEqual({
      ok: false,
      problem: { code: "schedule.goLive.unreachable", taskId: "GoLive", earliestFinish: "2026-04-01T17:00" },
    });
  });

  it("names an unknown go-live, a day that is none, and what the scheduler would refuse", () => {
    const loop = network([task("A", 1), task("B", 1)], [link("A FS B"), link("B FS A")]);

    expect(planBackward(rollout, "Z", "2026-03-27", "2026-01-01")).toMatchObject({ problem: { code: "schedule.goLive.unknown" } });
    expect(planBackward(rollout, "GoLive", "2026-02-30", "2026-01-01")).toMatchObject({ problem: { code: "schedule.day.invalid" } });
    expect(planBackward(rollout, "GoLive", "2026-03-27", "")).toMatchObject({ problem: { code: "schedule.day.invalid" } });
    expect(planBackward(loop, "A", "2026-03-27", "2026-01-01")).toMatchObject({ problem: { code: "schedule.cycle" } });
  });

  it("never finds a start when the next working day would do as well", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 365 }),
        (size, seed, offset) => {
          const given = makeNetwork(size, seed);
          const goLiveTask = `task-${size - 1}`;
          const goLiveDay = formatDay((parseDay("2027-01-01") ?? 0) + offset);

          const { start } = plan(given, goLiveTask, goLiveDay);

          const finishFrom = (day: number) => early(schedule({ ...given, start: `${formatDay(day)}T00:00` }), goLiveTask).slice(17, 27);
          const day = parseDay(start.slice(0, 10)) ?? 0;
          const nextWorkingDay = weekday(day) === 4 ? day + 3 : day + 1;
          expect(finishFrom(day) <= goLiveDay).toBe(true);
          expect(finishFrom(nextWorkingDay) > goLiveDay).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
