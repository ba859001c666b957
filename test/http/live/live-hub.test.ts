import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { disableUser } from "#db/queries/accounts.ts";
import { deleteMember, updateMemberRole } from "#db/queries/projects.ts";
import type { AppLoadContext } from "@remix-run/node";
import type { SignedInUser } from "#app/http/session.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { change } from "#app/http/change.server.ts";
import { answerEvents, answerOwnEvents } from "#app/live/events.server.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeSupplier } from "#test/support/supplier.ts";
import { readFrames, type ReadFrames } from "#test/support/read-frames.ts";

const hubs: AppLoadContext[] = [];
const readers: ReadFrames[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
  for (const context of hubs.splice(0)) await context.live.close();
});

forEachDatabase((dialect, openTest) => {
  async function openTwoPeople() {
    const context = await openContext(await openTest());
    hubs.push(context);
    const owner = await addUser(context, "li.na@example.com");
    const viewer = await addUser(context, "guo.ping@example.com");
    await addSession(context, owner);
    await addSession(context, viewer);
    const projectId = await addProject(context, owner);
    await addMember(context, projectId, viewer, "viewer");
    return { context, owner, viewer, projectId };
  }

  it("tells an open page what was changed, and nothing of what it became", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const heard = await listen(context, viewer, projectId);

    await note(context, owner, projectId, "plan.updateTask", "subject\n\nevent: x");

    const changed = await heard.next("changed");
    expect(changed.data).toEqual({ type: "plan.updateTask", id: "subject\n\nevent: x", version: null });
    expect(heard.frames.map((frame) => frame.event)).toEqual(["ready", "changed"]);
  });

  it("tells nobody on a supplier's side of choosing a vendor, whatever their role", async () => {
    const { context, owner, projectId } = await openTwoPeople();
    const supplier = await addUser(context, "zhao@vendor.example.com");
    await addSession(context, supplier);
    await addMember(context, projectId, supplier, "projectManager");
    await makeSupplier(context, projectId, supplier);
    const heard = await listen(context, supplier, projectId);
    const ownerHears = await listen(context, owner, projectId);

    for (const command of ["evaluation.reveal", "vendor.offer", "questionnaire.publish", "scorecard.edit", "plan.addTask"])
      await note(context, owner, projectId, command);

    await heard.next("changed");
    expect(heard.frames.flatMap(({ data }) => (data as { type?: string } | null)?.type ?? [])).toEqual(["plan.addTask"]);
    await ownerHears.next("changed");
  });

  it("lets those know, and nobody else, who have new notifications, once they are committed", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const viewerHears = await listen(context, viewer, projectId);
    const ownerHears = await listen(context, owner, projectId);
    const mention = (fails: boolean) =>
      change(callerOf(context, owner), async ({ transaction }) => {
        await notify({ context, user: owner }, transaction, { kind: "mention", projectId, recipients: [viewer.id, owner.id] });
        if (fails) throw new Error("failed on purpose");
      });

    await expect(mention(true)).rejects.toThrow("on purpose");
    await note(context, owner, projectId, "plan.addTask");
    await viewerHears.next("changed");
    await ownerHears.next("changed");
    expect(viewerHears.frames.map((frame) => frame.event)).toEqual(["ready", "changed"]);
    await mention(false);

    expect((await viewerHears.next("told")).data).toBeNull();
    await note(context, owner, projectId, "plan.addTask");
    await ownerHears.next("changed");
    expect(ownerHears.frames.some((frame) => frame.event === "told")).toBe(false);
  });

  it("lets a page outside of projects hear that its reader was told something, and of no project anything, until the session ends", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const outside = await listenToOwn(context, viewer);
    const inside = await listen(context, viewer, projectId);

    await note(context, owner, projectId, "plan.updateTask");
    await inside.next("changed");
    await change(callerOf(context, owner), ({ transaction }) =>
      notify({ context, user: owner }, transaction, { kind: "mention", projectId, recipients: [viewer.id] }),
    );
    await outside.next("told");
    await disableUser(context.db, viewer.id, context.now());

    expect((await outside.next("ended")).data).toEqual({ reason: "session" });
    expect(outside.frames.map((frame) => frame.event)).toEqual(["ready", "told", "ended"]);
  });

  it("tells nobody of a change that was not committed, or of another project", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const otherId = await addProject(context, owner);
    const heard = await listen(context, viewer, projectId);

    const failed = change(callerOf(context, owner), async ({ record }) => {
      await record({ stream: projectId, command: "plan.updateTask", subjectId: null, data: {} });
      throw new Error("failed on purpose");
    });
    await expect(failed).rejects.toThrow("on purpose");
    await note(context, owner, otherId, "plan.updateTask");
    await note(context, owner, projectId, "plan.addTask");

    expect((await heard.next("changed")).data).toMatchObject({ type: "plan.addTask" });
  });

  it("tells of an invitation, and of what it does not know, only those who may read of it", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const viewerHears = await listen(context, viewer, projectId);
    const ownerHears = await listen(context, owner, projectId);

    for (const type of ["invitation.send", "sealed.score", "plan.addTask"]) await note(context, owner, projectId, type);

    const types = (heard: ReadFrames) =>
      heard.frames.filter(({ event }) => event === "changed").map(({ data }) => (data as { type: string }).type);
    await ownerHears.until(() => types(ownerHears).length === 3);
    await viewerHears.next("changed");
    expect(types(ownerHears)).toEqual(["invitation.send", "sealed.score", "plan.addTask"]);
    expect(types(viewerHears)).toEqual(["plan.addTask"]);
  });

  it("says that there is something new to who was away, and not to who has seen everything", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const first = await listen(context, viewer, projectId);
    const { id } = await first.next("ready");
    await note(context, owner, projectId, "plan.addTask");

    const late = await listen(context, viewer, projectId, { lastEventId: String(id) });
    const current = await listen(context, viewer, projectId, { lastEventId: String(Number(id) + 1) });

    expect((await late.next("again")).data).toBeNull();
    await current.next("ready");
    expect(current.frames.map((frame) => frame.event)).toEqual(["ready"]);
  });

  it.each([
    [
      "session",
      "a session that was ended",
      (context: AppLoadContext, { id }: SignedInUser) => context.db.deleteFrom("authSession").where("userId", "=", id).execute(),
    ],
    [
      "session",
      "an account that was closed",
      (context: AppLoadContext, { id }: SignedInUser) => disableUser(context.db, id, context.now()),
    ],
    [
      "access",
      "a member who was removed",
      (context: AppLoadContext, { id }: SignedInUser, projectId: string) => deleteMember(context.db, projectId, id),
    ],
    [
      "role",
      "a member with another role",
      (context: AppLoadContext, { id }: SignedInUser, projectId: string) => updateMemberRole(context.db, projectId, id, 1, "trainer"),
    ],
  ])("ends the stream within a second, because of the %s, of %s", async (reason, _who, revoke) => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const revoked = await listen(context, viewer, projectId);
    const kept = await listen(context, owner, projectId);
    await revoked.next("ready");

    // Written to the database by another process, as it were: nothing is announced.
    await revoke(context, viewer, projectId);
    const before = performance.now();
    const ended = await revoked.next("ended");

    expect(performance.now() - before).toBeLessThan(1_000);
    expect(ended.data).toEqual({ reason });
    await revoked.until(() => revoked.isOver());
    expect(kept.isOver()).toBe(false);
  });

  it("does not tell a member who was just removed of the removal, or of anything after it", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const heard = await listen(context, viewer, projectId);
    await heard.next("ready");

    await deleteMember(context.db, projectId, viewer.id);
    await note(context, owner, projectId, "plan.addTask");
    await heard.until(() => heard.isOver());

    expect(heard.frames.map((frame) => frame.event)).toEqual(["ready", "ended"]);
  });

  it("gives an account five streams: the oldest gives way", async () => {
    const { context, viewer, projectId } = await openTwoPeople();
    const streams: ReadFrames[] = [];
    for (let number = 0; number < 6; number++) streams.push(await listen(context, viewer, projectId));

    expect((await streams[0]!.next("ended")).data).toEqual({ reason: "elsewhere" });
    expect(streams.slice(1).map((stream) => stream.isOver())).toEqual([false, false, false, false, false]);
  });

  it("takes no stream from the page of a project for a page outside, which makes room for one itself", async () => {
    const { context, viewer, projectId } = await openTwoPeople();
    const inside: ReadFrames[] = [];
    for (let number = 0; number < 4; number++) inside.push(await listen(context, viewer, projectId));
    const outside = await listenToOwn(context, viewer, "tab-outside");
    const again = await listenToOwn(context, viewer, "tab-outside");
    expect((await outside.next("ended")).data).toEqual({ reason: "renew" });

    inside.push(await listen(context, viewer, projectId));
    expect((await again.next("ended")).data).toEqual({ reason: "elsewhere" });
    const late = await listenToOwn(context, viewer, "tab-outside");
    await late.until(() => late.isOver());

    expect(late.frames.map(({ event, data }) => [event, data])).toEqual([["ended", { reason: "elsewhere" }]]);
    expect(inside.map((stream) => stream.isOver())).toEqual([false, false, false, false, false]);
  });

  it("shows who had said where they are before their own stream was open", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    context.live.showPresence({ projectId, userId: viewer.id, name: viewer.name, tab: "tab-of-viewer", page: "plan", field: null });

    const ownerHears = await listen(context, owner, projectId, { tab: "tab-of-owner" });
    context.live.showPresence({ projectId, userId: owner.id, name: owner.name, tab: "tab-of-owner", page: "plan", field: null });

    expect((await ownerHears.next("present")).data).toEqual([{ id: viewer.id, name: viewer.name, fields: [] }]);
  });

  it("shows who else is on a page and in which field, to members on that page only, until the page is left", async () => {
    const { context, owner, viewer, projectId } = await openTwoPeople();
    const viewerHears = await listen(context, viewer, projectId, { tab: "tab-of-viewer" });
    const ownerHears = await listen(context, owner, projectId, { tab: "tab-of-owner" });
    const presence = { projectId, userId: owner.id, name: owner.name, tab: "tab-of-owner" };

    context.live.showPresence({ projectId, userId: viewer.id, name: viewer.name, tab: "tab-of-viewer", page: "plan", field: null });
    context.live.showPresence({ ...presence, page: "people", field: null });
    await sleep(300);
    expect(viewerHears.frames.some(({ event }) => event === "present")).toBe(false);

    context.live.showPresence({ ...presence, page: "plan", field: "save.name" });
    expect((await viewerHears.next("present")).data).toEqual([{ id: owner.id, name: owner.name, fields: ["save.name"] }]);

    context.live.showPresence({ ...presence, page: "plan/tasks/t", field: "plan.t.name" });
    expect((await viewerHears.next("present")).data).toEqual([{ id: owner.id, name: owner.name, fields: ["plan.t.name"] }]);
    context.live.showPresence({ ...presence, page: "plan/tasks/t", field: "save.name" });
    expect((await viewerHears.next("present")).data).toEqual([{ id: owner.id, name: owner.name, fields: [] }]);

    await ownerHears.stop();
    expect((await viewerHears.next("present")).data).toEqual([]);
  });

  if (dialect === "postgres")
    it("carries changes and presence from one server to another", async () => {
      const { context, owner, viewer, projectId } = await openTwoPeople();
      const other = await openSecondServer(context);
      hubs.push(other);
      const heard = await listen(other, viewer, projectId, { tab: "tab-of-viewer" });
      await heard.next("ready");
      other.live.showPresence({ projectId, userId: viewer.id, name: viewer.name, tab: "tab-of-viewer", page: "plan", field: null });

      await note(context, owner, projectId, "plan.addTask");
      context.live.showPresence({ projectId, userId: owner.id, name: owner.name, tab: "tab-of-owner", page: "plan", field: null });

      expect((await heard.next("changed")).data).toMatchObject({ type: "plan.addTask" });
      expect((await heard.next("present")).data).toEqual([{ id: owner.id, name: owner.name, fields: [] }]);
    });
});

