import { expect, it } from "vitest";
import { addItems } from "#app/checklist/checklist.server.ts";
import { readTaskActivity, readNews } from "#app/history/task-activity.server.ts";
import { addComment, readDiscussion } from "#app/discussion/discussion.server.ts";
import { readChangedTasks } from "#app/plan/changed-tasks.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { revertEntry } from "#app/plan/revert.server.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld, type TaskWorld } from "#test/support/task-world.ts";

async function taskOf({ context, projectId }: TaskWorld, id: string) {
  const task = (await readPlan(context.db, projectId))?.tasks.find((candidate) => candidate.id === id);
  if (!task) throw new Error("the task is gone");
  return task;
}

async function edit(world: TaskWorld, user: SignedInUser, taskId: string, changes: TaskChanges): Promise<void> {
  const { version } = await taskOf(world, taskId);
  await executePlanCommand(await world.args(user, {}), { kind: "updateTask", taskId, version, changes });
}

const activityOf = (world: TaskWorld, user: SignedInUser) => world.read(user, (caller, reader) => readTaskActivity(caller, reader, false));

forEachDatabase((_dialect, openTest) => {
  it("tells a viewer what happened to a task, and why it moved, without what was said in comments", async () => {
    const world = await openTaskWorld(await openTest());
    const { context, args, owner, viewer, projectId, tasks } = world;
    const plan = await readPlan(context.db, projectId);
    const isLong = (id: string) => tasks.some((task) => task.id === id && task.durationMinutes > 0);
    const link = plan?.links.find(({ predecessorId, successorId }) => isLong(predecessorId) && isLong(successorId));
    const successor = tasks.find((task) => task.id === link?.successorId);
    if (!link || !successor) throw new Error("the plan has no linked tasks");
    await addItems(await args(owner, { lines: "Ask finance" }, { taskId: successor.id }));
    await addComment(await args(owner, { body: "between us" }, { taskId: successor.id }));
    await edit(world, owner, link.predecessorId, { durationMinutes: 480 * 90 });

    const { entries } = await world.read(viewer, (caller, reader) =>
      readTaskActivity({ ...caller, params: { taskId: successor.id } }, reader, false),
    );

    expect(entries.map((entry) => entry.text)).toEqual([
      `Added to the checklist of “${successor.name.text}”: Ask finance`,
      expect.stringMatching(/^New dates because of: Edited “/),
    ]);
    expect(entries[1]?.move).toMatch(/^start .+ → .+, finish .+ → .+$/);
    expect(entries.every((entry) => !entry.canRevert)).toBe(true);
  });

  it("takes a change back from its entry as a command of its own, and says who stands in the way", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, owner, consultant, taskId } = world;
    const before = await taskOf(world, taskId);
    await edit(world, owner, taskId, { deliverable: { text: "A list", zh: null } });
    await edit(world, owner, taskId, { durationMinutes: before.durationMinutes + 480 });
    const [deliverable] = (await activityOf(world, owner)).entries;
    const given = { sequence: deliverable?.sequence ?? 0 };

    await expect(revertEntry(await args(consultant, given))).rejects.toMatchObject({ code: "plan.notAllowed" });
    await revertEntry(await args(owner, given));
    expect(await taskOf(world, taskId)).toMatchObject({
      deliverable: before.deliverable,
      durationMinutes: before.durationMinutes + 480,
    });
    expect((await activityOf(world, owner)).entries.at(-1)?.text).toMatch(/^Reverted: Edited “/);

    await expect(revertEntry(await args(owner, given))).rejects.toMatchObject({
      code: "plan.revert.changedSince",
      status: 409,
      parameters: { name: "owner" },
    });
  });

  it("takes moves and links back, too, and knows only entries of the task", async () => {
    const world = await openTaskWorld(await openTest());
    const { context, args, owner, projectId, tasks } = world;
    const plan = await readPlan(context.db, projectId);
    const link = plan?.links[0];
    if (!link) throw new Error("the plan has no link");
    await executePlanCommand(await args(owner, {}), { kind: "removeLink", linkId: link.id });
    const phase = plan?.tasks.filter((task) => task.kind === "phase").at(-1)?.id ?? "";
    const moved = await taskOf(world, world.taskId);
    await executePlanCommand(await args(owner, {}), {
      kind: "moveTask",
      taskId: moved.id,
      version: moved.version,
      parentId: phase,
      afterId: null,
    });
    const events = await context.db
      .selectFrom("event")
      .select(["sequence", "command", "subjectId"])
      .where("stream", "=", projectId)
      .execute();
    const entry = (command: string) => events.find((event) => event.command === command);
    const cut = entry("plan.removeLink");
    const move = entry("plan.moveTask");

    await expect(
      revertEntry(
        await args(owner, { sequence: cut?.sequence ?? 0 }, { taskId: tasks.find((task) => task.id !== cut?.subjectId)?.id ?? "" }),
      ),
    ).rejects.toMatchObject({ status: 404 });
    const own = cut?.subjectId ?? link.id;
    const page = (await readPlan(context.db, projectId))?.tasks.some((task) => task.id === own);
    if (page) await revertEntry(await args(owner, { sequence: cut?.sequence ?? 0 }, { taskId: own }));
    await revertEntry(await args(owner, { sequence: move?.sequence ?? 0 }));

    expect(await taskOf(world, moved.id)).toMatchObject({ parentId: moved.parentId });
  });

  it("marks what others did since the last visit, on the task, on the plan and on the project's page, until it was looked at", async () => {
    let now = "2027-03-01T08:00:00.000Z";
    const world = await openTaskWorld(await openTest(), { now: () => now });
    const { args, owner, consultant, read, taskId, tasks } = world;
    const changed = async () => readChangedTasks(await args(consultant, {}), undefined);
    const news = () => read(consultant, (caller, reader) => readNews(caller, reader));
    const isNew = async () => (await activityOf(world, consultant)).entries.map((entry) => entry.isNew);
    await addComment(await args(owner, { body: "early" }));
    expect([await news(), await changed(), await isNew()]).toEqual([{ isFirstVisit: true, entries: [], hasMore: false }, [], []]);
    now = "2027-03-01T08:06:00.000Z";
    expect(await news()).toMatchObject({ isFirstVisit: true, entries: [] });
    await addItems(await args(owner, { lines: "meanwhile" }));
    const meanwhile = { isFirstVisit: true, entries: [{ text: expect.stringContaining("meanwhile") as string }] };
    for (let reload = 0; reload < 2; reload++)
      expect([await news(), await changed(), await isNew()]).toMatchObject([meanwhile, reload === 0 ? [taskId] : [], [true]]);

    now = "2027-03-02T08:00:00.000Z";
    await addItems(await args(owner, { lines: "later" }));
    await addComment(await args(owner, { body: "late" }));
    await addItems(await args(consultant, { lines: "my own" }, { taskId: tasks[1]?.id ?? "" }));

    expect(await changed()).toEqual([taskId]);
    const later = await news();
    expect(later.isFirstVisit).toBe(false);
    expect(later.entries.map((entry) => entry.text)).toEqual([expect.stringContaining("later")]);
    const seen = await activityOf(world, consultant);
    expect(seen.entries.map((entry) => entry.isNew)).toEqual([false, true]);
    const comments = await read(consultant, (caller, reader) => readDiscussion(caller, reader, seen.since));
    expect(comments.map((comment) => comment.isNew)).toEqual([false, true]);
    expect(await changed()).toEqual([]);
    expect(await isNew()).toEqual([false, true]);

    now = "2027-03-02T09:00:00.000Z";
    expect(await isNew()).toEqual([false, false]);
  });
});
