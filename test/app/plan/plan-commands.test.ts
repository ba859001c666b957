import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";

import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { executePlanCommand, takeBackOwnStep, turnBack } from "#app/plan/plan.server.ts";
import type { OpenDatabase } from "#db/open.ts";
import { findBrokenChain, readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

interface World {
  readonly context: AppLoadContext;
  readonly owner: SignedInUser;
  readonly projectId: string;
  caller(user?: SignedInUser): Promise<ProjectCaller>;
  plan(): Promise<Plan>;
  /** A leaf task with links on both sides. */
  linked(): Promise<PlanTask>;
}

async function openWorld(open: OpenDatabase, now?: string): Promise<World> {
  const opened = await openContext(open);
  const context = now === undefined ? opened : { ...opened, now: () => now };
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner);
  const plan = async () => {
    const found = await readPlan(context.db, projectId);
    if (!found) throw new Error("the project is gone");
    return found;
  };
  return {
    context,
    owner,
    projectId,
    plan,
    caller: (user = owner) => projectCallerOf(context, user, projectId),
    linked: async () => {
      const { tasks, links } = await plan();
      const task = tasks.find(
        (each) =>
          each.kind === "task" &&
          links.some((link) => link.successorId === each.id) &&
          links.some((link) => link.predecessorId === each.id),
      );
      if (!task) throw new Error("the template has no linked task");
      return task;
    },
  };
}

async function addManager({ context, projectId }: World): Promise<SignedInUser> {
  const manager = await addUser(context, "manager@example.com");
  await addMember(context, projectId, manager, "projectManager");
  return manager;
}

/** The children of the first phase, in order. */
async function siblings(world: World): Promise<PlanTask[]> {
  const { tasks } = await world.plan();
  const phase = tasks.find((task) => task.kind === "phase");
  return tasks.filter((task) => task.parentId === phase?.id);
}

function lengthen(task: PlanTask, durationMinutes: number): PlanCommand {
  return { kind: "updateTask", taskId: task.id, version: task.version, changes: { durationMinutes } };
}

/** The plan without what counts edits. */
function content(plan: Plan): object {
  const tasks = plan.tasks.map(({ version: _version, ...task }) => task);
  const links = [...plan.links].sort((left, right) => (left.id < right.id ? -1 : 1));
  return { tasks, links };
}

async function storedDates({ context, projectId }: World): Promise<Record<string, readonly [string, string]>> {
  const rows = await context.db
    .selectFrom("task")
    .select(["id", "startAt", "finishAt"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, [row.startAt, row.finishAt] as const]));
}

async function expectDatesOfEngine(world: World): Promise<void> {
  const schedule = schedulePlan(await world.plan());
  if (!schedule.ok) throw new Error("the plan cannot be scheduled");
  const computed = schedule.value.ids.map((id, index) => {
    const { start, finish } = schedule.value.task(index);
    return [id, [start, finish]] as const;
  });
  expect(await storedDates(world)).toEqual(Object.fromEntries(computed));
}

