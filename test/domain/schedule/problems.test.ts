import { describe, expect, it } from "vitest";
import type { NetworkLink } from "#app/domain/schedule/network.ts";
import { link, network, problemOf, schedule, task } from "./small-network.ts";

function loopOf(tasks: readonly string[], links: readonly NetworkLink[]) {
  return problemOf(
    network(
      tasks.map((id) => task(id, 1)),
      links,
    ),
  );
}

describe("loops", () => {
  it("are named from predecessor to successor with the link declared last as the one to cut", () => {
    const links = [link("C FS A"), link("A FS B"), link("X FS A"), link("B SS C"), link("C FS Y")];

    expect(loopOf(["A", "B", "C", "X", "Y"], links)).toEqual({ code: "schedule.cycle", loop: ["C", "A", "B"], link: links[3] });
  });

  it("of two tasks and of one task are named too", () => {
    const mutual = [link("A FS B"), link("B FF A", 2)];
    const own = link("A FS A");

    expect(loopOf(["A", "B"], mutual)).toEqual({ code: "schedule.cycle", loop: ["A", "B"], link: mutual[1] });
    expect(loopOf(["A"], [own])).toEqual({ code: "schedule.cycle", loop: ["A"], link: own });
  });

  it("between a summary and what is in it are named in both directions and at any depth", () => {
    const tasks = [task("S", 0), task("T", 0, { parent: "S" }), task("A", 1, { parent: "T" })];
    const down = link("S FS A");
    const up = link("A FS S");

    expect(problemOf(network(tasks, [down]))).toEqual({ code: "schedule.cycle", loop: ["S", "A"], link: down });
    expect(problemOf(network(tasks, [up]))).toEqual({ code: "schedule.cycle", loop: ["A", "S"], link: up });
  });

  it("through a summary name the summary once", () => {
    const tasks = [task("S", 0), task("A", 1, { parent: "S" }), task("B", 1)];
    const links = [link("S FS B"), link("B FS S")];

    expect(problemOf(network(tasks, links))).toEqual({ code: "schedule.cycle", loop: ["S", "A", "B"], link: links[1] });
  });

  it("of a hundred thousand tasks are found without running out of stack", () => {
    const size = 100_000;
    const tasks = Array.from({ length: size }, (_, number) => task(`t${number}`, 1));
    const links = tasks.map((_, number) => link(`t${number} FS t${(number + 1) % size}`));

    const problem = problemOf(network(tasks, links));

    expect(problem).toMatchObject({ code: "schedule.cycle", link: { predecessor: `t${size - 1}`, successor: "t0" } });
    expect(problem?.code === "schedule.cycle" && problem.loop.length).toBe(size);
  });
});

describe("a chain of a hundred thousand tasks", () => {
  it("is scheduled from end to end", () => {
    const size = 100_000;
    const tasks = Array.from({ length: size }, (_, number) => task(`t${number}`, 0, { durationMinutes: 60 }));
    const links = tasks.slice(1).map((_, number) => link(`t${number} FS t${number + 1}`));

    const result = schedule(network(tasks, links));

    // 100,000 hours are 12,500 days of eight hours: 2,500 weeks.
    expect(result.finish).toBe("2073-12-01T17:00");
    expect(result.critical.every((isCritical) => isCritical === 1)).toBe(true);
  });

  it("is scheduled as a nest of summaries as well", () => {
    const size = 100_000;
    const nest = Array.from({ length: size }, (_, number) => task(`s${number}`, 1, { parent: number === 0 ? null : `s${number - 1}` }));

    const result = schedule(network([...nest, task("P", 1)], [link("P FS s0")]));

    expect(result.task(0).earlyStart).toBe("2026-01-06T08:00");
    expect(result.task(size - 1).earlyStart).toBe("2026-01-06T08:00");
  });
});

describe("networks that make no sense", () => {
  it.each([
    ["a duplicate id", network([task("A", 1), task("A", 2)]), { code: "schedule.task.duplicate", taskId: "A" }],
    ["an unknown parent", network([task("A", 1, { parent: "Z" })]), { code: "schedule.parent.unknown", taskId: "A", parent: "Z" }],
    [
      "a loop of parents",
      network([task("R", 1), task("A", 1, { parent: "B" }), task("B", 1, { parent: "C" }), task("C", 1, { parent: "B" })]),
      { code: "schedule.parent.loop", loop: ["B", "C"] },
    ],
    ["a task that is its own parent", network([task("A", 1, { parent: "A" })]), { code: "schedule.parent.loop", loop: ["A"] }],
    [
      "an unknown project calendar",
      network([], [], { calendar: "toString" }),
      { code: "schedule.calendar.unknown", calendar: "toString", taskId: null },
    ],
    [
      "an unknown task calendar",
      network([task("A", 1, { calendar: "night" })]),
      { code: "schedule.calendar.unknown", calendar: "night", taskId: "A" },
    ],
    [
      "a calendar without working time",
      network([], [], { calendars: { standard: { week: [[], [], [], [], [], [], []], exceptions: [] } } }),
      { code: "schedule.calendar.empty", calendar: "standard" },
    ],
    [
      "a start that is no time",
      network([], [], { start: "2026-01-05" }),
      { code: "schedule.time.invalid", taskId: null, field: "start", value: "2026-01-05" },
    ],
    [
      "a constraint without its date",
      network([task("A", 1, { constraint: { type: "SNET" } })]),
      { code: "schedule.time.invalid", taskId: "A", field: "constraint", value: "" },
    ],
    [
      "a deadline that is no time",
      network([task("A", 1, { deadline: "soon" })]),
      { code: "schedule.time.invalid", taskId: "A", field: "deadline", value: "soon" },
    ],
    [
      "a negative duration",
      network([task("A", -1)]),
      { code: "schedule.number.invalid", taskId: "A", field: "durationMinutes", value: -480 },
    ],
    [
      "progress beyond a hundred per cent",
      network([task("A", 1, { percentComplete: 101 })]),
      { code: "schedule.number.invalid", taskId: "A", field: "percentComplete", value: 101 },
    ],
    [
      "a lag that is no number",
      network([task("A", 1), task("B", 1)], [link("A FS B", Number.NaN)]),
      { code: "schedule.number.invalid", taskId: "B", field: "lag", value: Number.NaN },
    ],
    [
      "more work than there is time before 2200",
      network([task("A", 100_000), task("B", 1)], [link("A FS B")]),
      { code: "schedule.calendar.exhausted", calendar: "standard", taskId: "A" },
    ],
  ])("are refused with the name of %s", (_, given, problem) => {
    expect(problemOf(given)).toEqual(problem);
  });
});

describe("links that lead nowhere", () => {
  it("are left out and reported, while the rest is scheduled", () => {
    const lost = link("A FS Z");

    const result = schedule(network([task("A", 1), task("B", 1)], [lost, link("A FS B")]));

    expect(result.conflicts).toEqual([{ code: "schedule.link.dangling", taskId: "A", link: lost, missing: ["Z"] }]);
    expect(result.finish).toBe("2026-01-06T17:00");
  });
});
