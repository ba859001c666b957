import { expect, it } from "vitest";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { planWith, refusalOf } from "#app/plan/workspace/use-plan-editing.ts";
import { sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

const plan = () => samplePlan([sampleTask("a"), sampleTask("b"), sampleTask("c")], [sampleLink("a", "b"), sampleLink("b", "c")]);
const rename = (version: number, text: string): PlanCommand => ({
  kind: "updateTask",
  taskId: "a",
  version,
  changes: { name: { text, zh: null } },
});

it("shows the commands on their way in the order they were made", () => {
  const shown = planWith(plan(), [rename(1, "first"), rename(2, "second")]);

  expect(shown.tasks[0]?.name.text).toBe("second");
});

it("leaves out a command that the server has carried out already", () => {
  const answered = planWith(plan(), [rename(1, "saved")]);

  expect(planWith(answered, [rename(1, "saved")])).toEqual(answered);
});

it("refuses a link that closes a circle before it is sent, and names the circle", () => {
  const refusal = refusalOf(plan(), { kind: "addLink", link: sampleLink("c", "a") });

  expect(refusal).toMatchObject({ code: "schedule.cycle" });
  expect(refusal?.code === "schedule.cycle" ? [...refusal.loop].sort() : []).toEqual(expect.arrayContaining(["a", "b", "c"]));
});

it("refuses dates of a phase and lets everything else pass", () => {
  const phase = samplePlan([sampleTask("p", { kind: "phase" }), sampleTask("a", { parentId: "p" })]);
  const command: PlanCommand = { kind: "updateTask", taskId: "p", version: 1, changes: { durationMinutes: 960 } };

  expect(refusalOf(phase, command)).toMatchObject({ code: "plan.task.summaryDates" });
  expect(refusalOf(phase, rename(1, "new"))).toBeNull();
});

it("lets a link go from a plan that has a circle, so that it can be mended", () => {
  const circle = samplePlan([sampleTask("a"), sampleTask("b")], [sampleLink("a", "b"), sampleLink("b", "a")]);

  expect(refusalOf(circle, rename(1, "new"))).toMatchObject({ code: "schedule.cycle" });
  expect(refusalOf(circle, { kind: "removeLink", linkId: "a>b" })).toBeNull();
});
