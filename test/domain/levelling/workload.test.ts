import { describe, expect, it } from "vitest";
import { measureWorkload } from "#app/domain/levelling/workload.ts";
import type { WorkloadOptions } from "#app/domain/levelling/workload.ts";
import type { StaffedPlan } from "#app/domain/levelling/request.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { link, network, task } from "../schedule/small-network.ts";
import { awayOn, overloads, staffed } from "./staffed-plans.ts";

function loads(plan: StaffedPlan, options: WorkloadOptions): readonly string[] {
  const outcome = measureWorkload(plan, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value.map(
    (load) => `${load.personId} ${load.from} ${load.demandMinutes}/${load.capacityMinutes} +${load.overloadMinutes}`,
  );
}

describe("the workload", () => {
  const plan = staffed(network([task("A", 2), task("B", 1.5), task("C", 1)], [link("A FS C")]), { A: "li", B: "li*0.5 wu", C: "li" });

  it("is what tasks ask of each person on each day, by their units and working time", () => {
    expect(loads(plan, { per: "day" })).toEqual([
      "li 2026-01-05 720/480 +240",
      "li 2026-01-06 600/480 +120",
      "li 2026-01-07 480/480 +0",
      "wu 2026-01-05 480/480 +0",
      "wu 2026-01-06 240/480 +0",
    ]);
  });

  it("is summed by week, which keeps the impossible days in a week that has time enough", () => {
    expect(loads(plan, { per: "week" })).toEqual(["li 2026-01-05 1800/2400 +360", "wu 2026-01-05 720/2400 +0"]);
  });

  it("names the tasks that make it, the largest part first", () => {
    expect(overloads(plan)[0]).toMatchObject({
      tasks: [
        { taskId: "A", minutes: 480 },
        { taskId: "B", minutes: 240 },
      ],
    });
    expect(overloads(plan)).toHaveLength(2);
  });

  it("is looked at between two days", () => {
    expect(loads(plan, { per: "day", from: "2026-01-06", to: "2026-01-06" })).toEqual([
      "li 2026-01-06 600/480 +120",
      "wu 2026-01-06 240/480 +0",
    ]);
    expect(measureWorkload(plan, { per: "day", from: "soon" })).toEqual({
      ok: false,
      problem: { code: "levelling.day.invalid", field: "from", value: "soon" },
    });
  });

  it("lets two half days of work share a day", () => {
    expect(overloads(staffed(network([task("A", 0.5), task("B", 0.5)]), { A: "li", B: "li" }))).toEqual([]);
  });

  it("finds no time on days away, none in one who never works, and half of it in one who gives half", () => {
    const calendars = {
      standard: standardCalendar,
      away: awayOn(["2026-01-06", "2026-01-06"]),
      never: { week: [[], [], [], [], [], [], []], exceptions: [] },
    };
    const given = network([task("A", 2)], [], { calendars });
    const people = [
      { id: "away", capacity: 1, calendar: "away" },
      { id: "never", capacity: 1, calendar: "never" },
      { id: "half", capacity: 0.5 },
    ];

    expect(loads(staffed(given, { A: "away never half*0.5" }, people), { per: "week" })).toEqual([
      "away 2026-01-05 960/1920 +480",
      "never 2026-01-05 960/0 +960",
      "half 2026-01-05 480/1200 +0",
    ]);
  });

  it("rests where work pauses, and follows each of several people who share a task on calendars of their own", () => {
    const calendars = { standard: standardCalendar, away: awayOn(["2026-01-06", "2026-01-06"]) };
    const resting = network([task("A", 2, { pauses: [{ afterMinutes: 480, minutes: 480 }] })]);
    const assignments = [
      { workMinutes: 960, units: 1 },
      { calendar: "away", workMinutes: 960, units: 1 },
    ];
    const shared = network([task("A", 2, { assignments })], [], { calendars });
    const people = [
      { id: "li", capacity: 1 },
      { id: "wu", capacity: 1, calendar: "away" },
    ];

    expect(loads(staffed(resting, { A: "li" }), { per: "day" })).toEqual(["li 2026-01-05 480/480 +0", "li 2026-01-07 480/480 +0"]);
    expect(loads(staffed(shared, { A: "li wu" }, people), { per: "day" })).toEqual([
      "li 2026-01-05 480/480 +0",
      "li 2026-01-06 480/480 +0",
      "wu 2026-01-05 480/480 +0",
      "wu 2026-01-07 480/480 +0",
    ]);
  });

  it("counts no work of summaries, milestones and inactive tasks, and that of one person twice on a task once, together", () => {
    const given = network([
      { id: "phase", parent: null, durationMinutes: 0 },
      task("A", 1, { parent: "phase" }),
      task("gate", 0),
      task("off", 1, { active: false }),
    ]);
    const plan = staffed(given, { phase: "li", A: "li*0.25 li*0.5", gate: "li", off: "li" });

    expect(loads(plan, { per: "day" })).toEqual(["li 2026-01-05 360/480 +0"]);
  });

  it("takes what finished tasks took, from their actual start to their actual finish", () => {
    const done = network([task("A", 1, { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-06T17:00" })]);

    expect(loads(staffed(done, { A: "li" }), { per: "week" })).toEqual(["li 2026-01-05 960/2400 +0"]);
  });
});
