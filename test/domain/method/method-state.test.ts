import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeThreeWay } from "#app/domain/branch/three-way.ts";
import { carryOut } from "#app/domain/plan/apply.ts";
import { mergeCommand } from "#app/domain/plan/merge-tasks.ts";
import { matchMethods } from "#app/domain/method/match-tasks.ts";
import type { MethodOutline, MethodTask } from "#app/domain/method/method-outline.ts";
import { methodStates } from "#app/domain/method/method-state.ts";
import { mergeMethodInSteps } from "#app/domain/method/merge-method.ts";
import { placesAmong } from "#app/domain/method/places-among.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { edited, randomEdits, twoPhases } from "../branch/random-edits.ts";
import { sampleLink, sampleTask } from "../plan/sample-plan.ts";

const blank = { text: "", zh: null };

/** A method that makes the plan of two phases. */
function method(plan: Plan): MethodOutline {
  return {
    minutesPerDay: 480,
    roles: [],
    links: plan.links.map(({ id: _, ...link }) => link),
    tasks: plan.tasks.map(({ id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable }) => {
      return { id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable, doneWhen: blank, items: [], area: null };
    }),
  };
}

const first = { ...twoPhases(), tasks: twoPhases().tasks.map((task, index) => ({ ...task, position: (index + 1) * 1024 })) };
const then = method(first);
const ids = Object.fromEntries(then.tasks.map(({ id }) => [id, id]));
const proposed = (live: Plan, now: MethodOutline) => {
  const states = methodStates({ live, then, ids, now, matches: new Map(now.tasks.map(({ id }) => [id, id])), minutesPerDay: 480 });
  return { ...states, merge: mergeThreeWay({ base: states.base, live, branch: states.target }) };
};
const changedTask = (id: string, changes: Partial<MethodTask>): MethodOutline => ({
  ...then,
  tasks: then.tasks.map((task) => (task.id === id ? { ...task, ...changes } : task)),
});

describe("another edition of the method", () => {
  it("that says the same changes nothing", () => {
    const { merge, left } = proposed(first, then);
    expect(merge.tasks).toEqual(first.tasks);
    expect(merge.links).toEqual(first.links);
    expect(left).toEqual([]);
  });

  it("brings what it changed to tasks that nobody touched, and leaves the user's words alone", () => {
    const now = changedTask("p2", { durationMinutes: 2400, name: { text: "Renamed", zh: "改名" } });
    expect(proposed(first, now).merge.tasks.find(({ id }) => id === "p2")).toMatchObject({
      durationMinutes: 2400,
      name: { text: "Renamed" },
    });

    const task = first.tasks.find(({ id }) => id === "p2")!;
    const done = carryOut(first, {
      kind: "updateTask",
      taskId: "p2",
      version: task.version,
      changes: { name: { text: "Ours", zh: null } },
    });
    if (!done.ok) throw new Error(done.problem.code);
    const { merge } = proposed(done.value.plan, now);
    expect(merge.conflicts.map(({ key }) => key)).toEqual(["p2 name"]);
    expect(merge.tasks.find(({ id }) => id === "p2")).toMatchObject({ durationMinutes: 2400, name: { text: "Ours" } });
  });

  it("adds its new tasks in their place and moves nothing else", () => {
    const added: MethodTask = { ...then.tasks[2]!, id: "p1.5", name: { text: "New", zh: "新" } };
    const tasks = [...then.tasks.slice(0, 2), added, ...then.tasks.slice(2)];
    const links = [...then.links, { ...then.links[0]!, predecessorId: "p1", successorId: "p1.5" }];
    const { merge, ids: given } = proposed(first, { ...then, tasks, links });

    expect(merge.tasks.map(({ id }) => id)).toEqual(["p", "p1", "method p1.5", "p2", "p3", "p4", "q", "q1", "q2", "q3", "q4", "live"]);
    expect(merge.links).toContainEqual(expect.objectContaining({ predecessorId: "p1", successorId: "method p1.5" }));
    expect(given["p1.5"]).toBe("method p1.5");
    expect(first.tasks.every((task) => merge.tasks.includes(task))).toBe(true);
  });

  it("keeps tasks that it lacks, and names them", () => {
    const now = {
      ...then,
      tasks: then.tasks.filter(({ id }) => id !== "q2"),
      links: then.links.filter(({ predecessorId, successorId }) => predecessorId !== "q2" && successorId !== "q2"),
    };
    const { merge, left } = proposed(first, now);

    expect(left).toEqual(["q2"]);
    expect(merge.tasks).toEqual(first.tasks);
    expect(new Set(merge.links)).toEqual(new Set(first.links));
  });

  it("does not touch what is done", () => {
    const task = first.tasks.find(({ id }) => id === "p1")!;
    const changes = { progress: 100, actualStart: "2026-03-02T08:00", actualFinish: "2026-03-02T17:00" };
    const done = carryOut(first, { kind: "updateTask", taskId: "p1", version: task.version, changes });
    if (!done.ok) throw new Error(done.problem.code);
    const { merge } = proposed(done.value.plan, changedTask("p1", { durationMinutes: 4800 }));
    expect(merge.tasks).toEqual(done.value.plan.tasks);
  });

  it("is matched with another method by names in either language, as far as nothing else is called so", () => {
    const task = (id: string, text: string, zh: string | null): MethodTask => ({ ...then.tasks[1]!, id, name: { text, zh } });
    const old = { ...then, tasks: [task("a", "Interviews", "访谈"), task("b", "Test", null), task("c", "Test", null)] };
    const other = { ...then, tasks: [task("x", "Talks", "访谈"), task("y", "Test", null), task("z", "Something else", null)] };

    expect([...matchMethods(old, other)]).toEqual([["x", "a"]]);
  });
});

