import { expect, it } from "vitest";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { afterOwnChanges, countedBack, isMadeOver } from "#app/plan/workspace/own-changes.ts";
import { planWith } from "#app/plan/workspace/use-plan-editing.ts";
import { samplePlan, sampleTask } from "./sample-plan.ts";

const rename = (version: number, text: string): PlanCommand => ({
  kind: "updateTask",
  taskId: "a",
  version,
  changes: { name: { text, zh: null } },
});
const plan = samplePlan([sampleTask("a")]);
const renamed = planWith(plan, [rename(1, "first")]);

it("counts a change that waited on over one's own before it, also of a task that these add, and leaves it where somebody else was faster", () => {
  expect(afterOwnChanges(rename(1, "second"), plan, renamed)).toEqual(rename(2, "second"));
  expect(afterOwnChanges(rename(1, "second"), samplePlan([]), renamed)).toEqual(rename(2, "second"));
  expect(afterOwnChanges(rename(1, "second"), renamed, renamed)).toEqual(rename(1, "second"));
});

it("does not take somebody else's change for one's own that did not come through", () => {
  const second = rename(2, "second");
  expect([isMadeOver(second, rename(1, "first")), isMadeOver(rename(1, "first"), rename(1, "first"))]).toEqual([true, false]);

  const theirs = planWith(plan, [rename(1, "theirs")]);
  expect(afterOwnChanges(countedBack(second, 1), theirs, theirs)).toEqual(rename(1, "second"));
});
