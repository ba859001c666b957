import { changedTask } from "#app/domain/plan/changed-task.ts";
import { describe, expect, it } from "vitest";
import { applyCommand, carryOut } from "#app/domain/plan/apply.ts";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { longestPlannedMinutes } from "#app/domain/time/duration.ts";
import { newTask, sampleLink, samplePlan } from "./sample-plan.ts";

describe("the rules of a plan", () => {
  it.each([
    [edit("a", { durationMinutes: longestPlannedMinutes + 1 }), "plan.task.tooLong", "durationMinutes"],
    [{ ...newTask("d"), durationMinutes: longestPlannedMinutes + 1 }, "plan.task.tooLong", "durationMinutes"],
    [edit("live", { durationMinutes: 4800 }), "plan.task.pointDuration", "durationMinutes"],
    [edit("a", { kind: "gate" }), "plan.task.pointDuration", "durationMinutes"],
    [{ ...newTask("d"), taskKind: "milestone" }, "plan.task.pointDuration", "durationMinutes"],
    [edit("a", { actualStart: "2026-03-03T08:00", actualFinish: "2026-03-02T17:00" }), "plan.task.finishBeforeStart", "actualFinish"],
    [edit("a", { progress: 0, actualFinish: "2026-03-03T17:00" }), "plan.task.finishUndone", "actualFinish"],
    [edit("a", { progress: 90, actualFinish: "2026-03-03T17:00" }), "plan.task.finishUndone", "actualFinish"],
  ] as const)("refuse %j with %s at its field", (command, code, field) => {
    expect(applyCommand(samplePlan(), command)).toMatchObject({ ok: false, problem: { code, field } });
  });

  it("refuse a start after the finish that is known, at the start", () => {
    const done = withTaskA(samplePlan(), { progress: 100, actualStart: "2026-03-02T08:00", actualFinish: "2026-03-03T17:00" });
    expect(applyCommand(done, edit("a", { actualStart: "2026-03-04T08:00" }))).toMatchObject({
      ok: false,
      problem: { code: "plan.task.finishBeforeStart", field: "actualStart" },
    });
  });

  it.each([
    { ...newTask("d"), parentId: "live" },
    { kind: "moveTask", taskId: "a", version: 1, parentId: "live", afterId: null },
    { kind: "updateTask", taskId: "phase", version: 1, changes: { kind: "gate" } },
  ] as const satisfies readonly PlanCommand[])("keep tasks out of milestones and gates: %j", (command) => {
    expect(applyCommand(samplePlan(), command)).toMatchObject({ ok: false, problem: { code: "plan.task.pointChildren" } });
  });

  it("refuse a lag longer than any plan, either way", () => {
    const tooLong = longestPlannedMinutes + 1;
    const added = applyCommand(samplePlan(), { kind: "addLink", link: { ...sampleLink("a", "c"), lag: -tooLong } });
    const changed = applyCommand(samplePlan(), { kind: "updateLink", linkId: "a-b", changes: { lag: tooLong } });
    for (const result of [added, changed]) expect(result).toMatchObject({ ok: false, problem: { code: "plan.link.tooLong" } });
  });

  it("leave alone what came with a file, until that very thing is edited", () => {
    const imported = withTaskA(samplePlan(), { kind: "milestone", progress: 50, actualFinish: "2026-03-01T17:00" });
    expect(applyCommand(imported, edit("a", { name: { text: "Renamed", zh: null } })).ok).toBe(true);
    expect(applyCommand(imported, edit("a", { durationMinutes: 480 })).ok).toBe(false);
  });

  it("let an undo bring back what came with a file", () => {
    const imported = withTaskA(samplePlan(), { progress: 50, actualFinish: "2026-03-01T17:00" });
    const reported = applyCommand(imported, edit("a", { progress: 60 }));
    if (!reported.ok) throw new Error(reported.problem.code);
    expect(carryOut(reported.value.plan, reported.value.inverse)).toMatchObject({ ok: true });
  });
});

function edit(taskId: string, changes: TaskChanges): Extract<PlanCommand, { kind: "updateTask" }> {
  return { kind: "updateTask", taskId, version: 1, changes };
}

/** The sample with task A as a file might bring it. */
function withTaskA(plan: Plan, fields: TaskChanges): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === "a" ? changedTask(task, fields) : task)) };
}
