import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it, vi } from "vitest";

import type { MergeConflict, Side } from "#app/domain/branch/conflicts.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { BranchPlans } from "#app/http/branch-plans.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { discardBranch, editBranch, makeBranch, mergeBranch, restoreBranch } from "#app/plan/branches/branches.server.ts";
import { conflictRows } from "#app/plan/branches/conflict-rows.server.ts";
import { carriedChoices, sentChoices, type Fields } from "#app/plan/branches/carried-choices.ts";
import { mergeBranchForm } from "#app/plan/branches/branches.forms.server.ts";
import { conflictsMark } from "#app/plan/branches/rest-of-choices.server.ts";
import { seenMark } from "#app/plan/branches/seen-mark.server.ts";
import { comparePlans } from "#app/plan/branches/compared-plans.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { planWording } from "#app/plan/branches/plan-wording.server.ts";
import { executePlanCommand, takeBackOwnStep, turnBack } from "#app/plan/plan.server.ts";
import { findBranch, findBranchState, insertBranchChange, listBranches } from "#db/queries/branches.ts";
import { purgeTrash } from "#db/queries/project-life.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { twoPhases } from "../../domain/branch/random-edits.ts";

const day = 24 * 60 * 60_000;

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let now: number;

  beforeEach(async () => {
    now = Date.parse("2026-11-22T08:00:00.000Z");
    context = await openContext(await openTest(), { now: () => new Date(now).toISOString() });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { calendar: "standard", day: "2027-03-01" });
  });

  const caller = (user = owner) => projectCallerOf(context, user, projectId);
  const asked = async <Value>(value: Value) => {
    const request = new Request("http://localhost:3000/");
    return { ...(await caller()), value, request, params: {}, formKey: undefined };
  };
  const make = async (name = "Two weeks earlier") => (await makeBranch(await asked({ name, note: "" }))).id;
  const live = async () => (await context.plans.read(context.db, projectId, (await caller()).project.planVersion)).plan;
  const compare = async (id: string) => comparePlans(await caller(), id);
  const whatIf = async (id: string) => (await compare(id)).whatIf.plan;
  const execute = async (command: PlanCommand, branchId?: string) =>
    executePlanCommand({ ...(await caller()), ...(branchId === undefined ? {} : { branchId }) }, command);
  const taskOf = (plan: Plan, place = 0) =>
    plan.tasks.filter(({ kind, durationMinutes }) => kind === "task" && durationMinutes > 0)[place]!;
  const lengthen = async (days: number, branchId?: string, place = 0) => {
    const task = taskOf(branchId === undefined ? await live() : await whatIf(branchId), place);
    const changes = { durationMinutes: task.durationMinutes + days * 480 };
    await execute({ kind: "updateTask", taskId: task.id, version: task.version, changes }, branchId);
    return task.id;
  };
  const merge = async (
    branchId: string,
    choices: Readonly<Record<string, Side>> = {},
    leftOut: readonly string[] = [],
    shown = compare(branchId),
  ) => {
    const { changes } = (await findBranch(context.db, projectId, branchId))!;
    const seen = new Map((await shown).merge.conflicts.map((conflict) => [conflict.key, seenMark(conflict)] as const));
    return mergeBranch(await asked({ branchId, changes, choices: new Map(Object.entries(choices)), seen, leftOut: new Set(leftOut) }));
  };
  const content = ({ tasks, links }: Plan) => ({ tasks: tasks.map(({ version: _, ...task }) => task), links });
  const events = async () => (await context.db.selectFrom("event").select("command").where("stream", "=", projectId).execute()).length;

  it("is edited, undone and redone on its own: nothing of the live plan changes, and nothing is logged", async () => {
    const before = await live();
    const id = await make();
    const logged = await events();

    const taskId = await lengthen(3, id);
    expect(await live()).toBe(before);
    expect(await events()).toBe(logged);
    const there = async () => (await whatIf(id)).tasks.find((task) => task.id === taskId)!.durationMinutes;
    const [longer, usual] = [await there(), taskOf(before).durationMinutes];
    expect(longer).toBe(usual + 1440);

    expect(await turnBack({ ...(await caller()), branchId: id }, "undo")).toMatchObject({ canUndo: false, canRedo: true });
    expect(await there()).toBe(usual);
    await turnBack({ ...(await caller()), branchId: id }, "redo");
    expect(await there()).toBe(longer);
    // Undo on the live plan knows nothing of it.
    await expect(caller().then((own) => turnBack(own, "undo"))).rejects.toMatchObject({ code: "plan.undo.nothing" });
  });

  it("is the same plan when it is put together anew", async () => {
    const id = await make();
    await lengthen(2, id);
    await execute(
      { kind: "addTask", taskId: context.newId(), parentId: null, afterId: null, taskKind: "task", name: "New", durationMinutes: 480 },
      id,
    );
    const removed = taskOf(await whatIf(id), 3);
    await execute({ kind: "removeTask", taskId: removed.id, version: removed.version }, id);
    const known = await whatIf(id);
    context.branches.forget();

    expect(await whatIf(id)).toEqual(known);
  });

  it("follows the live plan's calendars and people, and not its tasks", async () => {
    const id = await make();
    await lengthen(3);
    const compared = await compare(id);

    expect(taskOf(compared.whatIf.plan).durationMinutes).toBe(taskOf(compared.live.plan).durationMinutes - 1440);
    expect(compared.since).toHaveLength(1);
    expect(compared.whatIf.plan.version).toBe(compared.live.plan.version);
  });

  it("is taken over as one step that undo takes back, and is open again then", async () => {
    const before = await live();
    const id = await make();
    await lengthen(2, id);
    await lengthen(1, id, 2);
    const wanted = await whatIf(id);

    const { stepId, name } = await merge(id);
    expect(name).toBe("Two weeks earlier");
    expect(content(await live())).toEqual(content(wanted));
    expect(await findBranch(context.db, projectId, id)).toMatchObject({ mergerName: owner.name, mergedVersion: (await live()).version });
    await expect(lengthen(1, id)).rejects.toMatchObject({ code: "branch.merged" });
    await expect(merge(id)).rejects.toMatchObject({ code: "branch.merged" });

    await takeBackOwnStep(await caller(), stepId!);
    expect(content(await live())).toEqual(content(before));
    await lengthen(1, id);
    await merge(id);
    expect((await findBranch(context.db, projectId, id))?.takenBackAt).toBeNull();
  });

  it("is not closed by redo over what was done in it since", async () => {
    const id = await make();
    await lengthen(2, id);
    const { stepId } = await merge(id);
    await takeBackOwnStep(await caller(), stepId!);
    await turnBack(await caller(), "redo");
    await expect(lengthen(1, id)).rejects.toMatchObject({ code: "branch.merged" });

    await turnBack(await caller(), "undo");
    const before = await live();
    await lengthen(1, id, 1);
    await expect(caller().then((own) => turnBack(own, "redo"))).rejects.toMatchObject({ code: "plan.undo.changedSince" });
    expect(content(await live())).toEqual(content(before));
    await lengthen(1, id, 2);
  });

  it("merges with what was done in the live plan since, and asks where both changed the same", async () => {
    const id = await make();
    const both = await lengthen(2, id);
    await lengthen(1, id, 1);
    await lengthen(5);
    await lengthen(4, undefined, 2);

    await expect(merge(id)).rejects.toMatchObject({ code: "branch.conflicts", parameters: { count: 1 } });
    const { merge: found } = await compare(id);
    expect(found.conflicts).toMatchObject([{ kind: "field", taskId: both, group: "durationMinutes" }]);
    const before = await live();
    await merge(id, { [found.conflicts[0]!.key]: "branch" });

    const after = await live();
    expect(taskOf(after).durationMinutes).toBe(taskOf(before).durationMinutes - 3 * 480);
    expect(taskOf(after, 1).durationMinutes).toBe(taskOf(before, 1).durationMinutes + 480);
    expect(taskOf(after, 2).durationMinutes).toBe(taskOf(before, 2).durationMinutes);
  });

  it("of very many changes is put together from where it stood after the last hundred", async () => {
    const id = await make();
    const task = taskOf(await live());
    const rename = (count: number): PlanCommand => {
      return {
        kind: "updateTask",
        taskId: task.id,
        version: task.version + count - 1,
        changes: { name: { text: `Name ${count}`, zh: null } },
      };
    };
    for (let sequence = 1; sequence < 100; sequence++)
      await insertBranchChange(context.db, {
        branchId: id,
        sequence,
        command: rename(sequence),
        userId: owner.id,
        createdAt: context.now(),
      });
    await execute(rename(100), id);
    await execute(rename(101), id);
    const kept = await findBranchState(context.db, id);
    expect(kept?.changes).toBe(100);
    expect(kept?.state.tasks.find((each) => each.id === task.id)?.name.text).toBe("Name 100");

    // Nobody reads what came before.
    await context.db.deleteFrom("planBranchChange").where("branchId", "=", id).where("sequence", "<=", 100).execute();
    const branch = (await findBranch(context.db, projectId, id))!;
    const again = await new BranchPlans().read(context.db, branch, (await compare(id)).live);
    expect(again.plan.tasks.find((each) => each.id === task.id)?.name.text).toBe("Name 101");
  });

  it("tells of a change that is in although its state could not be kept, and keeps one after the next change", async () => {
    const id = await make();
    const task = taskOf(await live());
    const rename = (count: number): PlanCommand => {
      const changes = { name: { text: `Name ${count}`, zh: null } };
      return { kind: "updateTask", taskId: task.id, version: task.version + count - 1, changes };
    };
    for (let sequence = 1; sequence < 100; sequence++)
      await insertBranchChange(context.db, {
        branchId: id,
        sequence,
        command: rename(sequence),
        userId: owner.id,
        createdAt: context.now(),
      });
    vi.spyOn(context.branches, "store").mockRejectedValueOnce(new Error("The database is away"));
    await execute(rename(100), id);
    expect((await findBranch(context.db, projectId, id))?.changes).toBe(100);
    expect(await findBranchState(context.db, id)).toBeUndefined();

    await execute(rename(101), id);
    expect((await findBranchState(context.db, id))?.changes).toBe(101);
  });

  it("takes one choice for all conflicts that are not chosen one by one, as they were shown", async () => {
    const id = await make();
    const renameAll = async (word: string, branchId?: string) => {
      const { tasks } = branchId === undefined ? await live() : await whatIf(branchId);
      const commands = tasks.map((task) => {
        const changes = { name: { text: `${word} ${task.number}`, zh: null } };
        return { kind: "updateTask" as const, taskId: task.id, version: task.version, changes };
      });
      await execute({ kind: "batch", commands }, branchId);
    };
    await renameAll("There", id);
    await renameAll("Here");
    const { merge: shown } = await compare(id);
    const [first, second] = shown.conflicts;
    expect(shown.conflicts).toHaveLength((await live()).tasks.length);
    const { changes } = (await findBranch(context.db, projectId, id))!;
    const choose = async (side: Side, mark: string) =>
      mergeBranch(
        await asked({
          ...{ branchId: id, changes, leftOut: new Set([second?.taskId ?? ""]), rest: { side, mark } },
          ...{ choices: new Map([[first?.key ?? "", "live" as const]]), seen: new Map<string, string>() },
        }),
      );

    await expect(choose("branch", "another")).rejects.toMatchObject({ code: "branch.unseen", status: 409 });
    const mark = conflictsMark(shown.conflicts);
    await renameAll("Once more");
    await expect(choose("branch", mark)).rejects.toMatchObject({ code: "branch.unseen" });
    await expect(choose("live", mark)).rejects.toMatchObject({ code: "branch.nothing" });
    await choose("branch", conflictsMark((await compare(id)).merge.conflicts));
    const after = await live();
    const words = new Map(after.tasks.map((task) => [task.id, task.name.text.split(" ")[0]]));
    expect(words.get(first?.taskId ?? "")).toBe("Once");
    expect(words.get(second?.taskId ?? "")).toBe("Once");
    expect([...words.values()].filter((word) => word === "There")).toHaveLength(after.tasks.length - 2);
  });

  it("replaces nothing in the plan that whoever chose did not see", async () => {
    const id = await make();
    await lengthen(2, id);
    await lengthen(5);
    const shown = await compare(id);
    const choices = { [shown.merge.conflicts[0]!.key]: "branch" as const };
    await lengthen(4);
    const before = await live();

    await expect(merge(id, choices, [], Promise.resolve(shown))).rejects.toMatchObject({ code: "branch.unseen", parameters: { count: 1 } });
    expect(await live()).toBe(before);
    await merge(id, choices);
    expect(taskOf(await live()).durationMinutes).toBe(taskOf(before).durationMinutes - 7 * 480);
  });

  it("leaves out what is not ticked, and is refused when it changed since it was looked at", async () => {
    const id = await make();
    const left = await lengthen(2, id);
    await lengthen(1, id, 1);
    const before = await live();
    const stale = asked({ branchId: id, changes: 1, choices: new Map(), seen: new Map(), leftOut: new Set<string>() });
    await expect(stale.then(mergeBranch)).rejects.toMatchObject({ code: "branch.changed" });

    await merge(id, {}, [left]);
    expect(taskOf(await live()).durationMinutes).toBe(taskOf(before).durationMinutes);
    expect(taskOf(await live(), 1).durationMinutes).toBe(taskOf(before, 1).durationMinutes + 480);
  });

  it("names links that would close a loop together", async () => {
    const id = await make();
    const plan = await live();
    const free = plan.tasks.filter(({ kind, id: own }) => kind === "task" && !plan.links.some((link) => link.successorId === own));
    const [one, other] = [free[0]!, { id: context.newId() }];
    const link = (predecessorId: string, successorId: string): PlanCommand => ({
      kind: "addLink",
      link: { id: context.newId(), predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working" },
    });
    const added: PlanCommand = {
      kind: "addTask",
      taskId: other.id,
      parentId: null,
      afterId: null,
      taskKind: "task",
      name: "X",
      durationMinutes: 480,
    };
    await expect(execute(link(one.id, one.id), id)).rejects.toMatchObject({ code: "plan.link.itself" });
    await execute(added);
    const second = await make("Second");
    await execute(link(one.id, other.id), second);
    await execute(link(other.id, one.id));

    expect((await compare(second)).loop).toEqual(expect.arrayContaining([one.id, other.id]));
    await expect(merge(second)).rejects.toMatchObject({ code: "schedule.cycle" });
  });

  it("is thrown away and put back, and gone for good after its days in the trash", async () => {
    const id = await make();
    const { version } = await editBranch(await asked({ branchId: id, version: 1, name: "Renamed", note: "Why" }));
    await discardBranch(await asked({ branchId: id, version }));
    await expect(lengthen(1, id)).rejects.toMatchObject({ code: "branch.discarded" });
    await restoreBranch(await asked({ branchId: id, version: version + 1 }));
    await lengthen(1, id);
    await discardBranch(await asked({ branchId: id, version: version + 2 }));

    now += 31 * day;
    await expect(asked({ branchId: id, version: version + 3 }).then(restoreBranch)).rejects.toMatchObject({ code: "branch.notInTrash" });
    await purgeTrash(context.db, new Date(now - 30 * day).toISOString());
    expect(await listBranches(context.db, projectId)).toEqual([]);
  });

  it("takes no edits of those who may not edit the plan", async () => {
    const id = await make();
    const member = await addUser(context, "consultant@example.com");
    await addMember(context, projectId, member, "consultant");
    const task = taskOf(await live());
    const command: PlanCommand = { kind: "updateTask", taskId: task.id, version: task.version, changes: { durationMinutes: 480 } };
    await expect(caller(member).then((own) => executePlanCommand({ ...own, branchId: id }, command))).rejects.toMatchObject({
      code: "plan.notAllowed",
    });
  });
});