it("places new tasks between those that stay, and moves as few as it can", () => {
  const present = new Map([1, 2, 3].map((place) => [`t${place}`, { parentId: null, position: place * 1024 }]));
  const order = ["t1", "new", "t3", "t2"].map((id) => ({ id, parentId: null }));
  const places = placesAmong(order, present);
  const sorted = [...places].sort(([, one], [, other]) => one.position - other.position).map(([id]) => id);

  expect(sorted).toEqual(["t1", "new", "t3", "t2"]);
  expect([...places].filter(([id, { position }]) => present.get(id)?.position === position)).toHaveLength(2);
});

describe("whatever people did and whatever the method became", () => {
  it("nothing of theirs is lost, done work keeps its dates, and no link of theirs goes", () => {
    fc.assert(
      fc.property(randomEdits, randomEdits, (byPeople, byMethod) => {
        const live = edited(first, byPeople, "u");
        const now = method(edited(first, byMethod, "m"));
        const { merge, base } = proposed(live, now);
        if (merge.loops.length > 0) return;
        const found = new Map(merge.tasks.map((task) => [task.id, task]));
        const former = new Map(base.tasks.map((task) => [task.id, task]));
        for (const task of live.tasks) {
          const after = found.get(task.id);
          // Nothing that is in the plan goes.
          expect(after).toBeDefined();
          if (!after) continue;
          const before = former.get(task.id);
          const isOwn = first.tasks.every(({ id }) => id !== task.id);
          if (isOwn) expect(after).toBe(task);
          if (before && before.name.text !== task.name.text) expect(after.name).toEqual(task.name);
          if (before && before.durationMinutes !== task.durationMinutes) expect(after.durationMinutes).toBe(task.durationMinutes);
          expect([after.progress, after.actualStart, after.actualFinish, after.constraint, after.constraintAt, after.ownerId]).toEqual([
            task.progress,
            task.actualStart,
            task.actualFinish,
            task.constraint,
            task.constraintAt,
            task.ownerId,
          ]);
          if (task.progress === 100) expect(after).toBe(task);
        }
        const made = new Set(then.links.map(({ predecessorId, successorId }) => `${predecessorId} ${successorId}`));
        for (const link of live.links) if (!made.has(`${link.predecessorId} ${link.successorId}`)) expect(merge.links).toContainEqual(link);
        const [old, next] = [live, { ...live, ...merge }].map(schedulePlan);
        if (!old?.ok || !next?.ok) return;
        for (const { id, actualStart, actualFinish } of live.tasks)
          if (actualStart !== null && actualFinish !== null) {
            const [from, to] = [old.value, next.value].map((schedule) => schedule.task(schedule.indexOf(id)));
            expect([to?.start, to?.finish]).toEqual([from?.start, from?.finish]);
          }
        const applied = carryOut(live, { ...mergeCommand(live, { ...live, ...merge }), about: "method" });
        if (!applied.ok) throw new Error(applied.problem.code);
        const back = carryOut(applied.value.plan, applied.value.inverse);
        if (!back.ok) throw new Error(back.problem.code);
        const content = ({ tasks, links }: Plan) => ({ tasks: tasks.map(({ version: _, ...task }) => task), links: new Set(links) });
        expect(content(back.value.plan)).toEqual(content(live));
      }),
    );
  });
});

it("links that close very many loops give way without the whole being merged anew for each, with pauses in between", () => {
  const tasks = Array.from({ length: 5_000 }, (_, index) =>
    sampleTask({ id: `t${index}`, number: index + 1, position: (index + 1) * 1024 }),
  );
  const own = tasks.flatMap(({ id }, index) => (index % 2 === 0 ? [sampleLink(id, `t${index + 1}`)] : []));
  const live: Plan = { ...twoPhases(), tasks, links: own, nextTaskNumber: tasks.length + 1 };
  const outline = method(live);
  const back = own.slice(0, 190).map(({ id: _, ...link }) => {
    return { ...link, predecessorId: link.successorId, successorId: link.predecessorId };
  });
  const source = {
    then: outline,
    ids: Object.fromEntries(tasks.map(({ id }) => [id, id])),
    now: { ...outline, links: [...outline.links, ...back] },
    matches: new Map(tasks.map(({ id }) => [id, id])),
    minutesPerDay: 480,
  };
  const start = performance.now();
  let steps = 0;
  const merging = mergeMethodInSteps(live, source);
  for (;;) {
    const step = merging.next();
    steps++;
    if (step.done !== true) continue;
    expect(step.value.merge.links).toEqual(own);
    break;
  }
  expect(steps).toBeGreaterThan(190);
  expect(performance.now() - start).toBeLessThan(12_000);
});