async function openSecondServer(context: AppLoadContext): Promise<AppLoadContext> {
  const { LiveHub } = await import("#app/http/live/live-hub.server.ts");
  const { log, now, db } = context;
  return { ...context, live: new LiveHub({ db, pool: context.live.services.pool, log, now }) };
}

async function addSession(context: AppLoadContext, user: SignedInUser): Promise<void> {
  const now = context.now();
  const expiresAt = new Date(Date.parse(now) + 3_600_000).toISOString();
  const row = { id: user.sessionId, userId: user.id, token: user.sessionId, expiresAt, ipAddress: null, userAgent: null };
  await context.db
    .insertInto("authSession")
    .values({ ...row, createdAt: now, updatedAt: now })
    .execute();
}

async function listen(
  context: AppLoadContext,
  user: SignedInUser,
  projectId: string,
  { lastEventId, tab }: { lastEventId?: string; tab?: string } = {},
): Promise<ReadFrames> {
  const caller = await projectCallerOf(context, user, projectId);
  const headers = { Accept: "text/event-stream", ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }) };
  const request = new Request(`http://localhost:3000/events?tab=${tab ?? context.newId()}`, { headers });
  const reader = readFrames(await answerEvents({ ...caller, request }));
  readers.push(reader);
  return reader;
}

async function listenToOwn(context: AppLoadContext, user: SignedInUser, tab = ""): Promise<ReadFrames> {
  const request = new Request(`http://localhost:3000/events?tab=${tab}`, { headers: { Accept: "text/event-stream" } });
  const reader = readFrames(await answerOwnEvents({ ...callerOf(context, user), request }));
  readers.push(reader);
  return reader;
}

async function note(
  context: AppLoadContext,
  user: SignedInUser,
  projectId: string,
  command: string,
  subjectId: string | null = null,
): Promise<void> {
  await change(callerOf(context, user), ({ record }) => record({ stream: projectId, command, subjectId, data: { secret: "never told" } }));
}