it("very many conflicts are listed page by page, and a form with the choices of a page has room for them", () => {
  const base = twoPhases().tasks[1]!;
  const conflicts = Array.from({ length: 1200 }, (_, index): MergeConflict => {
    const live = { ...base, id: `t${index}`, name: { text: "Here", zh: null } };
    return {
      kind: "field",
      key: `t${index} name`,
      taskId: live.id,
      group: "name",
      base,
      live,
      branch: { ...live, name: { text: "There", zh: null } },
    };
  });
  const reader = serverI18n("en");
  const wording = planWording(twoPhases(), { locale: "en", t: reader.t });
  const page = (asked: string) => conflictRows(conflicts, new URLSearchParams(asked), wording, (id) => id);

  expect(page("")).toMatchObject({ count: 1200, page: 1, pages: 3, mark: conflictsMark(conflicts) });
  expect(page("").rows).toHaveLength(500);
  expect(page("conflicts=3").rows.map(({ taskId }) => taskId)).toEqual(conflicts.slice(1000).map(({ taskId }) => taskId));
  expect(page("conflicts=99").page).toBe(3);

  // As many rows of choices, and as many changes with a tick, as a page shows.
  const fields = new URLSearchParams({ intent: "merge", formKey: "key", branchId: "b", changes: "7", rest: `branch ${page("").mark}` });
  fields.set("shown", [...conflicts.slice(0, 499).map(({ taskId }) => taskId), "left"].join(" "));
  page("").rows.forEach(({ key, seen }, index) => fields.set(`choice[${index}]`, `live ${seen} ${key}`));
  conflicts.slice(0, 499).forEach(({ taskId }, index) => fields.set(`take[${index}]`, taskId));
  expect([...fields].length).toBeLessThan(1_100);
  const sent = mergeBranchForm.parse({
    ...{ branchId: "b", changes: "7", rest: fields.get("rest"), shown: fields.get("shown") },
    choice: page("").rows.map(({ key, seen }) => `live ${seen} ${key}`),
    take: conflicts.slice(0, 499).map(({ taskId }) => taskId),
  });
  expect(sent.choices.size).toBe(500);
  expect(sent.rest).toEqual({ side: "branch", mark: page("").mark });
  expect([...sent.leftOut]).toEqual(["left"]);
});

