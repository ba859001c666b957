import { describe, expect, it } from "vitest";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { rebaseCommand } from "#app/domain/plan/undo.ts";
import { applied, carriedOut, newTask, sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

describe("preparing to undo", () => {
  it("lets edits of other fields and other tasks stand", () => {
    const mine = applied(samplePlan(), { kind: "updateTask", taskId: "a", version: 1, changes: { progress: 50 } });
    const theirs = carriedOut(mine.plan, { kind: "updateTask", taskId: "a", version: 2, changes: { durationMinutes: 480 } });
    const done: PlanCommand = { kind: "updateTask", taskId: "a", version: 1, changes: { progress: 50 } };
    const rebased = rebaseCommand(theirs, mine.inverse, done);
    if (!rebased.ok) throw new Error(rebased.problem.code);
    const after = carriedOut(theirs, rebased.value).tasks.find((task) => task.id === "a");
    expect(after).toMatchObject({ progress: 0, durationMinutes: 480 });
  });

  it("does not take back what somebody else set in the same field", () => {
    const done: PlanCommand = { kind: "updateTask", taskId: "a", version: 1, changes: { progress: 50 } };
    const mine = applied(samplePlan(), done);
    const theirs = carriedOut(mine.plan, { kind: "updateTask", taskId: "a", version: 2, changes: { progress: 80 } });
    expect(rebaseCommand(theirs, mine.inverse, done)).toMatchObject({ ok: false, problem: { code: "plan.undo.changedSince" } });
  });

  it("does not take away what somebody else put into a phase since it was added", () => {
    const added: PlanCommand = { ...newTask("phase2"), taskKind: "phase" };
    const mine = applied(samplePlan(), added);
    const theirs = carriedOut(mine.plan, { ...newTask("inside"), parentId: "phase2", afterId: null });
    expect(rebaseCommand(mine.plan, mine.inverse, added)).toMatchObject({ ok: true });
    expect(rebaseCommand(theirs, mine.inverse, added)).toMatchObject({ ok: false, problem: { code: "plan.undo.changedSince" } });
  });

  it("does not remove again what was put back and edited since", () => {
    const removal = applied(samplePlan(), { kind: "removeTask", taskId: "c", version: 1 });
    const back = applied(removal.plan, removal.inverse);
    expect(rebaseCommand(back.plan, back.inverse, removal.inverse)).toMatchObject({ ok: true });
    const edited = carriedOut(back.plan, { kind: "updateTask", taskId: "c", version: 2, changes: { progress: 5 } });
    expect(rebaseCommand(edited, back.inverse, removal.inverse)).toMatchObject({ ok: false });
  });

  it("does not put a task back into a phase that is gone", () => {
    const removal = applied(samplePlan(), { kind: "removeTask", taskId: "a", version: 1 });
    const gone = carriedOut(removal.plan, { kind: "removeTask", taskId: "phase", version: 1 });
    const done: PlanCommand = { kind: "removeTask", taskId: "a", version: 1 };
    expect(rebaseCommand(gone, removal.inverse, done)).toMatchObject({ ok: false, problem: { taskId: "a" } });
  });

  const link: PlanCommand = { kind: "addLink", link: { ...sampleLink("a", "c"), id: "new" } };

  it("does not take away a link that somebody changed since it was made", () => {
    const mine = applied(samplePlan(), link);
    const theirs = carriedOut(mine.plan, { kind: "updateLink", linkId: "new", changes: { type: "SS", lag: 2400 } });
    expect(rebaseCommand(mine.plan, mine.inverse, mine.command)).toMatchObject({ ok: true });
    expect(rebaseCommand(theirs, mine.inverse, mine.command)).toMatchObject({ ok: false, problem: { code: "plan.undo.changedSince" } });
  });

  it("does not take away a link that somebody took away already", () => {
    const mine = applied(samplePlan(), link);
    const theirs = carriedOut(mine.plan, { kind: "removeLink", linkId: "new" });
    expect(rebaseCommand(theirs, mine.inverse, mine.command)).toMatchObject({ ok: false });
  });

  it("leaves what somebody else set of the same link", () => {
    const mine = applied(samplePlan(), { kind: "updateLink", linkId: "a-b", changes: { lag: 480 } });
    const theirs = carriedOut(mine.plan, { kind: "updateLink", linkId: "a-b", changes: { type: "SS" } });
    const rebased = rebaseCommand(theirs, mine.inverse, mine.command);
    if (!rebased.ok) throw new Error(rebased.problem.code);
    expect(carriedOut(theirs, rebased.value).links[0]).toMatchObject({ type: "SS", lag: 0 });
  });

  it("does not take away a task that somebody linked since it was added", () => {
    const mine = applied(samplePlan(), newTask("d"));
    const theirs = carriedOut(mine.plan, { kind: "addLink", link: sampleLink("c", "d") });
    expect(rebaseCommand(theirs, mine.inverse, mine.command)).toMatchObject({ ok: false, problem: { code: "plan.undo.changedSince" } });
  });

  it("does not remove again what was put back and linked anew since", () => {
    const removal = applied(samplePlan(), { kind: "removeTask", taskId: "b", version: 1 });
    const back = applied(removal.plan, removal.inverse);
    const lagged = carriedOut(back.plan, { kind: "updateLink", linkId: "a-b", changes: { lag: 480 } });
    expect(rebaseCommand(back.plan, back.inverse, back.command)).toMatchObject({ ok: true });
    expect(rebaseCommand(lagged, back.inverse, back.command)).toMatchObject({ ok: false });
  });

  const move: PlanCommand = { kind: "moveTask", taskId: "a", version: 1, parentId: "phase", afterId: "b" };

  it("does not take back a move that somebody else made of the same task since", () => {
    const mine = applied(samplePlan(), move);
    const theirs = carriedOut(mine.plan, { kind: "moveTask", taskId: "a", version: 2, parentId: "phase", afterId: "c" });
    expect(rebaseCommand(theirs, mine.inverse, mine.command)).toMatchObject({ ok: false, problem: { code: "plan.undo.changedSince" } });
  });

  it("takes a move back around what somebody put between since, and leaves that where it is", () => {
    const mine = applied(samplePlan(), move);
    const theirs = carriedOut(mine.plan, { ...newTask("x"), parentId: "phase", afterId: "b" });
    const rebased = rebaseCommand(theirs, mine.inverse, mine.command);
    if (!rebased.ok) throw new Error(rebased.problem.code);
    expect(carriedOut(theirs, rebased.value).tasks.map((task) => task.id)).toEqual(["phase", "a", "b", "x", "c", "live"]);
  });

  const merge = { kind: "mergeTasks", tasks: [], removedIds: [], links: [], removedLinkIds: [] } as const satisfies PlanCommand;

  it("brings back what a sheet took away with nobody when its owner left, and so the other way round", () => {
    const owned = carriedOut(samplePlan(), { kind: "updateTask", taskId: "a", version: 1, changes: { ownerId: "li" } });
    const removal = applied(owned, { ...merge, removedIds: ["a"] });
    const addition = applied(samplePlan(), { ...merge, tasks: [sampleTask({ id: "d", number: 6, ownerId: "li" })] });
    const undone = applied(addition.plan, addition.inverse);

    for (const { plan, inverse, command } of [removal, undone]) {
      const [kept, left] = [plan, { ...plan, people: [] }].map((now) => rebaseCommand(now, inverse, command));
      expect(kept).toMatchObject({ ok: true, value: { tasks: [{ ownerId: "li" }] } });
      expect(left).toMatchObject({ ok: true, value: { tasks: [{ ownerId: null }] } });
    }
  });

  it("brings back what a sheet took away without its links to tasks that are gone", () => {
    const mine = applied(samplePlan(), { ...merge, removedIds: ["a", "b"] });
    const theirs = carriedOut(mine.plan, { kind: "removeTask", taskId: "c", version: 1 });
    const linksBack = (plan: Plan) => {
      const rebased = rebaseCommand(plan, mine.inverse, mine.command);
      if (!rebased.ok) throw new Error(rebased.problem.code);
      return carriedOut(plan, rebased.value).links.map((link) => link.id);
    };

    expect(linksBack(mine.plan).sort()).toEqual(["a-b", "b-c", "c-live"]);
    expect(linksBack(theirs)).toEqual(["a-b"]);
  });
});
