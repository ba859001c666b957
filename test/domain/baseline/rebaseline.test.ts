import { describe, expect, it } from "vitest";
import { rebaseline } from "#app/domain/baseline/rebaseline.ts";
import { baselineTask } from "./sample-tasks.ts";

const later = { finish: "2027-01-08T17:00" };

describe("rebaseline", () => {
  it("takes the chosen phases as they are now and everything else as it was", () => {
    const earlier = [
      baselineTask("one"),
      baselineTask("a", { parentId: "one" }),
      baselineTask("two"),
      baselineTask("b", { parentId: "two" }),
    ];
    const now = earlier.map((task) => ({ ...task, ...later }));

    const result = rebaseline(earlier, now, new Set(["two"]));

    expect(Object.fromEntries(result.map(({ taskId, finish }) => [taskId, finish]))).toEqual({
      one: "2027-01-04T17:00",
      a: "2027-01-04T17:00",
      two: later.finish,
      b: later.finish,
    });
  });

  it("leaves out what was deleted in a chosen phase, and keeps what was deleted elsewhere", () => {
    const earlier = [
      baselineTask("one"),
      baselineTask("a", { parentId: "one" }),
      baselineTask("two"),
      baselineTask("b", { parentId: "two" }),
    ];

    const result = rebaseline(earlier, [baselineTask("one"), baselineTask("two")], new Set(["two"]));

    expect(result.map(({ taskId }) => taskId).sort()).toEqual(["a", "one", "two"]);
  });

  it("keeps the earlier dates of a task that moved out of a chosen phase", () => {
    const earlier = [baselineTask("one"), baselineTask("two"), baselineTask("a", { parentId: "two" })];
    const now = [baselineTask("one"), baselineTask("two"), baselineTask("a", { parentId: "one", ...later })];

    expect(rebaseline(earlier, now, new Set(["two"])).find(({ taskId }) => taskId === "a")?.finish).toBe("2027-01-04T17:00");
  });

  it("is the earlier baseline when nothing is chosen, and the plan when every phase is", () => {
    const earlier = [baselineTask("one"), baselineTask("gone")];
    const now = [baselineTask("one", later), baselineTask("new")];

    expect(rebaseline(earlier, now, new Set())).toEqual(earlier);
    expect(rebaseline(earlier, now, new Set(["one", "new", "gone"]))).toEqual(now);
  });
});
