import { describe, expect, it } from "vitest";
import { proposeLevelling } from "#app/domain/levelling/propose-levelling.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { early, link, network, task, workday } from "../schedule/small-network.ts";
import { applied, awayOn, overloads, propose, shiftOf, staffed } from "./staffed-plans.ts";

describe("two tasks of one person at a time", () => {
  const plan = staffed(
    network([task("A", 3), task("B", 2), task("C", 1), task("goLive", 0)], [link("B FS C"), link("A FS goLive"), link("C FS goLive")]),
    { A: "li", B: "li", C: "wu" },
  );
  const proposal = propose(plan, { milestones: ["goLive"] });

  it("are put one after the other, and it is told who kept which waiting, when and with what", () => {
    // A first: both branches take three days, and the rule prefers the one that must be done earlier: B has C behind it.
    const held = shiftOf(proposal, "A");
    expect(held).toEqual({
      taskId: "A",
      startBefore: "2026-01-05T08:00",
      start: "2026-01-07T08:00",
      finishBefore: "2026-01-07T17:00",
      finish: "2026-01-09T17:00",
      byMinutes: 2 * workday,
      delayMinutes: 2 * 1440,
      causes: [{ personId: "li", from: "2026-01-05", to: "2026-01-06", tasks: ["B"] }],
      follows: null,
    });
  });

  it("move go-live, as little as can be", () => {
    const goLive = { finishBefore: "2026-01-07T17:00", finish: "2026-01-09T17:00", byMinutes: 2 * workday };
    expect(proposal.milestones).toEqual([{ taskId: "goLive", ...goLive }]);
    expect(proposal.project).toEqual({ taskId: null, ...goLive });
    expect(shiftOf(proposal, "goLive")).toMatchObject({ delayMinutes: 0, causes: [], follows: "A" });
  });

  it("leave nothing behind, and are calculated where they are proposed", () => {
    expect([proposal.overloadedDaysBefore, proposal.overloadedDaysAfter, proposal.remaining]).toEqual([2, 0, []]);
    expect(proposal.delays).toEqual([{ taskId: "A", levellingDelayMinutes: 2880, beforeMinutes: 0 }]);
    expect(early(applied(plan, proposal), "A")).toBe("2026-01-07T08:00 2026-01-09T17:00");
  });
});

describe("a plan without overloads", () => {
  it("is left alone, and loses delays that nothing asks for any more", () => {
    const calm = staffed(network([task("A", 2), task("B", 2)], [link("A FS B")]), { A: "li", B: "li" });
    const late = staffed(network([task("A", 2), task("B", 2, { levellingDelayMinutes: 2880 })], [link("A FS B")]), { A: "li", B: "li" });

    expect(propose(calm)).toMatchObject({ delays: [], shifts: [], remaining: [], missedDeadlines: [] });
    expect(propose(late)).toMatchObject({
      delays: [{ taskId: "B", levellingDelayMinutes: 0, beforeMinutes: 2880 }],
      shifts: [{ taskId: "B", byMinutes: -2 * workday, follows: null, causes: [] }],
    });
  });

  it.each([
    ["no task", staffed(network([]), {})],
    ["nobody", staffed(network([task("A", 2), task("B", 2)]), {})],
    ["one task", staffed(network([task("A", 2)]), { A: "li" })],
  ])("may have %s", (_name, plan) => {
    expect(propose(plan)).toMatchObject({ delays: [], shifts: [], remaining: [], overloadedDaysBefore: 0 });
  });

  it("is levelled once: what is proposed for a levelled plan is nothing", () => {
    const plan = staffed(network([task("A", 2), task("B", 3), task("C", 1)], [link("A FS C")]), { A: "li", B: "li", C: "li" });
    const proposal = propose(plan);
    const levelled = {
      ...plan,
      network: {
        ...plan.network,
        tasks: plan.network.tasks.map((one) => ({
          ...one,
          levellingDelayMinutes: proposal.delays.find(({ taskId }) => taskId === one.id)?.levellingDelayMinutes ?? 0,
        })),
      },
    };

    expect(propose(levelled)).toMatchObject({ delays: [], shifts: [], overloadedDaysBefore: 0 });
  });
});