forEachDatabase((_dialect, openTest) => {
  it("moves what follows a task that takes longer, and stores every date as the engine computes it", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    const before = await storedDates(world);

    const answer = await executePlanCommand(await world.caller(), lengthen(task, task.durationMinutes + 2400));

    expect(answer).toMatchObject({ version: 2, canUndo: true, canRedo: false });
    expect(answer.moved).toBeGreaterThan(1);
    const after = await storedDates(world);
    expect(Object.keys(after).filter((id) => after[id]?.join() !== before[id]?.join())).toHaveLength(answer.moved);
    await expectDatesOfEngine(world);
  });

  it("takes a step back and does it again, and the dates go with it", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    const [plan, dates] = [await world.plan(), await storedDates(world)];
    await executePlanCommand(await world.caller(), lengthen(task, task.durationMinutes + 2400));
    const [changedPlan, changedDates] = [await world.plan(), await storedDates(world)];

    expect(await turnBack(await world.caller(), "undo")).toMatchObject({ canUndo: false, canRedo: true });
    expect([content(await world.plan()), await storedDates(world)]).toEqual([content(plan), dates]);

    expect(await turnBack(await world.caller(), "redo")).toMatchObject({ canUndo: true, canRedo: false });
    expect([content(await world.plan()), await storedDates(world)]).toEqual([content(changedPlan), changedDates]);
  });

  it("refuses an edit of a task that somebody changed since, and shows theirs", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    await executePlanCommand(await world.caller(), {
      kind: "updateTask",
      taskId: task.id,
      version: task.version,
      changes: { name: { text: "Theirs", zh: null } },
    });

    const refused = await executePlanCommand(await world.caller(), lengthen(task, 960)).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: "plan.task.stale", status: 409, detail: { theirs: { name: { text: "Theirs" }, version: 2 } } });
    expect((await world.plan()).tasks.find((each) => each.id === task.id)?.durationMinutes).toBe(task.durationMinutes);
  });

  it("lets one of two edits of the same version win, and refuses the other", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    const caller = await world.caller();

    const outcomes = await Promise.allSettled([4800, 9600].map((minutes) => executePlanCommand(caller, lengthen(task, minutes))));

    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await world.plan()).toMatchObject({ version: 2 });
    await expectDatesOfEngine(world);
  });

  it("keeps the edits of eight people who work at once on tasks of their own", async () => {
    const world = await openWorld(await openTest());
    const tasks = (await world.plan()).tasks.filter((task) => task.kind === "task").slice(0, 8);
    const caller = await world.caller();

    await Promise.all(tasks.map((task) => executePlanCommand(caller, lengthen(task, 4800))));

    const plan = await world.plan();
    expect(tasks.map((task) => plan.tasks.find((each) => each.id === task.id)?.durationMinutes)).toEqual(Array(8).fill(4800));
    expect(plan.version).toBe(9);
    await expectDatesOfEngine(world);
  });

  it("refuses a link that closes a loop, names the tasks in it and changes nothing", async () => {
    const world = await openWorld(await openTest());
    const { links, tasks } = await world.plan();
    const link = links[0]!;
    const back = {
      id: world.context.newId(),
      predecessorId: link.successorId,
      successorId: link.predecessorId,
      type: "FS",
      lag: 0,
      lagUnit: "working",
    } as const;

    const refused = await executePlanCommand(await world.caller(), { kind: "addLink", link: back }).catch((error: unknown) => error);

    const names = [link.predecessorId, link.successorId].map((id) => tasks.find((task) => task.id === id)?.name.text ?? "");
    expect(refused).toMatchObject({ code: "schedule.cycle", status: 422 });
    const { parameters } = refused as { parameters: { loop: string } };
    for (const name of names) expect(parameters.loop).toContain(name);
    expect(await world.plan()).toMatchObject({ version: 1, links });
    expect(await readEvents(world.context.db, world.projectId, 10)).toHaveLength(1);
  });

  it("takes a task out with its links and puts it back whole, with what the template said of it", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    const [plan, dates] = [await world.plan(), await storedDates(world)];
    const row = () =>
      world.context.db
        .selectFrom("task")
        .select(["items", "doneWhen", "templateTaskId", "number"])
        .where("id", "=", task.id)
        .executeTakeFirst();
    const background = await row();

    await executePlanCommand(await world.caller(), { kind: "removeTask", taskId: task.id, version: task.version });
    const without = await world.plan();
    await turnBack(await world.caller(), "undo");

    expect(without.tasks.some((each) => each.id === task.id)).toBe(false);
    expect(without.links.some((link) => link.predecessorId === task.id || link.successorId === task.id)).toBe(false);
    expect([content(await world.plan()), await storedDates(world)]).toEqual([content(plan), dates]);
    expect(await row()).toEqual(background);
    expect(background?.templateTaskId).not.toBeNull();
  });

  it("takes a phase out with everything in it and puts it back", async () => {
    const world = await openWorld(await openTest());
    const plan = await world.plan();
    const phase = plan.tasks.find((task) => task.kind === "phase")!;

    await executePlanCommand(await world.caller(), { kind: "removeTask", taskId: phase.id, version: phase.version });
    expect((await world.plan()).tasks.some((task) => task.parentId === phase.id)).toBe(false);
    await turnBack(await world.caller(), "undo");

    expect(content(await world.plan())).toEqual(content(plan));
    await expectDatesOfEngine(world);
  });

  it("adds, moves and links tasks, takes all of it back and does it again", async () => {
    const world = await openWorld(await openTest());
    const before = await world.plan();
    const [first, second] = before.tasks.filter((task) => task.kind === "phase");
    const target = before.tasks.find((task) => task.parentId === second?.id && task.kind === "task")!;
    const taskId = world.context.newId();
    const link = {
      id: world.context.newId(),
      predecessorId: target.id,
      successorId: taskId,
      type: "SS",
      lag: 480,
      lagUnit: "working",
    } as const;
    const commands: PlanCommand[] = [
      { kind: "addTask", taskId, parentId: first!.id, afterId: null, taskKind: "task", name: "任务 <b>& 1", durationMinutes: 960 },
      { kind: "moveTask", taskId, version: 1, parentId: second!.id, afterId: target.id },
      { kind: "addLink", link },
      { kind: "updateLink", linkId: link.id, changes: { type: "FF", lag: -240 } },
      { kind: "removeLink", linkId: link.id },
    ];

    const states = [content(before)];
    for (const command of commands) {
      await executePlanCommand(await world.caller(), command);
      states.push(content(await world.plan()));
    }
    for (const expected of states.slice(0, -1).reverse()) {
      await turnBack(await world.caller(), "undo");
      expect(content(await world.plan())).toEqual(expected);
    }
    for (const expected of states.slice(1)) {
      await turnBack(await world.caller(), "redo");
      expect(content(await world.plan())).toEqual(expected);
    }

    await expectDatesOfEngine(world);
    expect(await findBrokenChain(world.context.db)).toBeNull();
  });

  it("takes back only one's own steps, and never what somebody else made of them since", async () => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const task = await world.linked();
    await executePlanCommand(await world.caller(), lengthen(task, 4800));

    await expect(turnBack(await world.caller(other), "undo")).rejects.toMatchObject({ code: "plan.undo.nothing" });
    await executePlanCommand(await world.caller(other), lengthen({ ...task, version: task.version + 1 }, 9600));

    await expect(turnBack(await world.caller(), "undo")).rejects.toMatchObject({
      code: "plan.undo.changedBy",
      status: 409,
      parameters: { name: expect.any(String), task: task.name.text },
    });
    expect((await world.plan()).tasks.find((each) => each.id === task.id)?.durationMinutes).toBe(9600);
  });

  it("takes back the step that is named, with others after it, once and for who made it alone", async () => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const [first, second] = await siblings(world);
    if (!first || !second) throw new Error("the template has a phase with two tasks");
    const { stepId } = await executePlanCommand(await world.caller(), lengthen(first, 4800));
    await executePlanCommand(await world.caller(), lengthen(second, 9600));
    const named = stepId ?? "";

    await expect(takeBackOwnStep(await world.caller(other), named)).rejects.toMatchObject({ code: "plan.undo.nothing" });
    await takeBackOwnStep(await world.caller(), named);
    await expect(takeBackOwnStep(await world.caller(), named)).rejects.toMatchObject({ code: "plan.undo.nothing" });

    const durations = (await siblings(world)).slice(0, 2).map((task) => task.durationMinutes);
    expect(durations).toEqual([first.durationMinutes, 9600]);
  });

  it("gives up a step that somebody built upon, and goes on with the one before", async () => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const [first, second] = (await world.plan()).tasks.filter((task) => task.kind === "task");
    await executePlanCommand(await world.caller(), lengthen(first!, 4800));
    await executePlanCommand(await world.caller(), lengthen(second!, 4800));
    await executePlanCommand(await world.caller(other), lengthen({ ...second!, version: 2 }, 9600));

    await expect(turnBack(await world.caller(), "undo")).rejects.toMatchObject({
      code: "plan.undo.changedBy",
      status: 409,
      detail: { canUndo: true, canRedo: false },
    });
    expect(await turnBack(await world.caller(), "undo")).toMatchObject({ canUndo: false, canRedo: true });

    const after = (await world.plan()).tasks;
    expect(after.find((task) => task.id === first!.id)?.durationMinutes).toBe(first!.durationMinutes);
    expect(after.find((task) => task.id === second!.id)?.durationMinutes).toBe(9600);
  });

  it("does not take back a link that somebody changed, nor a task that somebody linked", async () => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const task = await world.linked();
    const [taskId, linkId] = [world.context.newId(), world.context.newId()];
    const link = { id: linkId, predecessorId: task.id, successorId: taskId, type: "FS", lag: 0, lagUnit: "working" } as const;

    await executePlanCommand(await world.caller(), newTask(taskId));
    await executePlanCommand(await world.caller(), { kind: "addLink", link });
    await executePlanCommand(await world.caller(other), { kind: "updateLink", linkId, changes: { type: "SS", lag: 2400 } });
    for (let undo = 0; undo < 2; undo++)
      await expect(turnBack(await world.caller(), "undo")).rejects.toMatchObject({ code: "plan.undo.changedSince", status: 409 });

    const plan = await world.plan();
    expect(plan.links.find((each) => each.id === linkId)).toMatchObject({ type: "SS", lag: 2400 });
    expect(await turnBack(await world.caller(other), "undo")).toMatchObject({ version: plan.version + 1 });
  });

  it("does not take back a move of a task that somebody moved on", async () => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const [first, second, ...rest] = await siblings(world);
    const place = { kind: "moveTask", taskId: first!.id, parentId: first!.parentId } as const;

    await executePlanCommand(await world.caller(), { ...place, version: 1, afterId: second!.id });
    await executePlanCommand(await world.caller(other), { ...place, version: 2, afterId: rest.at(-1)!.id });

    await expect(turnBack(await world.caller(), "undo")).rejects.toMatchObject({ code: "plan.undo.changedBy" });
    expect((await siblings(world)).map((task) => task.id)).toEqual([second!, ...rest, first!].map((task) => task.id));
  });

  it("gives up a step that leaves nothing to take back", async () => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const [first, second, ...rest] = await siblings(world);
    const place = { taskId: first!.id, version: 1, parentId: first!.parentId, afterId: second!.id };

    await executePlanCommand(await world.caller(), { kind: "moveTask", ...place });
    await executePlanCommand(await world.caller(other), { kind: "removeTask", taskId: second!.id, version: second!.version });
    await expect(turnBack(await world.caller(), "undo")).rejects.toMatchObject({ detail: { canUndo: false, canRedo: false } });
    await turnBack(await world.caller(other), "undo");

    expect((await siblings(world)).map((task) => task.id)).toEqual([second!, first!, ...rest].map((task) => task.id));
  });

  it.each([
    ["first", 0],
    ["last", 1],
  ] as const)("brings back the link of two tasks that two people removed, when who removed theirs first undoes %s", async (_when, turn) => {
    const world = await openWorld(await openTest());
    const other = await addManager(world);
    const before = await world.plan();
    const task = await world.linked();
    const successorId = before.links.find((link) => link.predecessorId === task.id)!.successorId;
    const people = [world.owner, other];

    await executePlanCommand(await world.caller(people[0]), { kind: "removeTask", taskId: task.id, version: 1 });
    await executePlanCommand(await world.caller(people[1]), { kind: "removeTask", taskId: successorId, version: 1 });
    await turnBack(await world.caller(people[turn]), "undo");
    await turnBack(await world.caller(people[1 - turn]), "undo");

    expect(content(await world.plan())).toEqual(content(before));
    await expectDatesOfEngine(world);
  });

  it("leaves no trace of a command that changes nothing", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();

    const answer = await executePlanCommand(await world.caller(), lengthen(task, task.durationMinutes));

    expect(answer).toMatchObject({ version: 1, moved: 0, stepId: null, canUndo: false, canRedo: false });
    expect(await world.plan()).toMatchObject({ version: 1 });
    expect(await readEvents(world.context.db, world.projectId, 10)).toHaveLength(1);
  });

  it("changes many tasks in one step, logs how many, and takes it back in one beside what others did to other fields", async () => {
    const world = await openWorld(await openTest());
    const [first, second] = await siblings(world);
    if (!first || !second) throw new Error("the phase has too few tasks");
    const edit = (task: PlanTask) => ({ kind: "updateTask", taskId: task.id, version: task.version, changes: { priority: 900 } }) as const;
    const change = await executePlanCommand(await world.caller(), { kind: "batch", commands: [edit(first), edit(second)] });
    expect(change).toMatchObject({ canUndo: true, command: { kind: "mergeTasks" } });

    const manager = await addManager(world);
    const seen = (await world.plan()).tasks.find((task) => task.id === first.id)!;
    await executePlanCommand(await world.caller(manager), {
      kind: "updateTask",
      taskId: first.id,
      version: seen.version,
      changes: { deadline: "2027-03-01T17:00" },
    });
    await turnBack(await world.caller(), "undo");

    const after = new Map((await world.plan()).tasks.map((task) => [task.id, task]));
    expect(after.get(first.id)).toMatchObject({ priority: first.priority, deadline: "2027-03-01T17:00" });
    expect(after.get(second.id)).toMatchObject({ priority: second.priority });
    const events = await readEvents(world.context.db, world.projectId, 10);
    expect(events.map((event) => event.command)).toEqual(expect.arrayContaining(["plan.batch", "plan.undo"]));
  });

  it("lets who only reports do so for many tasks at once, take it back, and nothing else", async () => {
    const world = await openWorld(await openTest());
    const reporter = await addUser(world.context, "reporter@example.com");
    await addMember(world.context, world.projectId, reporter, "consultant");
    const { tasks } = await world.plan();
    const [first, second] = tasks.filter((task) => task.kind === "task" && !tasks.some((other) => other.parentId === task.id));
    if (!first || !second) throw new Error("the template has too few tasks");
    const edit = (task: PlanTask, changes: object) => ({ kind: "updateTask", taskId: task.id, version: task.version, changes }) as const;
    const together = (changes: object): PlanCommand => ({ kind: "batch", commands: [edit(first, changes), edit(second, changes)] });

    await expect(executePlanCommand(await world.caller(reporter), together({ priority: 1 }))).rejects.toMatchObject({
      code: "plan.notAllowed",
    });
    await executePlanCommand(await world.caller(reporter), together({ progress: 40 }));
    expect((await world.plan()).tasks.find((task) => task.id === second.id)?.progress).toBe(40);
    await turnBack(await world.caller(reporter), "undo");
    expect((await world.plan()).tasks.find((task) => task.id === second.id)?.progress).toBe(0);
  });

  it("adds many tasks with their links in one step, and refuses names that the project does not have", async () => {
    const world = await openWorld(await openTest());
    const id = () => world.context.newId();
    const [above, below] = [id(), id()];
    const tasks = [
      { id: above, parentId: null, kind: "task", name: { text: "Load", zh: null }, durationMinutes: 480 },
      { id: below, parentId: above, kind: "task", name: { text: "Check", zh: null }, durationMinutes: 480, progress: 25 },
    ] as const;
    const adding = { kind: "addTasks", parentId: null, afterId: null, tasks, links: [] } as const;
    await expect(executePlanCommand(await world.caller(), { ...adding, tasks: [{ ...tasks[0], ownerId: id() }] })).rejects.toMatchObject({
      code: "project.person.unknown",
    });
    await executePlanCommand(await world.caller(), adding);
    expect((await world.plan()).tasks.slice(0, 2)).toMatchObject([{ id: above }, { id: below, parentId: above, progress: 25 }]);
    await turnBack(await world.caller(), "undo");
    expect((await world.plan()).tasks.some((task) => task.id === above)).toBe(false);
    await turnBack(await world.caller(), "redo");
    expect((await world.plan()).tasks.some((task) => task.id === below)).toBe(true);
  });

  it("does not make a new task of one that was removed", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    await executePlanCommand(await world.caller(), { kind: "removeTask", taskId: task.id, version: task.version });

    await expect(executePlanCommand(await world.caller(), newTask(task.id))).rejects.toMatchObject({ code: "plan.task.exists" });
  });

  it("keeps finished work where it was when what came before takes longer, and logs the dates it recorded", async () => {
    const world = await openWorld(await openTest(), "2027-12-01T04:00:00.000Z");
    const task = await world.linked();
    const predecessorId = (await world.plan()).links.find((link) => link.successorId === task.id)!.predecessorId;
    const predecessor = (await world.plan()).tasks.find((each) => each.id === predecessorId)!;
    const [start, finish] = (await storedDates(world))[task.id]!;

    await executePlanCommand(await world.caller(), {
      kind: "updateTask",
      taskId: task.id,
      version: task.version,
      changes: { progress: 100 },
    });
    await executePlanCommand(await world.caller(), lengthen(predecessor, 20_000));

    expect((await storedDates(world))[task.id]).toEqual([start, finish]);
    const [, report] = await readEvents(world.context.db, world.projectId, 10);
    expect(JSON.parse(report!.data)).toMatchObject({ after: { progress: 100, actualStart: start, actualFinish: finish } });
    await turnBack(await world.caller(), "undo");
    await turnBack(await world.caller(), "undo");
    const undone = (await world.plan()).tasks.find((each) => each.id === task.id);
    expect(undone).toMatchObject({ progress: 0, actualStart: null, actualFinish: null });
  });

  it("records no date to come for work that is done before its time, and answers what it recorded", async () => {
    // A Sunday, so that the last working day is the Friday before.
    const world = await openWorld(await openTest(), "2027-01-10T04:00:00.000Z");
    const task = await world.linked();

    const { command } = await executePlanCommand(await world.caller(), {
      kind: "updateTask",
      taskId: task.id,
      version: task.version,
      changes: { progress: 100 },
    });

    const recorded = { progress: 100, actualStart: "2027-01-08T08:00", actualFinish: "2027-01-08T17:00" };
    expect(command).toMatchObject({ changes: recorded });
    expect((await world.plan()).tasks.find((each) => each.id === task.id)).toMatchObject(recorded);
    await expectDatesOfEngine(world);
  });

  it.each([
    [{ actualStart: "2120-01-01T08:00" }, "plan.task.actualAhead", "actualStart"],
    [{ actualFinish: "2120-01-01T17:00" }, "plan.task.actualAhead", "actualFinish"],
    [{ actualStart: "2020-01-02T08:00", actualFinish: "2020-01-01T17:00" }, "plan.task.finishBeforeStart", "actualFinish"],
  ] as const)("refuses a report of %j with %s", async (changes, code, field) => {
    const world = await openWorld(await openTest());
    const trainer = await addUser(world.context, "trainer@example.com");
    await addMember(world.context, world.projectId, trainer, "trainer");
    const task = await world.linked();

    const report = executePlanCommand(await world.caller(trainer), {
      kind: "updateTask",
      taskId: task.id,
      version: task.version,
      changes,
    });

    await expect(report).rejects.toMatchObject({ code, field });
    expect(await world.plan()).toMatchObject({ version: 1 });
  });

  it("does a command once when its form arrives three times at once", async () => {
    const world = await openWorld(await openTest());
    const task = await world.linked();
    const caller = { ...(await world.caller()), formKey: { userId: world.owner.id, key: "0123456789abcdef", requestHash: "same" } };

    const answers = await Promise.all([1, 2, 3].map(() => executePlanCommand(caller, lengthen(task, 4800))));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await world.plan()).version).toBe(2);
    expect(await readEvents(world.context.db, world.projectId, 10)).toHaveLength(2);
  });

  it.each([
    ["trainer", { progress: 40 }, true],
    ["trainer", { durationMinutes: 4800 }, false],
    ["trainer", { progress: 40, durationMinutes: 4800 }, false],
    ["committeeMember", { progress: 40 }, true],
    ["committeeMember", { durationMinutes: 4800 }, false],
    ["viewer", { progress: 40 }, false],
  ] as const)("lets a %s change %j: %s", async (role, changes, isAllowed) => {
    const world = await openWorld(await openTest());
    const member = await addUser(world.context, "member@example.com");
    await addMember(world.context, world.projectId, member, role);
    const task = await world.linked();

    const done = executePlanCommand(await world.caller(member), { kind: "updateTask", taskId: task.id, version: task.version, changes });

    if (isAllowed) expect(await done).toMatchObject({ version: 2 });
    else await expect(done).rejects.toMatchObject({ code: "plan.notAllowed" });
  });
});

