import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { addComment } from "#app/discussion/discussion.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { readNotifications } from "#app/notifications/notifications.server.ts";
import { readUnreadCount } from "#app/notifications/unread.server.ts";
import { removeMember } from "#app/people/members.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { chooseProjectWatch, chooseTaskWatch } from "#db/queries/watches.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let consultant: SignedInUser;
  let viewer: SignedInUser;
  let projectId: string;
  let taskId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    consultant = await addUser(context, "consultant@example.com");
    viewer = await addUser(context, "viewer@example.com");
    projectId = await addProject(context, owner);
    await addMember(context, projectId, consultant, "consultant");
    await addMember(context, projectId, viewer, "viewer");
    taskId = (await readPlan(context.db, projectId))?.tasks.find((task) => task.kind === "task")?.id ?? "";
  });

  const say = async (user: SignedInUser, body: string) =>
    addComment({
      ...(await projectCallerOf(context, user, projectId)),
      value: { body },
      request: new Request("http://localhost:3000/"),
      params: { taskId },
      formKey: undefined,
    });
  const seen = async (user: SignedInUser, query = "") => {
    const request = new Request(`http://localhost:3000/notifications${query}`);
    const caller = { ...callerOf(context, user), request };
    return (await readNotifications(caller, await readReader(request, caller.context))).entries;
  };
  const watch = (user: SignedInUser, isWatching = true) =>
    chooseTaskWatch(context.db, { projectId, userId: user.id, taskId, isWatching, now: context.now() });

  it("tells who watches a task of a comment, and not who wrote it", async () => {
    await watch(consultant);
    await watch(owner);

    await say(owner, "Who owns the **price list**?");

    expect(await seen(owner)).toEqual([]);
    expect(await seen(consultant)).toMatchObject([
      { project: "Rollout of the new CRM", quote: "Who owns the **price list**?", reason: "watching", isRead: false },
    ]);
    const [entry] = await seen(consultant);
    expect(entry?.path).toMatch(new RegExp(`^/projects/${projectId}/tasks/${taskId}#comment-`));
    expect(await readUnreadCount(context, consultant.id)).toBe(1);
  });

  it("makes who comments watch the task, but not who chose not to", async () => {
    await watch(consultant, false);
    await say(owner, "First");
    await say(consultant, "Second");
    await say(owner, "Third");

    expect(await seen(owner)).toMatchObject([{ quote: "Second" }]);
    expect(await seen(consultant)).toEqual([]);
  });

  it("tells who watches the project of every task, but not of one they chose not to hear of", async () => {
    await chooseProjectWatch(context.db, projectId, viewer.id, true, context.now());
    await say(owner, "One");
    await watch(viewer, false);
    await say(owner, "Two");
    expect(await seen(viewer)).toMatchObject([{ quote: "One" }]);
  });

  it("tells nobody without access, and takes away what was told when access ends", async () => {
    const stranger = await addUser(context, "stranger@example.com");
    await watch(consultant);
    await say(owner, "Secret");
    await notify({ context, user: owner }, context.db, {
      kind: "mention",
      projectId,
      taskId,
      recipients: [stranger.id, consultant.id, "nobody"],
    });
    expect(await seen(stranger)).toEqual([]);
    expect(await seen(consultant)).toHaveLength(2);

    const value = { userId: consultant.id };
    const request = new Request("http://localhost:3000/");
    await removeMember({ ...(await projectCallerOf(context, owner, projectId)), value, request, params: {}, formKey: undefined });

    expect(await seen(consultant, "?show=all")).toEqual([]);
    expect(await readUnreadCount(context, consultant.id)).toBe(0);
  });

  it("tells an account once what has a key, however often it is said", async () => {
    const said = { kind: "mention", projectId, taskId, recipients: [consultant.id, consultant.id], onlyKey: "mention c" } as const;
    expect(await notify({ context, user: owner }, context.db, said)).toEqual([consultant.id]);
    expect(await notify({ context, user: owner }, context.db, said)).toEqual([]);
    expect(await seen(consultant)).toHaveLength(1);
  });

  it("is bounded by who has access when ten thousand are named", async () => {
    const named = Array.from({ length: 10_000 }, (_, index) => `user-${index}`);
    const told = await notify({ context, user: owner }, context.db, {
      kind: "mention",
      projectId,
      taskId,
      recipients: [...named, viewer.id, consultant.id],
    });
    expect(new Set(told)).toEqual(new Set([viewer.id, consultant.id]));
  });
});
