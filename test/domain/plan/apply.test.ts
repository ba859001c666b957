import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { applied, carriedOut, datesOf, newTask, sampleLink, samplePlan } from "./sample-plan.ts";

describe("applying a command", () => {
  it("counts the plan's version and the edited task's, and leaves the others as they are", () => {
    const plan = samplePlan();
    const after = carriedOut(plan, { kind: "updateTask", taskId: "b", version: 1, changes: { durationMinutes: 480 } });
    expect(after.version).toBe(2);
    expect(after.tasks.map((task) => task.version)).toEqual([1, 1, 2, 1, 1]);
    expect(after.tasks[1]).toBe(plan.tasks[1]);
  });

  it("moves the successors when a task becomes longer", () => {
    const after = carriedOut(samplePlan(), { kind: "updateTask", taskId: "a", version: 1, changes: { durationMinutes: 1920 } });
    expect(datesOf(samplePlan(), "live").finish).toBe("2026-03-09T17:00");
    expect(datesOf(after, "live").finish).toBe("2026-03-11T17:00");
  });

  it("refuses an edit of a task that was edited since, and gives the newer one", () => {
    const once = carriedOut(samplePlan(), { kind: "updateTask", taskId: "a", version: 1, changes: { progress: 10 } });
    const result = applyCommand(once, { kind: "updateTask", taskId: "a", version: 1, changes: { progress: 20 } });
    expect(result).toMatchObject({ ok: false, problem: { code: "plan.task.stale", theirs: { progress: 10, version: 2 } } });
  });

  it.each([
    [{ kind: "updateTask", taskId: "gone", version: 1, changes: {} }, "plan.task.missing"],
    [{ kind: "updateTask", taskId: "phase", version: 1, changes: { durationMinutes: 5 } }, "plan.task.summaryDates"],
    [{ kind: "moveTask", taskId: "phase", version: 1, parentId: "a", afterId: null }, "plan.move.intoItself"],
    [{ kind: "addLink", link: sampleLink("a", "a") }, "plan.link.itself"],
    [{ kind: "addLink", link: sampleLink("a", "gone") }, "plan.task.missing"],
    [{ kind: "addLink", link: { ...sampleLink("a", "b"), id: "again" } }, "plan.link.duplicate"],
    [{ kind: "removeLink", linkId: "gone" }, "plan.link.missing"],
    [{ kind: "addTask", taskId: "a", parentId: null, afterId: null, taskKind: "task", name: "A", durationMinutes: 1 }, "plan.task.exists"],
  ] as const satisfies readonly (readonly [PlanCommand, string])[])("refuses %j with %s", (command, code) => {
    expect(applyCommand(samplePlan(), command)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    { kind: "updateTask", taskId: "a", version: 1, changes: {} },
    { kind: "updateTask", taskId: "a", version: 1, changes: { durationMinutes: 960, name: { text: "A", zh: "任务a" } } },
    { kind: "moveTask", taskId: "b", version: 1, parentId: "phase", afterId: "b" },
    { kind: "moveTask", taskId: "b", version: 1, parentId: "phase", afterId: "a" },
    { kind: "moveTask", taskId: "c", version: 1, parentId: "phase", afterId: "gone" },
    { kind: "updateLink", linkId: "a-b", changes: { type: "FS", lag: 0 } },
  ] as const satisfies readonly PlanCommand[])("has nothing to do for %j", (command) => {
    const plan = samplePlan();
    expect(applied(plan, command).plan).toBe(plan);
  });

  it("tells what it changed, not what stays the same", () => {
    const changes = { durationMinutes: 480, ownerId: null };
    const { command, inverse } = applied(samplePlan(), { kind: "updateTask", taskId: "a", version: 1, changes });
    expect(command).toMatchObject({ changes: { durationMinutes: 480 } });
    expect(inverse).toEqual({ kind: "updateTask", taskId: "a", version: 2, changes: { durationMinutes: 960 } });
  });

  it("takes a removed task's subtree and links with it, and brings both back", () => {
    const removal = applied(samplePlan(), { kind: "removeTask", taskId: "phase", version: 1 });
    expect(removal.plan.tasks.map((task) => task.id)).toEqual(["live"]);
    expect(removal.plan.links).toEqual([]);
    const back = carriedOut(removal.plan, removal.inverse);
    expect(contentOf(back)).toEqual(contentOf(samplePlan()));
  });

  it("never gives a number again, even after its task is removed", () => {
    const added = carriedOut(samplePlan(), newTask("d"));
    const removed = carriedOut(added, { kind: "removeTask", taskId: "d", version: 1 });
    const again = carriedOut(removed, newTask("e"));
    expect(again.tasks.find((task) => task.id === "e")?.number).toBe(7);
  });

  it("finds room between two neighbours however often a task is put between them", () => {
    let plan = samplePlan();
    for (let index = 0; index < 80; index++) plan = carriedOut(plan, { ...newTask(`x${index}`), parentId: "phase", afterId: "a" });
    const order = plan.tasks.filter((task) => task.parentId === "phase").map((task) => task.id);
    expect(order.slice(0, 3)).toEqual(["a", "x79", "x78"]);
    expect(order.at(-1)).toBe("c");
  });

  it("is undone exactly by the inverse, whatever the command", () => {
    const commands = fc.oneof(
      fc.record({
        kind: fc.constant("updateTask" as const),
        taskId: fc.constantFrom("a", "b", "c"),
        version: fc.constant(1),
        changes: changes(),
      }),
      fc.record({
        kind: fc.constant("moveTask" as const),
        taskId: fc.constantFrom("a", "b", "c", "live"),
        version: fc.constant(1),
        parentId: fc.constantFrom(null, "phase", "live"),
        afterId: fc.constantFrom(null, "a", "b", "c", "phase"),
      }),
      fc.record({ kind: fc.constant("removeTask" as const), taskId: fc.constantFrom("a", "phase", "live"), version: fc.constant(1) }),
      fc.record({ kind: fc.constant("removeLink" as const), linkId: fc.constantFrom("a-b", "b-c", "c-live") }),
    );
    fc.assert(
      fc.property(commands, (command) => {
        const result = applyCommand(samplePlan(), command);
        if (!result.ok) return;
        expect(contentOf(carriedOut(result.value.plan, result.value.inverse))).toEqual(contentOf(samplePlan()));
      }),
    );
  });
});

function changes() {
  return fc.record(
    {
      durationMinutes: fc.integer({ min: 0, max: 5000 }),
      progress: fc.integer({ min: 0, max: 100 }),
      ownerId: fc.constantFrom(null, "li"),
    },
    { requiredKeys: [] },
  );
}

/** A plan without what every change counts: positions matter only by their order. */
function contentOf(plan: Plan) {
  const tasks = plan.tasks.map(({ version: _version, position: _position, ...task }) => task);
  return { tasks, links: [...plan.links].sort((a, b) => a.id.localeCompare(b.id)) };
}
