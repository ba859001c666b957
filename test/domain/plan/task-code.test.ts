import { expect, it } from "vitest";
import { findByCode } from "#app/domain/plan/task-code.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { samplePlan } from "./sample-plan.ts";

it.each([
  ["2", "live"],
  ["02", "live"],
  ["#2", "a"],
  ["1.1", "a"],
  ["１。02", "b"],
  ["4", "c"],
  ["5.0", null],
  ["#5.0", null],
  ["4.000", null],
  ["#1.1", null],
  ["99", null],
])("%s stands for the task %s", (text, id) => {
  const { tasks } = samplePlan();

  expect(findByCode(tasks, workBreakdownCodes(tasks), text)?.id ?? null).toBe(id);
});
