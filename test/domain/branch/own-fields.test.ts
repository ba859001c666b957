import { expect, it } from "vitest";
import { mergeThreeWay } from "#app/domain/branch/three-way.ts";
import { samplePlan, sampleTask } from "../../app/plan/workspace/sample-plan.ts";

it("merges the project's own fields of a task one by one, and asks of one that both changed", () => {
  const base = samplePlan([sampleTask("a", { custom: { f1: "x", f2: "y" } })]);
  const withValues = (custom: Record<string, string>) => ({ ...base, tasks: base.tasks.map((task) => ({ ...task, custom })) });

  const apart = mergeThreeWay({ base, live: withValues({ f1: "live", f2: "y" }), branch: withValues({ f1: "x", f2: "branch" }) });
  const states = { base, live: withValues({ f1: "live", f2: "y" }), branch: withValues({ f2: "y" }) };
  const both = mergeThreeWay(states);
  const emptied = mergeThreeWay(states, new Map([["a custom.f1", "branch"]]));

  expect([apart.conflicts, apart.tasks[0]?.custom]).toEqual([[], { f1: "live", f2: "branch" }]);
  expect(both.conflicts.map(({ key }) => key)).toEqual(["a custom.f1"]);
  expect(emptied.tasks[0]?.custom).toEqual({ f2: "y" });
});
