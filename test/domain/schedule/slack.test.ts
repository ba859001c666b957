import { describe, expect, it } from "vitest";
import { early, late, link, network, schedule, task, taskOf, workday } from "./small-network.ts";

describe("slack", () => {
  // Durations in days: A 3, B 4, C 2, D 5, E 1, F 2. A -> B -> D -> F, A -> C -> E -> F: the upper path takes 14 days, the lower 8.
  const result = schedule(
    network(
      [task("A", 3), task("B", 4), task("C", 2), task("D", 5), task("E", 1), task("F", 2)],
      [link("A FS B"), link("A FS C"), link("B FS D"), link("C FS E"), link("D FS F"), link("E FS F")],
    ),
  );

  it("is zero along the critical path and the same for every task of the other path", () => {
    expect(["A", "B", "D", "F"].map((id) => taskOf(result, id).totalSlackMinutes)).toEqual([0, 0, 0, 0]);
    expect(["C", "E"].map((id) => taskOf(result, id).totalSlackMinutes)).toEqual([6 * workday, 6 * workday]);
    expect(["A", "B", "C", "D", "E", "F"].filter((id) => taskOf(result, id).critical)).toEqual(["A", "B", "D", "F"]);
  });

  it("is free only for the last task before the path joins", () => {
    expect(taskOf(result, "C").freeSlackMinutes).toBe(0);
    expect(taskOf(result, "E").freeSlackMinutes).toBe(6 * workday);
  });

  it("puts the late dates before the project's finish", () => {
    expect(late(result, "E")).toBe("2026-01-20T08:00 2026-01-20T17:00");
    expect(late(result, "C")).toBe("2026-01-16T08:00 2026-01-19T17:00");
  });

  it("counts tasks within the limit the plan sets as critical", () => {
    const near = schedule(network([task("A", 3), task("B", 1)], [], { criticalSlackMinutes: 2 * workday }));
    const strict = schedule(network([task("A", 3), task("B", 1)], [], { criticalSlackMinutes: 2 * workday - 1 }));

    expect(taskOf(near, "B").critical).toBe(true);
    expect(taskOf(strict, "B").critical).toBe(false);
  });

  it("counts tasks that are not critical as near-critical up to the other limit the plan sets, and a summary by what is in it", () => {
    const tasks = [task("P", 0), task("A", 5, { parent: "P" }), task("B", 3, { parent: "P" }), task("Q", 0), task("C", 3, { parent: "Q" })];
    const near = schedule(network([...tasks, task("D", 2)], [], { nearCriticalSlackMinutes: 2 * workday }));
    const unasked = schedule(network(tasks));

    expect(near.ids.filter((id) => taskOf(near, id).nearCritical)).toEqual(["B", "Q", "C"]);
    expect(near.ids.filter((id) => taskOf(near, id).critical)).toEqual(["P", "A"]);
    expect([...unasked.nearCritical]).toEqual([0, 0, 0, 0, 0]);
  });

  it("is counted to each end of the plan where every end has a critical path of its own", () => {
    // A then B take 5 days, C then D take 3: two ends. E ends with the constraint it has.
    const tasks = [task("A", 3), task("B", 2), task("C", 1), task("D", 2), task("E", 1, { deadline: "2026-01-05T12:00" })];
    const links = [link("A FS B"), link("C FS D")];
    const several = schedule(network(tasks, links, { severalEnds: true }));
    const one = schedule(network(tasks, links));

    expect(several.ids.filter((id) => taskOf(several, id).critical)).toEqual(["A", "B", "C", "D", "E"]);
    expect(one.ids.filter((id) => taskOf(one, id).critical)).toEqual(["A", "B", "E"]);
    expect(late(several, "C")).toBe("2026-01-05T08:00 2026-01-05T17:00");
    expect(taskOf(several, "E").totalSlackMinutes).toBe(taskOf(one, "E").totalSlackMinutes);
  });

  it("takes lags into account, in both kinds of slack", () => {
    // A takes one day, then B's lag of two days; C takes five days; D follows both.
    const lagged = schedule(network([task("A", 1), task("C", 5), task("D", 1)], [link("A FS D", 2), link("C FS D")]));

    expect(taskOf(lagged, "A").totalSlackMinutes).toBe(2 * workday);
    expect(taskOf(lagged, "A").freeSlackMinutes).toBe(2 * workday);
  });

  it("of a task whose start alone is linked is limited by its start", () => {
    const result = schedule(network([task("A", 1), task("B", 10)], [link("A SS B")]));

    expect(taskOf(result, "A").totalSlackMinutes).toBe(0);
    expect(late(result, "A")).toBe("2026-01-05T08:00 2026-01-05T17:00");
  });

  it("of a task whose finish alone is linked is limited by the finish of its successor", () => {
    const result = schedule(network([task("A", 2), task("B", 5)], [link("A FF B", 1)]));

    expect(early(result, "B")).toBe("2026-01-05T08:00 2026-01-09T17:00");
    expect(late(result, "A")).toBe("2026-01-07T08:00 2026-01-08T17:00");
    expect(taskOf(result, "A").freeSlackMinutes).toBe(2 * workday);
  });

  it("is the total slack where nothing follows", () => {
    const result = schedule(network([task("A", 4), task("B", 1)]));

    expect(taskOf(result, "B").freeSlackMinutes).toBe(3 * workday);
    expect(taskOf(result, "B").totalSlackMinutes).toBe(3 * workday);
  });
});
