import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Side } from "#app/domain/branch/conflicts.ts";
import { mergeProblems } from "#app/domain/branch/merge-problems.ts";
import { mergeThreeWay, type ThreeWayMerge } from "#app/domain/branch/three-way.ts";
import { carryOut } from "#app/domain/plan/apply.ts";
import { mergeCommand } from "#app/domain/plan/merge-tasks.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { rebaseCommand } from "#app/domain/plan/undo.ts";
import { carriedOut, newTask, sampleLink, samplePlan, sampleTask } from "../plan/sample-plan.ts";
import { edited, randomEdits, twoPhases } from "./random-edits.ts";

const base = samplePlan();
const merged = (live: Plan, branch: Plan, choices: Readonly<Record<string, Side>> = {}, leftOut: readonly string[] = []) =>
  mergeThreeWay({ base, live, branch }, new Map(Object.entries(choices)), new Set(leftOut));
const taskOf = (state: Pick<Plan, "tasks"> | ThreeWayMerge, id: string) => state.tasks.find((task) => task.id === id);
const changed = (plan: Plan, taskId: string, changes: Partial<PlanTask>) =>
  carriedOut(plan, { kind: "updateTask", taskId, version: taskOf(plan, taskId)?.version ?? 0, changes });

describe("a merge of two states that parted", () => {
  it("takes different fields of one task from both", () => {
    const live = changed(base, "a", { progress: 40 });
    const branch = changed(base, "a", { durationMinutes: 480, name: { text: "Shorter", zh: null } });
    const result = merged(live, branch);

    expect(result.conflicts).toEqual([]);
    expect(taskOf(result, "a")).toMatchObject({ progress: 40, durationMinutes: 480, name: { text: "Shorter" } });
  });

  it("names a field that both changed, and takes the side that is chosen", () => {
    const live = changed(base, "a", { durationMinutes: 1440 });
    const branch = changed(base, "a", { durationMinutes: 480 });

    expect(merged(live, branch).conflicts).toMatchObject([
      { kind: "field", key: "a durationMinutes", taskId: "a", group: "durationMinutes" },
    ]);
    expect(taskOf(merged(live, branch), "a")).toBe(taskOf(live, "a"));
    expect(taskOf(merged(live, branch, { "a durationMinutes": "branch" }), "a")?.durationMinutes).toBe(480);
  });

  it("finds no conflict where both did the same", () => {
    const both = changed(base, "a", { durationMinutes: 480 });
    expect(merged(both, changed(base, "a", { durationMinutes: 480 })).conflicts).toEqual([]);
  });

  it("takes a constraint and its date as one", () => {
    const live = changed(base, "b", { constraint: "SNET", constraintAt: "2026-03-10T08:00" });
    const branch = changed(base, "b", { constraint: "MSO", constraintAt: "2026-03-12T08:00" });
    const result = merged(live, branch, { "b constraint": "branch" });

    expect(result.conflicts.map(({ key }) => key)).toEqual(["b constraint"]);
    expect(taskOf(result, "b")).toMatchObject({ constraint: "MSO", constraintAt: "2026-03-12T08:00" });
  });

  it("removes what one side removed and the other left alone, with its links", () => {
    const result = merged(base, carriedOut(base, { kind: "removeTask", taskId: "b", version: 1 }));

    expect(result.conflicts).toEqual([]);
    expect(taskOf(result, "b")).toBeUndefined();
    expect(result.links.map(({ id }) => id)).toEqual(["c-live"]);
  });

  it.each([
    ["changed", (plan: Plan) => changed(plan, "b", { progress: 20 })],
    ["linked", (plan: Plan) => carriedOut(plan, { kind: "addLink", link: sampleLink("b", "live") })],
  ])("asks about what one side removed and the other %s", (_name, edit) => {
    const removed = carriedOut(base, { kind: "removeTask", taskId: "b", version: 1 });
    const went = edit(base);
    const asked = [{ kind: "removed", key: "b", taskId: "b", by: "branch", touched: ["b"] }];

    expect(merged(went, removed).conflicts).toMatchObject(asked);
    expect(merged(went, removed).links).toEqual(went.links);
    expect(taskOf(merged(went, removed, { b: "branch" }), "b")).toBeUndefined();
    expect(merged(removed, went).conflicts).toMatchObject([{ kind: "removed", key: "b", by: "live" }]);
    expect(taskOf(merged(removed, went), "b")).toBeUndefined();
    const back = merged(removed, went, { b: "branch" });
    expect(taskOf(back, "b")).toEqual(taskOf(went, "b"));
    expect(new Set(back.links.map(({ id }) => id))).toEqual(new Set(went.links.map(({ id }) => id)));
  });

  it("asks about a phase that went while a task was added to it, and takes that along", () => {
    const removed = carriedOut(base, { kind: "removeTask", taskId: "phase", version: 1 });
    const grown = carriedOut(base, { ...newTask("new"), parentId: "phase", afterId: "c" });

    expect(merged(removed, grown).conflicts).toMatchObject([{ taskId: "phase", by: "live", touched: ["phase"] }]);
    expect(merged(removed, grown).tasks.map(({ id }) => id)).toEqual(["live"]);
    expect(merged(removed, grown, { phase: "branch" }).tasks.map(({ id }) => id)).toEqual(["phase", "a", "b", "c", "new", "live"]);
  });

  it("gives added tasks the next numbers of the plan", () => {
    const live = carriedOut(carriedOut(base, newTask("x")), newTask("y"));
    const branch = carriedOut(base, newTask("z"));
    const numbers = merged(live, branch).tasks.map(({ id, number }) => [id, number]);

    expect(Object.fromEntries(numbers)).toMatchObject({ x: 6, y: 7, z: 8 });
  });

  it("names links of one pair that both changed", () => {
    const live = carriedOut(base, { kind: "updateLink", linkId: "a-b", changes: { lag: 480 } });
    const branch = carriedOut(base, { kind: "updateLink", linkId: "a-b", changes: { type: "SS" } });

    expect(merged(live, branch).conflicts).toMatchObject([{ kind: "link", key: "link a b", taskId: "b" }]);
    expect(merged(live, branch, { "link a b": "branch" }).links[0]).toMatchObject({ id: "a-b", type: "SS", lag: 0 });
  });

  it("keeps one link where both linked the same tasks alike", () => {
    const link = { ...sampleLink("a", "c"), id: "one" };
    const live = carriedOut(base, { kind: "addLink", link });
    const branch = carriedOut(base, { kind: "addLink", link: { ...link, id: "two" } });
    const result = merged(live, branch);

    expect(result.conflicts).toEqual([]);
    expect(result.links.filter(({ predecessorId, successorId }) => predecessorId === "a" && successorId === "c")).toEqual([link]);
  });

  it("leaves out what is not wanted, as if the branch had never touched it", () => {
    let branch = changed(base, "a", { durationMinutes: 480 });
    branch = carriedOut(branch, { kind: "removeTask", taskId: "c", version: 1 });
    branch = carriedOut(branch, newTask("new"));
    const result = merged(base, branch, {}, ["c", "new"]);

    expect(result.tasks.map(({ id }) => id)).toEqual(base.tasks.map(({ id }) => id));
    expect(taskOf(result, "a")?.durationMinutes).toBe(480);
    expect(new Set(result.links)).toEqual(new Set(base.links));
  });

  it("names tasks that each side put below the other", () => {
    const two = twoPhases();
    const live = carriedOut(two, { kind: "moveTask", taskId: "p", version: 1, parentId: "q", afterId: null });
    const branch = carriedOut(two, { kind: "moveTask", taskId: "q", version: 1, parentId: "p", afterId: null });
    const result = mergeThreeWay({ base: two, live, branch });

    expect(mergeProblems(live, result).map(({ code }) => code)).toContain("loop");
    expect(result.tasks).toHaveLength(two.tasks.length);
  });

  it("names a milestone that the other side put tasks into", () => {
    const live = changed(changed(base, "a", { durationMinutes: 0 }), "a", { kind: "milestone" });
    const branch = carriedOut(base, { ...newTask("new"), parentId: "a", afterId: null });

    expect(mergeProblems(live, merged(live, branch))).toEqual([{ code: "pointChildren", taskId: "a" }]);
  });
});

