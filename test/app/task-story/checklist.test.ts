import { expect, it } from "vitest";
import { addItems, editItem, moveItem, readChecklist, removeItem, restoreItem, tickItem } from "#app/checklist/checklist.server.ts";
import { listPeople } from "#db/queries/projects.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld, type TaskWorld } from "#test/support/task-world.ts";

async function textsOf({ read, owner }: TaskWorld): Promise<string[]> {
  return (await read(owner, readChecklist)).items.map((item) => item.text);
}

async function itemOf({ read, owner }: TaskWorld, text: string) {
  const item = (await read(owner, readChecklist)).items.find((candidate) => candidate.text === text);
  if (!item) throw new Error(`there is no ${text}`);
  return item;
}

forEachDatabase((_dialect, openTest) => {
  it("takes a pasted list as one step a line, without its marks", async () => {
    const world = await openTaskWorld(await openTest());

    await addItems(await world.args(world.owner, { lines: "- [ ] Export\n\n2. Clean\r\n• 核对数据\n3、导入" }));

    expect(await textsOf(world)).toEqual(["Export", "Clean", "核对数据", "导入"]);
  });

  it("says who ticked a step, counts, and opens it again", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, owner, consultant, read } = world;
    await addItems(await args(owner, { lines: "one\ntwo" }));
    const { id: itemId } = await itemOf(world, "one");

    await tickItem(await args(consultant, { itemId, done: "1" }));
    await tickItem(await args(owner, { itemId, done: "1" }));

    expect(await read(owner, readChecklist)).toMatchObject({
      total: 2,
      doneCount: 1,
      items: [{ done: { by: "consultant" } }, { done: null }],
    });
    await tickItem(await args(owner, { itemId, done: "0" }));
    expect(await read(owner, readChecklist)).toMatchObject({ doneCount: 0 });
  });

  it("moves steps, beyond the room between two places, too", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, owner } = world;
    await addItems(await args(owner, { lines: "a\nb\nc" }));
    for (let turn = 0; turn < 60; turn++)
      await moveItem(await args(owner, { itemId: (await itemOf(world, "c")).id, direction: turn % 2 ? "down" : "up" }));
    expect(await textsOf(world)).toEqual(["a", "b", "c"]);

    await moveItem(await args(owner, { itemId: (await itemOf(world, "c")).id, direction: "up" }));
    await moveItem(await args(owner, { itemId: (await itemOf(world, "c")).id, direction: "up" }));
    await moveItem(await args(owner, { itemId: (await itemOf(world, "c")).id, direction: "up" }));

    expect(await textsOf(world)).toEqual(["c", "a", "b"]);
  });

  it("refuses an edit of a step that somebody changed since, and gives steps only to people of the project", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, context, owner, consultant, projectId } = world;
    await addItems(await args(owner, { lines: "draft" }));
    const { id: itemId, version } = await itemOf(world, "draft");
    const [person] = await listPeople(context.db, projectId);
    await context.db.insertInto("person").values({ id: "p-1", projectId, name: "李娜", email: null, userId: null, version: 1 }).execute();
    await tickItem(await args(owner, { itemId, done: "1" }));
    await editItem(await args(consultant, { itemId, version, text: "final", assigneeId: "p-1" }));

    await expect(editItem(await args(owner, { itemId, version, text: "mine" }))).rejects.toMatchObject({
      code: "form.stale",
      detail: { version: 2, theirs: { text: "final", assigneeId: "p-1" } },
    });
    await expect(editItem(await args(owner, { itemId, version: 2, text: "x", assigneeId: "foreign" }))).rejects.toMatchObject({
      code: "project.person.unknown",
    });
    expect(await itemOf(world, "final")).toMatchObject({ assignee: "李娜" });
    expect(person).toBeUndefined();
  });

  it("shows a removed step to who removed it, who can put it back; two hundred are the most", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, owner, consultant, read } = world;
    await addItems(await args(owner, { lines: "one\ntwo" }));
    const { id: itemId } = await itemOf(world, "one");
    await removeItem(await args(consultant, { itemId, version: 1 }));

    expect(await textsOf(world)).toEqual(["two"]);
    expect((await read(consultant, readChecklist)).items.map((item) => item.isRemoved)).toEqual([true, false]);
    await expect(restoreItem(await args(owner, { itemId, version: 2 }))).rejects.toMatchObject({ status: 403 });
    await restoreItem(await args(consultant, { itemId, version: 2 }));
    expect(await textsOf(world)).toEqual(["one", "two"]);

    const lines = Array.from({ length: 199 }, (_, index) => `step ${index}`).join("\n");
    await expect(addItems(await args(owner, { lines }))).rejects.toMatchObject({ code: "checklist.tooMany", field: "lines" });
    expect(await textsOf(world)).toHaveLength(2);
  });

  it("knows only steps of the task", async () => {
    const world = await openTaskWorld(await openTest());
    const { args, owner, tasks } = world;
    await addItems(await args(owner, { lines: "here" }));
    const { id: itemId } = await itemOf(world, "here");

    const elsewhere = { taskId: tasks[1]?.id ?? "" };
    await expect(tickItem(await args(owner, { itemId, done: "1" }, elsewhere))).rejects.toMatchObject({ status: 404 });
    await expect(removeItem(await args(owner, { itemId, version: 1 }, elsewhere))).rejects.toMatchObject({ status: 404 });
  });
});
