import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { withSeen } from "#app/domain/plan/stale-edit.ts";
import { samplePlan } from "./sample-plan.ts";

describe("two people who edit one task at once", () => {
  const before = samplePlan();
  const seen = taskA(before);

  it("both keep what they changed when it was not the same field", () => {
    const renamed = edited(before, { name: { text: "Renamed by one", zh: null } });
    const longer = applyCommand(renamed, withSeen(seen, late({ durationMinutes: 4800 })));
    expect(longer.ok && taskA(longer.value.plan)).toMatchObject({ name: { text: "Renamed by one" }, durationMinutes: 4800 });
    expect(longer.ok && longer.value.command).not.toHaveProperty("seen");
  });

  it("a report stands beside a new name, with the actual dates it records", () => {
    const renamed = edited(before, { name: { text: "Renamed by one", zh: null } });
    const reported = applyCommand(renamed, withSeen(seen, late({ progress: 100 })));
    expect(reported.ok && taskA(reported.value.plan)).toMatchObject({ progress: 100, name: { text: "Renamed by one" } });
    expect(reported.ok && taskA(reported.value.plan).actualFinish).not.toBeNull();
  });

  it("the second is told when it was the same field, or when nobody knows what was seen", () => {
    const longer = edited(before, { durationMinutes: 1440 });
    const stale = { ok: false, problem: { code: "plan.task.stale" } };
    expect(applyCommand(longer, withSeen(seen, late({ durationMinutes: 4800 })))).toMatchObject(stale);
    expect(applyCommand(longer, late({ progress: 10 }, {}))).toMatchObject(stale);
    expect(applyCommand(longer, late({ progress: 10 }))).toMatchObject(stale);
  });

  it("the second is told when a report would undo a date that the first has corrected", () => {
    const corrected = edited(before, { progress: 50, actualStart: "2026-01-05T09:00" });
    const stale = { ok: false, problem: { code: "plan.task.stale" } };
    expect(applyCommand(corrected, withSeen(seen, late({ progress: 100 })))).toMatchObject(stale);
    expect(applyCommand(corrected, late({ progress: 0 }, { progress: 50 }))).toMatchObject(stale);
    expect(applyCommand(corrected, withSeen(seen, late({ actualFinish: "2026-01-09T18:00" })))).toMatchObject(stale);
  });

  it("the second is told when the edit rests on what the first has changed", () => {
    const moved = edited(before, { constraint: "SNET", constraintAt: "2027-03-01T09:00" });
    const finish = late({ durationMinutes: 4800 }, { constraint: seen.constraint, constraintAt: seen.constraintAt });
    expect(applyCommand(moved, withSeen(seen, finish))).toMatchObject({ ok: false, problem: { code: "plan.task.stale" } });
    expect(applyCommand(before, withSeen(seen, finish)).ok).toBe(true);
  });

  function late(changes: TaskChanges, before?: TaskChanges) {
    const edit = { kind: "updateTask", taskId: "a", version: seen.version, changes } as const;
    return before ? { ...edit, seen: before } : edit;
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
