import { describe, expect, it } from "vitest";
import { explainTask } from "#app/domain/schedule/explain.ts";
import { link, network, schedule, task, workday } from "./small-network.ts";

describe("the explanation of a task's start", () => {
  it("goes back along the driving links to the project start", () => {
    const links = [link("A FS B", 1), link("X FS B"), link("B SS C", 2)];
    const given = network([task("A", 4), task("X", 1), task("B", 5), task("C", 1)], links);

    const hops = explainTask(schedule(given), given, "C");

    expect(hops.map((hop) => [hop.taskId, hop.driver.kind, hop.next])).toEqual([
      ["C", "link", "B"],
      ["B", "link", "A"],
      ["A", "projectStart", null],
    ]);
    expect(hops[0]?.wait).toEqual({
      link: links[2],
      from: "2026-01-12T08:00",
      to: "2026-01-14T08:00",
      workMinutes: 2 * workday,
      workingDays: 1,
      nonWorkingDays: 0,
    });
    // A ends on Thursday 8, the lag takes Friday, B starts on Monday 12: one working day and a weekend between.
    expect(hops[1]?.wait).toMatchObject({
      link: links[0],
      from: "2026-01-08T17:00",
      workMinutes: workday,
      workingDays: 1,
      nonWorkingDays: 2,
    });
    expect(hops[2]?.wait).toMatchObject({ link: null, workMinutes: 0, workingDays: 0, nonWorkingDays: 0 });
  });

  it("counts the days off a project that starts on a holiday waits for", () => {
    const given = network([task("A", 1)], [], { start: "2026-01-02T18:00" });

    expect(explainTask(schedule(given), given, "A")).toMatchObject([
      { driver: { kind: "calendar" }, wait: { from: "2026-01-02T18:00", to: "2026-01-05T08:00", workingDays: 0, nonWorkingDays: 2 } },
    ]);
  });

  it("passes through a summary to the task in it that finishes last or starts first", () => {
    const tasks = [task("S", 0), task("A", 2, { parent: "S" }), task("B", 3, { parent: "S" }), task("P", 1), task("C", 1), task("D", 1)];
    const given = network(tasks, [link("P FS A"), link("S FS C"), link("S SS D")]);
    const result = schedule(given);

    expect(explainTask(result, given, "C").map((hop) => hop.taskId)).toEqual(["C", "S", "A", "P"]);
    expect(explainTask(result, given, "D").map((hop) => hop.taskId)).toEqual(["D", "S", "B"]);
    expect(explainTask(result, given, "S").map((hop) => hop.taskId)).toEqual(["S", "B"]);
  });

  it("ends at a constraint, an actual or a manual date", () => {
    const given = network(
      [
        task("A", 1, { constraint: { type: "SNET", at: "2026-01-08T08:00" } }),
        task("B", 1),
        task("C", 1, { actualStart: "2026-01-07T08:00" }),
        task("M", 1, { manual: { start: "2026-01-07T08:00", finish: "2026-01-07T17:00" } }),
      ],
      [link("A FS B"), link("B FS C"), link("B FS M")],
    );
    const result = schedule(given);

    expect(explainTask(result, given, "B").map((hop) => hop.driver.kind)).toEqual(["link", "constraint"]);
    expect(explainTask(result, given, "C")).toMatchObject([{ driver: { kind: "actual" }, wait: null, next: null }]);
    expect(explainTask(result, given, "M")).toMatchObject([{ driver: { kind: "manual" }, next: null }]);
  });

  it("of an unknown task has nothing to say", () => {
    const given = network([task("A", 1)]);

    expect(explainTask(schedule(given), given, "Z")).toEqual([]);
  });
});
