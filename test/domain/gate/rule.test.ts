import { describe, expect, it } from "vitest";
import { gateTrespasses, withOpenGates } from "#app/domain/gate/rule.ts";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { samplePlan, sampleTask } from "#test/domain/plan/sample-plan.ts";

const go = { outcome: "go", day: "2026-03-10", holdsUntil: null } as const;

function planWith(gate: Partial<PlanTask>, gates: Plan["gates"] = {}): Plan {
  const plan = samplePlan();
  const task = sampleTask({ id: "gate", number: 6, parentId: "phase", position: 9, kind: "gate", durationMinutes: 0, ...gate });
  return { ...plan, gates, tasks: [...plan.tasks.slice(0, 4), task, ...plan.tasks.slice(4)] };
}

function refused(plan: Plan, changes: TaskChanges): unknown {
  const result = applyCommand(plan, { kind: "updateTask", taskId: "gate", version: 1, changes });
  return result.ok ? null : result.problem;
}

describe("a gate", () => {
  it("is not finished by an edit: of its progress, its actual finish, or its kind", () => {
    const open = planWith({});
    expect(refused(open, { progress: 100 })).toMatchObject({ code: "plan.gate.undecided", field: "progress" });
    expect(refused(open, { actualFinish: "2026-03-10T17:00" })).toMatchObject({ code: "plan.gate.undecided" });
    expect(refused(planWith({ kind: "milestone", progress: 100 }), { kind: "gate" })).toMatchObject({ field: "kind" });
    expect(refused(open, { progress: 50 })).toBeNull();
  });

  it("that was let through is not opened again by an edit", () => {
    const passed = planWith({ progress: 100 }, { gate: go });
    expect(refused(passed, { progress: 50 })).toMatchObject({ code: "plan.gate.decided" });
    expect(refused(passed, { kind: "milestone" })).toMatchObject({ code: "plan.gate.decided", field: "kind" });
    expect(refused(passed, { name: { text: "Go", zh: null } })).toBeNull();
  });

  it("that was finished before decisions were recorded may be renamed and opened again", () => {
    const old = planWith({ progress: 100 });
    expect(refused(old, { name: { text: "Go", zh: null } })).toBeNull();
    expect(refused(old, { progress: 0 })).toBeNull();
  });
});

describe("a change of a plan as a whole", () => {
  const finished = planWith({ progress: 100 });

  it("trespasses when it finishes a gate or brings a finished one, with the decision it does not", () => {
    expect(gateTrespasses(planWith({}), finished)).toEqual([{ code: "plan.gate.undecided", taskId: "gate", isNew: false }]);
    expect(gateTrespasses(samplePlan(), finished)).toEqual([{ code: "plan.gate.undecided", taskId: "gate", isNew: true }]);
    expect(gateTrespasses(planWith({}), planWith({ progress: 100 }, { gate: go }))).toEqual([]);
    expect(gateTrespasses(finished, { ...finished, tasks: [...finished.tasks] })).toEqual([]);
  });

  it("trespasses when it opens a gate that was let through, and not when it removes it", () => {
    const passed = planWith({ progress: 100 }, { gate: go });
    expect(gateTrespasses(passed, planWith({ progress: 0 }, { gate: go }))).toMatchObject([{ code: "plan.gate.decided" }]);
    expect(gateTrespasses(passed, { ...samplePlan(), gates: { gate: go } })).toEqual([]);
  });

  it("brings gates as not passed, and other tasks as they are", () => {
    const task = sampleTask({ id: "a", progress: 100, actualFinish: "2026-03-10T17:00" });
    const [gate, kept] = withOpenGates([{ ...task, kind: "gate" }, task]);
    expect(gate).toMatchObject({ progress: 0, actualStart: null, actualFinish: null });
    expect(kept).toBe(task);
  });
});