describe("what belongs to another project", () => {
  forEachDatabase((_dialect, openTest) => {
    it("is a task that one's own plan does not have", async () => {
      const world = await openWorld(await openTest());
      const foreign = await foreignTask(world);
      const task = await world.linked();
      const link = {
        id: world.context.newId(),
        predecessorId: foreign.id,
        successorId: task.id,
        type: "FS",
        lag: 0,
        lagUnit: "working",
      } as const;

      await expect(executePlanCommand(await world.caller(), { kind: "addLink", link })).rejects.toMatchObject({
        code: "plan.task.missing",
      });
      await expect(executePlanCommand(await world.caller(), lengthen(foreign, 4800))).rejects.toMatchObject({ code: "plan.task.missing" });
    });

    it("is not brought back under a removed task's id", async () => {
      const world = await openWorld(await openTest());
      const foreign = await foreignTask(world);
      await world.context.db.updateTable("task").set({ removedAt: world.context.now() }).where("id", "=", foreign.id).execute();
      const before = await world.context.db.selectFrom("task").selectAll().where("id", "=", foreign.id).executeTakeFirst();

      await executePlanCommand(await world.caller(), newTask(foreign.id)).catch(() => undefined);

      expect(await world.context.db.selectFrom("task").selectAll().where("id", "=", foreign.id).executeTakeFirst()).toEqual(before);
    });
  });
});

async function foreignTask({ context, owner }: World): Promise<PlanTask> {
  const plan = await readPlan(context.db, await addProject(context, owner, { name: "Another project" }));
  const task = plan?.tasks.find((each) => each.kind === "task");
  if (!task) throw new Error("the other project has no task");
  return task;
}

function newTask(taskId: string): PlanCommand {
  return { kind: "addTask", taskId, parentId: null, afterId: null, taskKind: "task", name: "New", durationMinutes: 480 };
}