const content = ({ tasks, links }: Pick<Plan, "tasks" | "links">) => ({
  tasks: tasks.map(({ version: _, ...task }) => task),
  links: [...links].sort((one, other) => (one.id < other.id ? -1 : 1)),
});

/** The same where a link that was removed and made anew is the one that it was. */
const saying = (state: Pick<Plan, "tasks" | "links">) => ({
  ...content(state),
  links: state.links.map(({ predecessorId, successorId, type, lag }) => [predecessorId, successorId, type, lag].join(" ")).sort(),
});

describe("any merge", () => {
  it("of an unchanged plan is the branch, and of an unchanged branch the plan itself", () => {
    fc.assert(
      fc.property(randomEdits, (edits) => {
        const start = twoPhases();
        const end = edited(start, edits, "b");
        expect(saying(mergeThreeWay({ base: start, live: start, branch: end }))).toEqual(saying(end));
        const kept = mergeThreeWay({ base: start, live: end, branch: start });
        expect(kept.conflicts).toEqual([]);
        expect(content(kept)).toEqual(content(end));
        expect(kept.tasks.every((task) => end.tasks.includes(task))).toBe(true);
      }),
    );
  });

  it("without conflicts is the same from either side", () => {
    fc.assert(
      fc.property(randomEdits, randomEdits, (one, other) => {
        const start = twoPhases();
        const [live, branch] = [edited(start, one, "l"), edited(start, other, "b")];
        const there = mergeThreeWay({ base: start, live, branch });
        const back = mergeThreeWay({ base: start, live: branch, branch: live });
        expect(back.conflicts.map(({ key }) => key).sort()).toEqual(there.conflicts.map(({ key }) => key).sort());
        if (there.conflicts.length + there.loops.length > 0) return;
        const bare = (state: ThreeWayMerge) => ({
          tasks: state.tasks.map(({ version: _, number: __, ...task }) => task),
          links: state.links.map(({ predecessorId, successorId, type, lag }) => [predecessorId, successorId, type, lag].join()).sort(),
        });
        expect(bare(back)).toEqual(bare(there));
      }),
    );
  });

  it("loses nothing that either side changed, as long as nobody chooses", () => {
    fc.assert(
      fc.property(randomEdits, randomEdits, (one, other) => {
        const start = twoPhases();
        const [live, branch] = [edited(start, one, "l"), edited(start, other, "b")];
        const { tasks, conflicts } = mergeThreeWay({ base: start, live, branch });
        const found = new Map(tasks.map((task) => [task.id, task]));
        const asked = new Set(conflicts.map(({ taskId }) => taskId));
        const removed = new Set(conflicts.flatMap((conflict) => (conflict.kind === "removed" ? conflict.touched : [])));
        for (const task of branch.tasks) {
          const before = start.tasks.find(({ id }) => id === task.id);
          if (before?.name.text === task.name.text || asked.has(task.id) || removed.has(task.id)) continue;
          if (!before && task.parentId !== null && !found.has(task.parentId)) continue;
          expect(found.get(task.id)?.name).toEqual(task.name);
        }
      }),
    );
  });

  it("taken over and taken back leaves the plan as it was", () => {
    fc.assert(
      fc.property(randomEdits, randomEdits, fc.boolean(), (one, other, takesBranch) => {
        const start = twoPhases();
        const [live, branch] = [edited(start, one, "l"), edited(start, other, "b")];
        const { conflicts } = mergeThreeWay({ base: start, live, branch });
        const choices = new Map(conflicts.map(({ key }) => [key, takesBranch ? ("branch" as const) : ("live" as const)]));
        const state = mergeThreeWay({ base: start, live, branch }, choices);
        if (state.loops.length > 0) return;
        const done = carryOut(live, { ...mergeCommand(live, { ...live, ...state }), about: "branch" });
        if (!done.ok) throw new Error(done.problem.code);
        if (done.value.plan === live) return;
        expect(content(done.value.plan)).toEqual(content(state));
        const back = rebaseCommand(done.value.plan, done.value.inverse, done.value.command);
        if (!back.ok) throw new Error(back.problem.code);
        const undone = carryOut(done.value.plan, back.value);
        if (!undone.ok) throw new Error(undone.problem.code);
        expect(content(undone.value.plan)).toEqual(content(live));
      }),
    );
  });
});

