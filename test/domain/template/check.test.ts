import { describe, expect, it } from "vitest";

import { checkTemplate } from "#app/domain/template/check.ts";
import { parsePredecessor } from "#app/domain/template/predecessor.ts";
import type { PlanTask, PlanTemplate } from "#app/domain/template/template.ts";

const roles = new Set(["BA", "STC"]);

describe("checking a template", () => {
  it("finds nothing in a sound plan", () => {
    const plan = planOf(phase("1"), task("1.01"), task("1.02", ["1.01SS+2"]), gate("1.03", ["1.01", "1.02"]));

    expect(checkTemplate(plan, roles)).toEqual([]);
  });

  it("finds nothing in an empty plan", () => {
    expect(checkTemplate(planOf(), roles)).toEqual([]);
  });

  it("names a task whose id is used twice", () => {
    const plan = planOf(phase("1"), task("1.01"), task("1.01"));

    expect(checkTemplate(plan, roles)).toEqual([{ code: "template.task.duplicate", taskId: "1.01" }]);
  });

  it("names a predecessor that does not exist", () => {
    const plan = planOf(phase("1"), task("1.01", ["1.09"]));

    expect(checkTemplate(plan, roles)).toEqual([{ code: "template.predecessor.unknown", taskId: "1.01", predecessor: "1.09" }]);
  });

  it("refuses a link to a phase, whose dates follow from its tasks", () => {
    const plan = planOf(phase("1"), task("1.01"), phase("2"), task("2.01", ["1"]));

    expect(checkTemplate(plan, roles)).toEqual([{ code: "template.predecessor.phase", taskId: "2.01", predecessor: "1" }]);
  });

  it("refuses the same link twice, but allows two links of different types", () => {
    const twice = planOf(phase("1"), task("1.01"), task("1.02", ["1.01", "1.01FS+3"]));
    const ladder = planOf(phase("1"), task("1.01"), task("1.02", ["1.01SS+1", "1.01FF+1"]));

    expect(checkTemplate(twice, roles)).toEqual([{ code: "template.predecessor.duplicate", taskId: "1.02", predecessor: "1.01" }]);
    expect(checkTemplate(ladder, roles)).toEqual([]);
  });

  it("names a role nobody can fill", () => {
    const plan = planOf(phase("1"), { ...task("1.01"), role: "XYZ" });

    expect(checkTemplate(plan, roles)).toEqual([{ code: "template.role.unknown", taskId: "1.01", role: "XYZ" }]);
  });

  it("names a task outside every phase", () => {
    const plan = planOf(phase("1"), task("2.01"));

    expect(checkTemplate(plan, roles)).toEqual([{ code: "template.task.phaseMissing", taskId: "2.01", phaseId: "2" }]);
  });

  it.each([
    ["a task without a duration", { ...task("1.01"), durationDays: 0 }],
    ["a task of half a day", { ...task("1.01"), durationDays: 0.5 }],
    ["a gate that takes time", { ...gate("1.01"), durationDays: 1 }],
  ])("names %s", (_, wrong) => {
    const problems = checkTemplate(planOf(phase("1"), wrong), roles);

    expect(problems).toEqual([{ code: "template.task.durationInvalid", taskId: "1.01", durationDays: wrong.durationDays }]);
  });
});

function planOf(...tasks: readonly PlanTask[]): PlanTemplate {
  return { key: "example", tasks };
}

function phase(id: string): PlanTask {
  return { id, type: "phase", name: { en: "Phase", zh: "阶段" }, durationDays: 0, predecessors: [], role: null };
}

function task(id: string, predecessors: readonly string[] = []): PlanTask {
  return {
    ...phase(id),
    type: "task",
    durationDays: 3,
    role: "BA",
    predecessors: predecessors.flatMap((text) => parsePredecessor(text) ?? []),
  };
}

function gate(id: string, predecessors: readonly string[] = []): PlanTask {
  return { ...task(id, predecessors), type: "gate", durationDays: 0, role: "STC" };
}