describe("a task that must not be held back", () => {
  it.each([
    ["started", task("A", 2, { actualStart: "2026-01-05T08:00" }), {}],
    ["finished", task("A", 2, { percentComplete: 100, actualStart: "2026-01-05T08:00", actualFinish: "2026-01-06T17:00" }), {}],
    ["manual", task("A", 2, { manual: { start: "2026-01-05T08:00", finish: "2026-01-06T17:00" } }), {}],
    ["mustDate", task("A", 2, { constraint: { type: "MSO", at: "2026-01-05T08:00" } }), {}],
    ["priority", task("A", 2), { priorities: { A: 1000 } }],
  ] as const)("stays and the other goes: %s", (_why, fixed, options) => {
    const plan = staffed(network([task("B", 2, { deadline: "2026-01-06T17:00" }), fixed]), { A: "li", B: "li" });

    const proposal = propose(plan, options);

    expect(proposal.shifts.map(({ taskId, start }) => `${taskId} ${start}`)).toEqual(["B 2026-01-07T08:00"]);
    expect(proposal.missedDeadlines).toEqual([{ taskId: "B", deadline: "2026-01-06T17:00", byMinutes: 2 * workday }]);
    expect(proposal.remaining).toEqual([]);
  });

  it("is named where two of them clash", () => {
    const started = { actualStart: "2026-01-05T08:00" };
    const plan = staffed(network([task("A", 2, started), task("B", 1, started)]), { A: "li", B: "li" });

    expect(propose(plan)).toMatchObject({
      delays: [],
      overloadedDaysBefore: 1,
      overloadedDaysAfter: 1,
      remaining: [
        {
          personId: "li",
          from: "2026-01-05",
          to: "2026-01-05",
          demandMinutes: 960,
          capacityMinutes: 480,
          reason: {
            code: "fixed",
            tasks: [
              { taskId: "A", why: "started" },
              { taskId: "B", why: "started" },
            ],
          },
        },
      ],
    });
  });

  it("is as late as possible, and told as such", () => {
    const alap = { constraint: { type: "ALAP" } as const };
    const plan = staffed(network([task("A", 2, alap), task("B", 2, alap), task("C", 5)]), { A: "li", B: "li", C: "wu" });

    expect(propose(plan).remaining[0]?.reason).toMatchObject({
      code: "fixed",
      tasks: [{ why: "asLateAsPossible" }, { why: "asLateAsPossible" }],
    });
  });
});

describe("what cannot be solved", () => {
  it("is a task that by itself asks for more than a person has", () => {
    const plan = staffed(network([task("A", 2), task("B", 1)]), { A: "li*1.5", B: "li" });

    const proposal = propose(plan);

    expect(proposal.remaining).toMatchObject([
      { from: "2026-01-05", to: "2026-01-06", demandMinutes: 1440, capacityMinutes: 960, reason: { code: "alone", taskId: "A" } },
    ]);
    expect(shiftOf(proposal, "B")?.start).toBe("2026-01-07T08:00");
  });

  it("is work of a person without any time, or away for ever", () => {
    const calendars = {
      standard: standardCalendar,
      never: { week: [[], [], [], [], [], [], []], exceptions: [] },
      gone: awayOn(["2026-01-06", "2199-12-31"]),
    };
    const given = network([task("A", 2), task("B", 2), task("C", 2)], [], { calendars });
    const people = [
      { id: "never", capacity: 1, calendar: "never" },
      { id: "gone", capacity: 1, calendar: "gone" },
      { id: "idle", capacity: 0 },
    ];

    const proposal = propose(staffed(given, { A: "never", B: "gone", C: "idle" }, people));

    expect(proposal.delays).toEqual([]);
    expect(proposal.remaining.map(({ personId, from, to, reason }) => [personId, from, to, reason])).toEqual([
      ["never", "2026-01-05", "2026-01-06", { code: "away", taskId: "A" }],
      ["gone", "2026-01-06", "2026-01-06", { code: "away", taskId: "B" }],
      ["idle", "2026-01-05", "2026-01-06", { code: "away", taskId: "C" }],
    ]);
  });

  it("is a task that its constraint, or the wish to keep within slack, holds", () => {
    const capped = { constraint: { type: "SNLT", at: "2026-01-06T08:00" } as const };
    const tasks = (more: object) => network([task("A", 3, { actualStart: "2026-01-05T08:00" }), task("B", 2, more), task("C", 4)]);

    expect(propose(staffed(tasks(capped), { A: "li", B: "li" })).remaining[0]?.reason).toEqual({ code: "constraint", taskId: "B" });
    expect(propose(staffed(tasks({}), { A: "li", B: "li" }), { onlyWithinSlack: true }).remaining[0]?.reason).toEqual({
      code: "noSlack",
      taskId: "B",
    });
  });
});