it("takes choices along to another page of conflicts and back, the ones on the page before those that it carries", () => {
  const about = { branchId: "b", changes: "7", shown: "one two", take: ["two"] };
  const first: Fields =
    mergeBranchForm.parse({ ...about, choice: ["live s1 t1 name", "branch s2 t2 name"], rest: "branch m", turn: "2" }).turned ?? {};
  expect(first).toMatchObject({ rest: "branch m", shown: "one two", "take[0]": "two" });
  expect(carriedChoices(first, new Set(["t3 name"]))).toEqual(["live s1 t1 name", "branch s2 t2 name"]);
  expect(carriedChoices(first, new Set(["t1 name"]))).toEqual(["branch s2 t2 name"]);

  const second: Fields =
    mergeBranchForm.parse({ ...about, carried: first["carried"], choice: ["live s3 t3 name"], turn: "1" }).turned ?? {};
  expect(sentChoices(second).has("live s3 t3 name")).toBe(true);
  const sent = mergeBranchForm.parse({ ...about, carried: second["carried"], choice: ["branch s1 t1 name"] });
  expect(sent.turned).toBeUndefined();
  expect([...sent.choices]).toEqual([
    ["t1 name", "branch"],
    ["t2 name", "branch"],
    ["t3 name", "live"],
  ]);
});
