import { expect, it } from "vitest";
import { previewDescription, readDescription, saveDescription } from "#app/description/description.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

forEachDatabase((_dialect, openTest) => {
  it("is written, read by everybody as HTML, and typed again by those who may", async () => {
    const { args, read, owner, viewer } = await openTaskWorld(await openTest());

    expect(await saveDescription(await args(owner, { version: 0, body: "Ask **finance** first.\n" }))).toEqual({ version: 1 });

    expect(await read(viewer, readDescription)).toMatchObject({ html: "<p>Ask <strong>finance</strong> first.</p>\n", body: null });
    expect(await read(owner, readDescription)).toMatchObject({ body: "Ask **finance** first.", version: 1, edited: { by: "owner" } });
  });

  it("never overwrites a newer text: the later save is refused with that text and who wrote it", async () => {
    const { context, args, read, owner, consultant, projectId } = await openTaskWorld(await openTest());
    await saveDescription(await args(owner, { version: 0, body: "Draft" }));
    await saveDescription(await args(consultant, { version: 1, body: "From the consultant" }));

    await expect(saveDescription(await args(owner, { version: 1, body: "From the owner" }))).rejects.toMatchObject({
      code: "form.stale",
      status: 409,
      detail: { version: 2, theirs: { body: "From the consultant" }, by: "consultant" },
    });
    expect(await read(owner, readDescription)).toMatchObject({ body: "From the consultant" });
    expect((await readEvents(context.db, projectId, 2)).map((event) => event.command)).toEqual(["description.edit", "description.edit"]);
  });

  it("keeps the first of two descriptions that are begun at once, and takes an answer that was lost for what it is", async () => {
    const { args, owner, consultant } = await openTaskWorld(await openTest());
    const begun = await Promise.all([args(owner, { version: 0, body: "one" }), args(consultant, { version: 0, body: "two" })]);

    const outcomes = await Promise.allSettled(begun.map((save) => saveDescription(save)));

    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const kept = begun[outcomes.findIndex((outcome) => outcome.status === "fulfilled")]!;
    expect(await saveDescription(kept)).toEqual({ version: 1 });
  });

  it("is not written by who lost the right while the text arrived", async () => {
    const { context, args, read, owner, consultant } = await openTaskWorld(await openTest());
    const late = await args(consultant, { version: 0, body: "Too late" });
    await context.db.updateTable("projectMember").set({ role: "viewer" }).where("userId", "=", consultant.id).execute();

    await expect(saveDescription(late)).rejects.toMatchObject({ status: 403 });
    expect(await read(owner, readDescription)).toMatchObject({ version: 0, body: "" });
  });

  it("names members by their account: a new name is shown, and fifty are the most", async () => {
    const { context, args, read, owner, consultant, join, projectId } = await openTaskWorld(await openTest());
    await saveDescription(await args(owner, { version: 0, body: "@consultant please look, not x@consultant.com" }));
    const { body } = await context.db.selectFrom("taskDescription").select("body").executeTakeFirstOrThrow();
    expect(body).toBe(`@[consultant](user:${consultant.id}) please look, not x@consultant.com`);

    await context.db.updateTable("appUser").set({ name: "陈静" }).where("id", "=", consultant.id).execute();
    expect(await read(owner, readDescription)).toMatchObject({
      html: expect.stringContaining('<span class="mention">@陈静</span> please look'),
      body: "@陈静 please look, not x@consultant.com",
    });

    const crowd = await Promise.all(Array.from({ length: 51 }, (_, index) => join(`m${index}x`, "viewer")));
    const everybody = crowd.map((member) => `@${member.name}`).join(" ");
    await expect(saveDescription(await args(owner, { version: 1, body: everybody }))).rejects.toMatchObject({
      code: "mention.tooMany",
      field: "body",
    });
    expect(projectId).not.toBe("");
  });

  it("shows what is typed before it is saved, and knows only tasks of the project", async () => {
    const { args, owner } = await openTaskWorld(await openTest());

    expect(await previewDescription(await args(owner, { body: "- one\n- two" }))).toMatchObject({
      html: expect.stringContaining("<li>one</li>"),
    });
    await expect(saveDescription(await args(owner, { version: 0, body: "x" }, { taskId: "elsewhere" }))).rejects.toMatchObject({
      status: 404,
    });
  });
});