describe("people's time", () => {
  it("is waited for until they are back, for which nobody else's work is to blame", () => {
    const calendars = { standard: standardCalendar, away: awayOn(["2026-01-06", "2026-01-09"]) };
    const plan = staffed(network([task("A", 2)], [], { calendars }), { A: "li" }, [{ id: "li", capacity: 1, calendar: "away" }]);

    const proposal = propose(plan);

    expect(shiftOf(proposal, "A")).toMatchObject({
      start: "2026-01-12T08:00",
      causes: [{ from: "2026-01-06", to: "2026-01-09", tasks: [] }],
    });
    expect(
      overloads({
        ...plan,
        network: {
          ...plan.network,
          tasks: [{ ...plan.network.tasks[0]!, levellingDelayMinutes: proposal.delays[0]!.levellingDelayMinutes }],
        },
      }),
    ).toEqual([]);
  });

  it("is shared out by units, and a task begins late on a day that has room", () => {
    const plan = staffed(network([task("A", 2.5), task("B", 1), task("C", 3)]), { A: "li*0.5", B: "li", C: "li*0.5" });

    const result = applied(plan, propose(plan, { priorities: { A: 900, C: 800 } }));

    // A and C take half of each day; B needs whole ones, and finds half of Wednesday free.
    expect(early(result, "A")).toBe("2026-01-05T08:00 2026-01-07T12:00");
    expect(early(result, "C")).toBe("2026-01-05T08:00 2026-01-07T17:00");
    expect(early(result, "B")).toBe("2026-01-07T15:00 2026-01-08T15:00");
  });
});

describe("the options", () => {
  const plan = staffed(network([task("A", 2), task("B", 2), task("C", 2), task("D", 2)]), { A: "li", B: "li", C: "wu", D: "wu" });

  it("level some people alone", () => {
    expect(propose(plan, { people: ["wu"] }).shifts.map(({ taskId }) => taskId)).toEqual(["D"]);
  });

  it("look at nothing before a day, and move nothing to before it", () => {
    const later = staffed(
      network([
        task("A", 2),
        task("B", 2),
        task("C", 2, { levellingDelayMinutes: 7 * 1440 }),
        task("D", 2, { levellingDelayMinutes: 7 * 1440 }),
      ]),
      { A: "li", B: "li", C: "wu", D: "wu" },
    );

    const proposal = propose(later, { from: "2026-01-07" });

    expect(proposal.shifts.map(({ taskId, start }) => `${taskId} ${start}`)).toEqual(["C 2026-01-07T08:00", "D 2026-01-09T08:00"]);
    expect([proposal.overloadedDaysBefore, proposal.overloadedDaysAfter]).toEqual([2, 0]);
  });

  it("leave what comes after a day", () => {
    const later = staffed(network([task("A", 2), task("B", 2), task("C", 2), task("D", 2)], [link("A FS C"), link("A FS D")]), {
      A: "li",
      B: "li",
      C: "li",
      D: "li",
    });

    expect(propose(later, { to: "2026-01-04" }).delays).toEqual([]);
  });

  it("place the more important task first", () => {
    expect(
      propose(plan, { priorities: { B: 600, D: 400 } })
        .shifts.map(({ taskId }) => taskId)
        .sort(),
    ).toEqual(["A", "D"]);
  });

  it.each([
    [{ from: "soon" }, { code: "levelling.day.invalid", field: "from", value: "soon" }],
    [{ orders: 0 }, { code: "levelling.number.invalid", field: "orders", value: 0 }],
    [{ priorities: { A: 1001 } }, { code: "levelling.number.invalid", field: "priority", value: 1001 }],
    [{ people: ["nobody"] }, { code: "levelling.person.unknown", personId: "nobody" }],
    [{ milestones: ["gone"] }, { code: "levelling.task.unknown", taskId: "gone" }],
  ])("%j are refused", (options, problem) => {
    expect(proposeLevelling(plan, options)).toEqual({ ok: false, problem });
  });
});

describe("people and assignments that make no sense", () => {
  const given = network([task("A", 2)]);
  const li = { id: "li", capacity: 1 };

  it.each([
    [
      { people: [li, li], assignments: [] },
      { code: "levelling.person.duplicate", personId: "li" },
    ],
    [
      { people: [{ ...li, capacity: -1 }], assignments: [] },
      { code: "levelling.number.invalid", field: "capacity", value: -1 },
    ],
    [
      { people: [{ ...li, calendar: "gone" }], assignments: [] },
      { code: "schedule.calendar.unknown", calendar: "gone", taskId: null },
    ],
    [
      { people: [li], assignments: [{ taskId: "A", personId: "wu", units: 1 }] },
      { code: "levelling.person.unknown", personId: "wu" },
    ],
    [
      { people: [li], assignments: [{ taskId: "B", personId: "li", units: 1 }] },
      { code: "levelling.task.unknown", taskId: "B" },
    ],
    [
      { people: [li], assignments: [{ taskId: "A", personId: "li", units: Number.NaN }] },
      { code: "levelling.number.invalid", field: "units", value: Number.NaN },
    ],
  ])("are refused: %j", (staff, problem) => {
    expect(proposeLevelling({ network: given, ...staff })).toEqual({ ok: false, problem });
  });

  it("as is a plan with a loop", () => {
    const loop = network([task("A", 1), task("B", 1)], [link("A FS B"), link("B FS A")]);

    expect(proposeLevelling(staffed(loop, { A: "li" }))).toMatchObject({ ok: false, problem: { code: "schedule.cycle" } });
  });
});