describe("a merge of very many tasks", () => {
  const tasks = Array.from({ length: 40_000 }, (_, index) =>
    sampleTask({ id: `t${index}`, number: index + 1, position: (index + 1) * 1024 }),
  );
  const links = tasks.slice(1).map(({ id }, index) => sampleLink(`t${index}`, id));
  const plan: Plan = { ...samplePlan(), tasks, links, nextTaskNumber: tasks.length + 1 };
  const emptied: Plan = { ...plan, tasks: tasks.slice(0, 1), links: [] };
  const renamed: Plan = { ...plan, tasks: tasks.map((task) => ({ ...task, name: { text: "Renamed", zh: null } })) };
  const within = (milliseconds: number, work: () => void) => {
    const start = performance.now();
    work();
    expect(performance.now() - start).toBeLessThan(milliseconds);
  };

  it("of which nearly all were removed and are left out takes no more than reading them a few times", () => {
    const leftOut = new Set(tasks.slice(1).map(({ id }) => id));
    within(10_000, () => {
      const merge = mergeThreeWay({ base: plan, live: plan, branch: emptied }, new Map(), leftOut);
      expect(merge.tasks).toHaveLength(tasks.length);
      expect(merge.links).toHaveLength(links.length);
    });
  });

  it("that one side removed and the other went on with asks about each of them as fast", () => {
    within(10_000, () => {
      expect(mergeThreeWay({ base: plan, live: renamed, branch: emptied }).conflicts).toHaveLength(tasks.length - 1);
    });
  });
});
