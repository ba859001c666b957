import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { samplePlan } from "./sample-plan.ts";

describe("two people who edit one task at once", () => {
  const before = samplePlan();
  const seen = taskA(before);

  it("both keep what they changed when it was not the same field", () => {
    const renamed = edited(before, { name: { text: "Renamed by one", zh: null } });
    const longer = applyCommand(renamed, late({ durationMinutes: 4800 }, { durationMinutes: seen.durationMinutes }));
    expect(longer.ok && taskA(longer.value.plan)).toMatchObject({ name: { text: "Renamed by one" }, durationMinutes: 4800 });
    expect(longer.ok && longer.value.command).not.toHaveProperty("seen");
  });

  it("a report stands beside a new name, with the actual dates it records", () => {
    const renamed = edited(before, { name: { text: "Renamed by one", zh: null } });
    const reported = applyCommand(renamed, late({ progress: 100 }, { progress: seen.progress }));
    expect(reported.ok && taskA(reported.value.plan)).toMatchObject({ progress: 100, name: { text: "Renamed by one" } });
    expect(reported.ok && taskA(reported.value.plan).actualFinish).not.toBeNull();
  });

  it("the second is told when it was the same field, or when nobody knows what was seen", () => {
    const longer = edited(before, { durationMinutes: 1440 });
    const stale = { ok: false, problem: { code: "plan.task.stale" } };
    expect(applyCommand(longer, late({ durationMinutes: 4800 }, { durationMinutes: seen.durationMinutes }))).toMatchObject(stale);
    expect(applyCommand(longer, late({ progress: 10 }, {}))).toMatchObject(stale);
    expect(applyCommand(longer, { kind: "updateTask", taskId: "a", version: seen.version, changes: { progress: 10 } })).toMatchObject(
      stale,
    );
  });

  function late(changes: TaskChanges, before: TaskChanges): PlanCommand {
    return { kind: "updateTask", taskId: "a", version: seen.version, changes, seen: before };
  }
});

function edited(plan: Plan, changes: TaskChanges): Plan {
  const result = applyCommand(plan, { kind: "updateTask", taskId: "a", version: taskA(plan).version, changes });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.plan;
}

function taskA(plan: Plan) {
  const task = plan.tasks.find((candidate) => candidate.id === "a");
  if (!task) throw new Error("The sample plan has a task a");
  return task;
}
