import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BaselineTask } from "#app/domain/baseline/model.ts";
import { byLargestSlip, planVariance } from "#app/domain/baseline/variance.ts";
import { formatCivilTime, parseCivilTime } from "#app/domain/time/day.ts";
import { baselineTask, standardWork } from "./sample-tasks.ts";

const calendar = standardWork();

describe("planVariance", () => {
  it("tells delays in working time: a weekend in between does not count", () => {
    const before = [baselineTask("a", { start: "2027-01-08T08:00", finish: "2027-01-08T17:00" })];
    const after = [baselineTask("a", { start: "2027-01-11T08:00", finish: "2027-01-12T17:00", durationMinutes: 960 })];

    const [task] = planVariance(before, after, calendar).tasks;

    expect(task).toMatchObject({
      state: "moved",
      difference: { startMinutes: 480, finishMinutes: 960, durationMinutes: 480, costMinor: null },
    });
  });

  it("tells what comes earlier and costs less with a sign", () => {
    const before = [baselineTask("a", { costMinor: 900 })];
    const after = [baselineTask("a", { start: "2027-01-01T08:00", finish: "2027-01-01T17:00", costMinor: 700 })];

    expect(planVariance(before, after, calendar).tasks[0]?.difference).toMatchObject({ finishMinutes: -480, costMinor: -200 });
  });

  it("takes the end of a day and the beginning of the next one for the same", () => {
    const before = [baselineTask("gate", { kind: "gate", start: "2027-01-08T17:00", finish: "2027-01-08T17:00", durationMinutes: 0 })];
    const after = [baselineTask("gate", { kind: "gate", start: "2027-01-11T08:00", finish: "2027-01-11T08:00", durationMinutes: 0 })];

    expect(planVariance(before, after, calendar).tasks[0]?.state).toBe("unchanged");
  });

  it("shows what was removed where it stood, and what was added where it stands", () => {
    const phase = baselineTask("phase", { kind: "phase" });
    const gone = baselineTask("gone", { parentId: "phase", position: 2048 });
    const first = baselineTask("first", { parentId: "phase", position: 1024 });
    const added = baselineTask("added", { parentId: "phase", position: 4096 });
    const last = baselineTask("last", { parentId: "phase", position: 3072 });

    const { tasks, phases } = planVariance([phase, first, gone, last], [phase, first, last, added], calendar);

    expect(tasks.map(({ taskId, level, state }) => [taskId, level, state])).toEqual([
      ["phase", 0, "unchanged"],
      ["first", 1, "unchanged"],
      ["gone", 1, "removed"],
      ["last", 1, "unchanged"],
      ["added", 1, "added"],
    ]);
    expect(phases.get("phase")).toMatchObject({ added: 1, removed: 1, moved: 0, unchanged: 2, durationMinutes: 0 });
  });

  it("keeps a phase that was removed together with what went with it", () => {
    const before = [baselineTask("phase", { kind: "phase" }), baselineTask("inside", { parentId: "phase" })];

    const { tasks, project } = planVariance(before, [], calendar);

    expect(tasks.map(({ taskId, level, state }) => [taskId, level, state])).toEqual([
      ["phase", 0, "removed"],
      ["inside", 1, "removed"],
    ]);
    expect(project).toMatchObject({ removed: 1, after: null, finishMinutes: null });
  });

  it("says nothing of a duration that was not kept", () => {
    const { tasks, project } = planVariance([baselineTask("a", { durationMinutes: null })], [baselineTask("a")], calendar);

    expect(tasks[0]).toMatchObject({ state: "unchanged", difference: { durationMinutes: null } });
    expect(project.durationMinutes).toBeNull();
  });

  it("has nothing to say of two empty plans", () => {
    expect(planVariance([], [], calendar)).toMatchObject({ tasks: [], project: { before: null, after: null, moved: 0 } });
  });

  it("puts the largest delay first", () => {
    const late = baselineTask("late", { finish: "2027-01-06T17:00" });
    const { tasks } = planVariance([baselineTask("a"), baselineTask("late")], [baselineTask("a"), late, baselineTask("new")], calendar);

    expect(byLargestSlip(tasks).map(({ taskId }) => taskId)).toEqual(["late", "a", "new"]);
  });

  it("finds no difference between a plan and itself", () => {
    fc.assert(
      fc.property(randomPlan, (tasks) => {
        const { tasks: rows, project } = planVariance(tasks, tasks, calendar);
        expect(rows).toHaveLength(tasks.length);
        expect(rows.every(({ state }) => state === "unchanged")).toBe(true);
        expect(project).toMatchObject({ added: 0, removed: 0, moved: 0, largestSlipMinutes: 0, durationMinutes: 0 });
      }),
    );
  });

  it("has phases that add up to the project, and every task once", () => {
    fc.assert(
      fc.property(randomPlan, randomPlan, (before, after) => {
        const { tasks, phases, project } = planVariance(before, after, calendar);
        const ids = new Set([...before, ...after].map(({ taskId }) => taskId));
        expect(new Set(tasks.map(({ taskId }) => taskId))).toEqual(ids);
        expect(tasks).toHaveLength(ids.size);
        for (const key of ["added", "removed", "moved", "unchanged", "durationMinutes"] as const)
          expect([...phases.values()].reduce((sum, totals) => sum + (totals[key] ?? 0), 0)).toBe(project[key]);
        expect(Math.max(0, ...[...phases.values()].map(({ largestSlipMinutes }) => largestSlipMinutes))).toBe(project.largestSlipMinutes);
      }),
    );
  });

  it("turns its signs when the two states change places", () => {
    fc.assert(
      fc.property(randomPlan, randomPlan, (before, after) => {
        const back = new Map(planVariance(after, before, calendar).tasks.map((task) => [task.taskId, task.difference]));
        for (const { taskId, difference } of planVariance(before, after, calendar).tasks)
          if (difference) expect(back.get(taskId)?.finishMinutes).toBe(0 - difference.finishMinutes);
      }),
    );
  });
});

/** A tree of up to twelve tasks: each hangs below an earlier one, or at the top. */
const randomPlan: fc.Arbitrary<BaselineTask[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 12 })
  .chain((ids) => fc.tuple(fc.constant(ids), fc.array(fc.nat(20), { minLength: ids.length, maxLength: ids.length })))
  .map(([ids, draws]) =>
    ids.map((id, index) => {
      const draw = draws[index] ?? 0;
      const start = (parseCivilTime("2027-01-04T08:00") ?? 0) + draw * 1440;
      const parentId = index > 0 && draw % 3 > 0 ? `t${ids[draw % index]}` : null;
      const finish = formatCivilTime(start + 540 + (draw % 4) * 1440);
      return baselineTask(`t${id}`, { parentId, position: draw, start: formatCivilTime(start), finish, durationMinutes: 480 + draw });
    }),
  );
