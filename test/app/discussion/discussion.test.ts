import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readRemovedComments } from "#app/discussion/removed-comments.server.ts";
import { addComment, editComment, readDiscussion, removeComment, restoreComment } from "#app/discussion/discussion.server.ts";
import { renderAll } from "#app/http/markdown.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let consultant: SignedInUser;
  let projectId: string;
  let taskId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    consultant = await addUser(context, "consultant@example.com");
    projectId = await addProject(context, owner);
    await addMember(context, projectId, consultant, "consultant");
    taskId = (await readPlan(context.db, projectId))?.tasks.find((task) => task.kind === "task")?.id ?? "";
  });

  const args = async <Value>(user: SignedInUser, value: Value, id = taskId) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: { taskId: id },
    formKey: undefined,
  });
  const say = async (user: SignedInUser, body: string) => addComment(await args(user, { body }));
  const seen = async (user: SignedInUser) => {
    const given = await args(user, {});
    return readDiscussion(given, await readReader(given.request, given.context), null);
  };
  const first = async (user: SignedInUser) => {
    const [comment] = await seen(user);
    if (!comment) throw new Error("there is no comment");
    return { commentId: comment.id, version: comment.version };
  };

  it("shows everybody what was said, in order, and lets only the author edit", async () => {
    await say(owner, "Who owns the **price list**?");
    await say(consultant, "Finance does.");

    expect(await seen(owner)).toMatchObject([
      { author: "owner", html: "<p>Who owns the <strong>price list</strong>?</p>\n", body: "Who owns the **price list**?" },
      { author: "consultant", html: "<p>Finance does.</p>", body: null, canRemove: true },
    ]);
    expect(await seen(consultant)).toMatchObject([{ body: null, canRemove: false }, { body: "Finance does." }]);
    const [event] = await readEvents(context.db, projectId, 1);
    expect(event).toMatchObject({ command: "comment.add", subjectId: taskId, actorId: consultant.id });
  });

  it("keeps what was edited elsewhere: the later edit is refused with what is saved now", async () => {
    await say(owner, "Draft");
    const opened = await first(owner);
    await editComment(await args(owner, { ...opened, body: "From the phone" }));

    const refused = await args(owner, { ...opened, body: "From the desk" });
    await expect(editComment(refused)).rejects.toMatchObject({
      code: "form.stale",
      status: 409,
      detail: { version: 2, theirs: { body: "From the phone" } },
    });
    expect(await seen(owner)).toMatchObject([{ isEdited: true, body: "From the phone" }]);
  });

  it("loses neither of two edits that come at once: one is saved, the other refused with it", async () => {
    await say(owner, "Draft");
    const opened = await first(owner);
    const edits = await Promise.all(["one", "two", "three"].map((body) => args(owner, { ...opened, body })));

    const outcomes = await Promise.allSettled(edits.map((edit) => editComment(edit)));

    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    const [saved] = await seen(owner);
    expect(refused.length).toBe(2);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: "form.stale", detail: { version: 2, theirs: { body: saved?.body } } });
    expect((await readEvents(context.db, projectId, 10)).filter((event) => event.command === "comment.edit")).toHaveLength(1);
  });

  it("refuses to edit or take away what somebody else wrote, but for who moderates", async () => {
    await say(owner, "Ours");
    const given = await first(owner);

    await expect(editComment(await args(consultant, { ...given, body: "Theirs" }))).rejects.toMatchObject({ status: 403 });
    await expect(removeComment(await args(consultant, given))).rejects.toMatchObject({ status: 403 });
    await expect(restoreComment(await args(consultant, given))).rejects.toMatchObject({ status: 403 });

    await say(consultant, "Off topic");
    const [, theirs] = await seen(owner);
    await removeComment(await args(owner, { commentId: theirs?.id ?? "", version: 1 }));
    expect(await seen(consultant)).toMatchObject([{ author: "owner" }]);
  });

  it("shows a comment that was taken away to who did it, who can put it back", async () => {
    await say(consultant, "Wrong task");
    await removeComment(await args(consultant, await first(consultant)));

    expect(await seen(owner)).toEqual([]);
    expect(await seen(consultant)).toMatchObject([{ isRemoved: true, version: 2 }]);
    await restoreComment(await args(consultant, await first(consultant)));
    expect(await seen(owner)).toMatchObject([{ isRemoved: false, html: "<p>Wrong task</p>" }]);
  });

  it("knows only tasks of the project, and comments of the task", async () => {
    const stranger = await addProject(context, owner, { name: "Another project" });
    const foreign = (await readPlan(context.db, stranger))?.tasks[0]?.id ?? "";
    const other = (await readPlan(context.db, projectId))?.tasks.at(-1)?.id ?? "";
    await say(owner, "Here");
    const given = await first(owner);

    await expect(addComment(await args(owner, { body: "There" }, foreign))).rejects.toMatchObject({ status: 404 });
    await expect(editComment(await args(owner, { ...given, body: "There" }, other))).rejects.toMatchObject({ status: 404 });
    await expect(removeComment(await args(owner, { commentId: context.newId(), version: 1 }))).rejects.toMatchObject({ status: 404 });
  });

  it("shows a deleted comment in plain words, with people by their names of today", async () => {
    await say(owner, `# Please look\n\n@consultant **today** at [the list](https://example.com/a), ${"and so on ".repeat(20)}`);
    await removeComment(await args(owner, await first(owner)));
    await context.db.updateTable("appUser").set({ name: "Chen Jing" }).where("id", "=", consultant.id).execute();

    const [removed] = await readRemovedComments(await args(owner, {}), { locale: "en", timeZone: "UTC" });

    expect(removed?.excerpt).toMatch(/^Please look @Chen Jing today at the list, and so on .*…$/);
    expect(removed?.excerpt.length).toBeLessThanOrEqual(160);
  });
});

it("leaves a text as it was typed that takes too long to read, and its neighbours as they are meant", async () => {
  const hostile = "_a*".repeat(40_000);

  const [before, shown, after] = await renderAll(["**one**", hostile, "**two**"]);

  expect([before, after]).toEqual(["<p><strong>one</strong></p>\n", "<p><strong>two</strong></p>\n"]);
  expect(shown).toBe(`<p>${hostile}</p>`);
}, 60_000);
