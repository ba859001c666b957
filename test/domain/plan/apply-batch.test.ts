import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand, SingleCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { rebaseCommand } from "#app/domain/plan/undo.ts";
import { applied, carriedOut, newTask, sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

const batch = (...commands: SingleCommand[]): PlanCommand => ({ kind: "batch", commands });
const update = (taskId: string, changes: Extract<SingleCommand, { kind: "updateTask" }>["changes"], version = 1): SingleCommand => ({
  kind: "updateTask",
  taskId,
  version,
  changes,
});
const taskOf = (plan: Plan, id: string) => plan.tasks.find((task) => task.id === id);
const content = (plan: Plan) => ({
  tasks: plan.tasks.map(({ version: _version, ...task }) => task),
  links: [...plan.links].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

describe("several commands as one step", () => {
  it("does all of them, counts each task on by one version, and gives all back at once", () => {
    const before = samplePlan();
    const step = applied(
      before,
      batch(update("a", { ownerId: "li" }), update("b", { ownerId: "li" }), update("a", { priority: 900 }, 2), {
        kind: "addLink",
        link: sampleLink("a", "c"),
      }),
    );

    expect(step.plan.version).toBe(before.version + 1);
    expect(taskOf(step.plan, "a")).toMatchObject({ ownerId: "li", priority: 900, version: 2 });
    expect(taskOf(step.plan, "b")).toMatchObject({ ownerId: "li", version: 2 });
    expect(step.plan.links).toHaveLength(4);
    expect(content(carriedOut(step.plan, step.inverse))).toEqual(content(before));
  });

  it("does none of them when one is refused", () => {
    expect(applyCommand(samplePlan(), batch(update("a", { priority: 1 }), update("phase", { progress: 50 })))).toMatchObject({
      ok: false,
      problem: { code: "plan.task.summaryDates", taskId: "phase" },
    });
    expect(applyCommand(samplePlan(), batch(update("a", { priority: 1 }), update("b", { priority: 1 }, 7)))).toMatchObject({
      ok: false,
      problem: { code: "plan.task.stale", theirs: { id: "b" } },
    });
  });

  it("passes no gate by a report", () => {
    const plan = samplePlan();
    const gate = sampleTask({ id: "gate", kind: "gate", durationMinutes: 0, position: 9 });

    expect(
      applyCommand({ ...plan, tasks: [...plan.tasks, gate] }, batch(update("a", { progress: 5 }), update("gate", { progress: 100 }))),
    ).toMatchObject({
      ok: false,
      problem: { code: "plan.gate.undecided" },
    });
  });

  it("records the actual dates of reports from the plan as it was", () => {
    const { plan } = applied(samplePlan(), batch(update("a", { progress: 100 }), update("b", { progress: 100 })));

    expect(taskOf(plan, "a")).toMatchObject({ actualStart: "2026-03-02T08:00", actualFinish: "2026-03-03T17:00" });
    expect(taskOf(plan, "b")).toMatchObject({ actualStart: "2026-03-04T08:00", actualFinish: "2026-03-06T17:00" });
  });

  it("says nothing when nothing is to be done", () => {
    const plan = samplePlan();
    expect(applied(plan, batch(update("a", { priority: 500 }))).plan.version).toBe(plan.version);
  });
});

describe("taking a step of many back", () => {
  const mine = applied(samplePlan(), batch(update("a", { priority: 900 }), update("b", { priority: 900 })));

  it("leaves what others did to other fields", () => {
    const theirs = carriedOut(mine.plan, { kind: "updateTask", taskId: "a", version: 2, changes: { durationMinutes: 480 } });
    const rebased = rebaseCommand(theirs, mine.inverse, mine.command);
    if (!rebased.ok) throw new Error(rebased.problem.code);

    expect(taskOf(carriedOut(theirs, rebased.value), "a")).toMatchObject({ priority: 500, durationMinutes: 480 });
  });

  it("names the task whose same field somebody else has changed", () => {
    const theirs = carriedOut(mine.plan, { kind: "updateTask", taskId: "b", version: 2, changes: { priority: 1 } });
    expect(rebaseCommand(theirs, mine.inverse, mine.command)).toMatchObject({ ok: false, problem: { taskId: "b" } });
  });

  it("does not take away what was added when somebody put something into it", () => {
    const added = applied(samplePlan(), batch({ ...newTask("phase2"), taskKind: "phase" }, newTask("other")));
    const theirs = carriedOut(added.plan, { ...newTask("inside"), parentId: "phase2", afterId: null });

    expect(rebaseCommand(added.plan, added.inverse, added.command)).toMatchObject({ ok: true });
    expect(rebaseCommand(theirs, added.inverse, added.command)).toMatchObject({ ok: false, problem: { taskId: "inside" } });
  });
});

describe("adding many tasks", () => {
  const plain = { kind: "task", durationMinutes: 480 } as const;
  const adding: Extract<PlanCommand, { kind: "addTasks" }> = {
    kind: "addTasks",
    parentId: "phase",
    afterId: "a",
    tasks: [
      { ...plain, id: "x", parentId: null, name: { text: "X", zh: null } },
      { ...plain, id: "y", parentId: "x", name: { text: "Y", zh: null }, ownerId: "li" },
      { ...plain, id: "z", parentId: null, name: { text: "Z", zh: null } },
    ],
    links: [sampleLink("y", "z")],
  };

  it("puts them in their order below one task, with numbers of their own, and takes them away again", () => {
    const before = samplePlan();
    const step = applied(before, adding);

    expect(step.plan.tasks.map((task) => task.id)).toEqual(["phase", "a", "x", "y", "z", "b", "c", "live"]);
    expect(step.plan.tasks.filter((task) => "xyz".includes(task.id)).map((task) => task.number)).toEqual([6, 7, 8]);
    expect(step.plan.nextTaskNumber).toBe(9);
    expect(tasksOf(carriedOut(step.plan, step.inverse))).toEqual(tasksOf(before));
  });

  it.each([
    ["plan.task.exists", { tasks: [{ ...adding.tasks[0]!, id: "a" }] }],
    ["plan.task.missing", { tasks: [adding.tasks[1]!] }],
    ["plan.task.pointChildren", { parentId: "live" }],
    ["plan.link.duplicate", { links: [sampleLink("y", "z"), { ...sampleLink("y", "z"), id: "again" }] }],
    ["plan.link.itself", { links: [sampleLink("y", "y")] }],
    ["plan.gate.undecided", { tasks: [{ ...adding.tasks[0]!, kind: "gate", durationMinutes: 0, progress: 100 }], links: [] }],
  ] as const)("refuses with %s", (code, changes) => {
    expect(applyCommand(samplePlan(), { ...adding, ...changes })).toMatchObject({ ok: false, problem: { code } });
  });
});

function tasksOf(plan: Plan) {
  return content(plan).tasks;
}

it("whatever is done together, its inverse gives the former plan back", () => {
  const ids = ["a", "b", "c"];
  const edit = fc.record({ id: fc.constantFrom(...ids), priority: fc.integer({ min: 0, max: 1000 }), owner: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(edit, { selector: (one) => one.id, minLength: 1 }), fc.boolean(), (edits, removes) => {
      const before = samplePlan();
      const commands: SingleCommand[] = edits.map(({ id, priority, owner }) => update(id, { priority, ownerId: owner ? "li" : null }));
      const step = applied(before, batch(...commands, ...(removes ? [{ kind: "removeTask", taskId: "live", version: 1 } as const] : [])));
      expect(content(carriedOut(step.plan, step.inverse))).toEqual(content(before));
    }),
  );
});
