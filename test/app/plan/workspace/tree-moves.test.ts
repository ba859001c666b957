import { expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { addTaskBelow, addTaskInto, indentTask, outdentTask, phaseOf } from "#app/plan/workspace/tree-moves.ts";
import { samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const picture = () =>
  samplePicture(
    samplePlan([
      sampleTask("build", { kind: "phase" }),
      sampleTask("code", { parentId: "build" }),
      sampleTask("test", { parentId: "build" }),
      sampleTask("gate", { kind: "gate", durationMinutes: 0 }),
      sampleTask("train"),
    ]),
  );

const fresh = { id: "new", name: "New task", today: "2026-02-01" } as const;

function outline(command: PlanCommand | null): string {
  const applied = command && applyCommand(picture().plan, command);
  if (!applied?.ok) return "nothing";
  return applied.value.plan.tasks.map((task) => (task.parentId ? `${task.parentId}/${task.id}` : task.id)).join(" ");
}

it("indents a task below the sibling above it", () => {
  expect(outline(indentTask(picture(), "test"))).toBe("build build/code code/test gate train");
});

it("puts an indented task after the children that are there", () => {
  const plan = samplePlan([sampleTask("build", { kind: "phase" }), sampleTask("code", { parentId: "build" }), sampleTask("train")]);

  expect(indentTask(samplePicture(plan), "train")).toMatchObject({ parentId: "build", afterId: "code" });
});

it("does not indent a first child, nor below a milestone or gate", () => {
  expect(indentTask(picture(), "code")).toBeNull();
  expect(indentTask(picture(), "train")).toBeNull();
});

it("outdents a task next to its parent, and not at the top", () => {
  expect(outline(outdentTask(picture(), "code"))).toBe("build build/test code gate train");
  expect(outdentTask(picture(), "train")).toBeNull();
});

it("adds below a task, inside an open phase, and at the end when nothing is chosen", () => {
  const add = (below: { taskId: string; isExpanded: boolean }) => outline(addTaskBelow(picture(), below, fresh));

  expect(add({ taskId: "code", isExpanded: false })).toBe("build build/code build/new build/test gate train");
  expect(add({ taskId: "build", isExpanded: true })).toBe("build build/new build/code build/test gate train");
  expect(add({ taskId: "build", isExpanded: false })).toBe("build build/code build/test new gate train");
});

it("adds a task to the phase in sight when none is chosen, and to the last phase from outside of them", () => {
  const add = (inSight: string | undefined) => outline(addTaskInto(picture(), phaseOf(picture(), inSight), fresh));
  const withoutPhases = samplePicture(samplePlan([sampleTask("a")]));

  expect(add("test")).toBe("build build/code build/test build/new gate train");
  expect(add("train")).toBe("build build/code build/test build/new gate train");
  expect(phaseOf(withoutPhases, "a")).toBeNull();
  expect(addTaskInto(withoutPhases, null, fresh)).toMatchObject({ parentId: null, afterId: "a" });
});

it("starts a task that is added while the work is under way today, and one that is added before with the plan", () => {
  const start = (today: Day) =>
    [
      addTaskBelow(picture(), { taskId: "code", isExpanded: false }, { ...fresh, today }),
      addTaskInto(picture(), "build", { ...fresh, today }),
    ].map((command) => "earliestStart" in command && command.earliestStart);

  expect(start("2026-02-10")).toEqual(["2026-02-10T08:00", "2026-02-10T08:00"]);
  expect(start("2026-02-02")).toEqual([false, false]);
});
