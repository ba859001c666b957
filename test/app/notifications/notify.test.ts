import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import { addComment } from "#app/discussion/discussion.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { collectNotificationMails, sendNotificationMail } from "#app/notifications/notification-mails.server.ts";
import { readAll, readNotifications } from "#app/notifications/notifications.server.ts";
import { readSettingsPage, unsubscribe } from "#app/notifications/own-settings.server.ts";
import { action as settingsAction } from "#app/notifications/settings.route.tsx";
import { decideGate } from "#app/gates/decide.server.ts";
import { admit } from "#app/account/sign-in.server.ts";
import { remind } from "#app/notifications/reminders.server.ts";
import { readUnreadCount } from "#app/notifications/unread.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { removeMember } from "#app/people/members.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { insertPeople } from "#db/queries/projects.ts";
import { recordForecasts } from "#db/queries/milestone-forecasts.ts";
import { readPlan } from "#db/queries/plan.ts";
import { chooseProjectWatch, chooseTaskWatch } from "#db/queries/watches.ts";
import { addMember, addProject, addUser, callerOf, cookieOf, formPost, openContext, projectCallerOf } from "#test/support/context.ts";
import { headOf } from "#test/support/mail-source.ts";
import { startSmtpServer } from "#test/support/smtp-server.ts";
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

  it("keeps the settings of its form, and refuses half of the quiet hours at the field, with what was typed", async () => {
    const answer = await admit(formPost(context, "/sign-in", {}), viewer.id, "/");
    const cookie = cookieOf(answer?.headers ?? new Headers());
    const post = async (fields: Readonly<Record<string, string>>) => {
      const reply = await settingsAction(
        formPost(context, "/notifications/settings", { version: "0", digest: "daily", ...fields }, { cookie }),
      );
      if (reply instanceof Response) throw new Error("it leads elsewhere");
      return reply;
    };

    const half = await post({ quietFrom: "22:00", pausedUntil: "2027-03-01" });
    expect(half).toMatchObject({
      init: { status: 422 },
      data: { errors: { quietTo: { code: "field.required" } }, values: { quietFrom: "22:00" } },
    });
    const kept = await post({ quietFrom: "22:00", quietTo: "07:00", mentionedListed: "on", mentionedMailed: "on" });
    expect(kept.data.outcome).toBe("done");
    expect(await readSettingsPage(callerOf(context, viewer))).toMatchObject({
      digest: "daily",
      quietFrom: "22:00",
      quietTo: "07:00",
      version: 1,
    });
    expect(await post({})).toMatchObject({ init: { status: 409 }, data: { errors: { "": { code: "notifications.stale" } } } });
  });

  it("tells who watches a task of a comment, and not who wrote it", async () => {
    await watch(consultant);
    await watch(owner);

    await say(owner, "Who owns the **price list**?");

    expect(await seen(owner)).toEqual([]);
    expect(await seen(consultant)).toMatchObject([
      { project: "Rollout of the new CRM", quote: "Who owns the price list?", reason: "watching", isRead: false },
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

  const change = async (user: SignedInUser, changes: TaskChanges, id = taskId) => {
    const caller = await projectCallerOf(context, user, projectId);
    const plan = await readPlan(context.db, projectId);
    const version = plan?.tasks.find((task) => task.id === id)?.version ?? 0;
    return executePlanCommand(caller, { kind: "updateTask", taskId: id, version, changes });
  };
  const addPerson = async (user: SignedInUser) => {
    const person = { id: context.newId(), projectId, name: user.name, email: null, userId: user.id, version: 1 };
    await insertPeople(context.db, [person]);
    // The plan is read anew with its people.
    context.plans.forget();
    return person.id;
  };

  it("tells somebody of a task that has become theirs, and who watches it when it is done", async () => {
    const personId = await addPerson(consultant);
    await change(owner, { ownerId: personId });
    expect(await seen(consultant)).toMatchObject([{ reason: "assigned" }]);

    await watch(viewer);
    await change(owner, { progress: 100 });

    expect(await seen(viewer)).toMatchObject([{ reason: "watching", quote: null }]);
    expect(await seen(consultant, "?reason=watching")).toHaveLength(1);
    expect(await seen(owner)).toEqual([]);
  });

  it("tells who watches a project, and who leads it, what was decided at a gate", async () => {
    const manager = await addUser(context, "manager@example.com");
    await addMember(context, projectId, manager, "projectManager");
    await chooseProjectWatch(context.db, projectId, viewer.id, true, context.now());
    const gate = (await readPlan(context.db, projectId))?.tasks.find((task) => task.kind === "gate")?.id ?? "";
    await decideGate({
      ...(await projectCallerOf(context, owner, projectId)),
      value: { outcome: "noGo", reason: "The charter is not signed.", conditions: [] },
      request: new Request("http://localhost:3000/"),
      params: { gateId: gate },
      formKey: undefined,
    });
    for (const told of [viewer, manager]) expect(await seen(told)).toMatchObject([{ reason: "gate" }]);
    for (const other of [owner, consultant]) expect(await seen(other)).toEqual([]);
  });

  const openMovingGate = async () => {
    await chooseProjectWatch(context.db, projectId, viewer.id, true, context.now());
    const live = { tell: () => undefined };
    const at = (instant: string) => remind({ db: context.db, live, mail: null, newId: context.newId, now: () => instant });
    const gate = (await readPlan(context.db, projectId))?.tasks.find((task) => task.kind === "gate")?.id ?? "";
    const planned = (day: string) =>
      context.db
        .updateTable("task")
        .set({ finishAt: `${day}T17:00` })
        .where("id", "=", gate)
        .execute();
    const record = (day: string, plannedAt: string) =>
      recordForecasts(context.db, projectId, day, [{ taskId: gate, plannedAt: `${plannedAt}T17:00`, isReached: false }]);
    const told = async () => (await seen(viewer, "?reason=gate")).map(({ text }) => text);
    const move = async (day: string, to: string) => {
      await record(day, to);
      await planned(to);
    };
    return { at, move, told };
  };

  it("tells who leads and who watches a project, on the next working morning and once, where go-live and gates have moved to", async () => {
    const { at, move, told } = await openMovingGate();
    await move("2027-03-01", "2027-04-01");
    await at("2027-03-03T00:00:00.000Z");
    const whileInPlace = await told();
    await move("2027-03-03", "2027-04-09");
    await at("2027-03-03T08:00:00.000Z");
    const onTheSameDay = await told();
    await at("2027-03-04T00:00:00.000Z");
    await at("2027-03-05T00:00:00.000Z");

    expect([whileInPlace, onTheSameDay]).toEqual([[], []]);
    expect(await told()).toEqual([
      expect.stringMatching(/is now planned for Fri(day)?,? 9 Apr(il)?( 2027)? instead of Thu(rsday)?,? 1 Apr/),
    ]);
  });

  it("tells on Monday of a gate that moved on Friday or over the weekend, and again when it goes there once more", async () => {
    const { at, move, told } = await openMovingGate();
    await move("2027-03-03", "2027-04-01");
    await at("2027-03-05T00:00:00.000Z");
    await move("2027-03-05", "2027-04-09");
    await at("2027-03-06T00:00:00.000Z");
    await at("2027-03-07T00:00:00.000Z");
    expect(await told()).toEqual([]);

    await at("2027-03-08T00:00:00.000Z");
    await at("2027-03-09T00:00:00.000Z");
    expect(await told()).toHaveLength(1);

    await move("2027-03-09", "2027-04-01");
    await at("2027-03-10T00:00:00.000Z");
    await move("2027-03-10", "2027-04-09");
    await at("2027-03-11T00:00:00.000Z");
    expect(await told()).toHaveLength(3);
  });

  it("tells once of a gate that moved between midnight and the morning", async () => {
    const { at, move, told } = await openMovingGate();
    await move("2027-03-03", "2027-04-01");
    await at("2027-03-04T00:00:00.000Z");
    await move("2027-03-05", "2027-04-09");
    await at("2027-03-05T00:00:00.000Z");
    await at("2027-03-08T00:00:00.000Z");
    expect(await told()).toHaveLength(1);
  });

  it("reminds who does a task once of each end, on working days, in the project's time zone", async () => {
    const personId = await addPerson(consultant);
    await change(owner, { ownerId: personId });
    const day = (finish: string) => context.db.updateTable("task").set({ finishAt: finish }).where("id", "=", taskId).execute();
    const told: string[] = [];
    const live = { tell: (userIds: readonly string[]) => void told.push(...userIds) };
    const at = (instant: string) => remind({ db: context.db, live, mail: null, newId: context.newId, now: () => instant });
    const due = () => seen(consultant, "?reason=due");
    await day("2027-03-08T17:00");

    // Friday in Shanghai begins on Thursday in UTC; the task ends on Monday.
    await at("2027-03-04T22:00:00.000Z");
    expect(await due()).toEqual([]);
    const [part] = (await readPlan(context.db, projectId))?.tasks.filter((task) => task.kind === "task" && task.id !== taskId) ?? [];
    const summaryOf = (parentId: string | null) =>
      context.db
        .updateTable("task")
        .set({ parentId })
        .where("id", "=", part?.id ?? "")
        .execute();
    await summaryOf(taskId);
    await at("2027-03-04T23:15:00.000Z");
    expect(await due()).toEqual([]);
    await context.db.deleteFrom("reminderDay").execute();
    await summaryOf(null);
    await at("2027-03-04T23:30:00.000Z");
    await at("2027-03-05T01:00:00.000Z");
    expect(await due()).toHaveLength(1);
    expect(told).toEqual([consultant.id]);

    await at("2027-03-06T23:30:00.000Z");
    await at("2027-03-08T23:30:00.000Z");
    await at("2027-03-09T23:30:00.000Z");
    expect((await due()).map((entry) => entry.text)).toEqual([
      expect.stringMatching(/should have ended/),
      expect.stringMatching(/ends on/),
    ]);
  });

  it("mails nothing of a task that is in the trash by then, and says in the list that it is there", async () => {
    const { mailer, mails, close } = await startSmtpServer();
    const later = { ...context, mail: mailer, now: () => new Date(Date.now() + 120_000).toISOString() };
    const [kept] = (await readPlan(context.db, projectId))?.tasks.filter((task) => task.kind === "task" && task.id !== taskId) ?? [];
    const tell = (id: string) =>
      notify({ context: later, user: owner }, context.db, { kind: "mention", projectId, taskId: id, recipients: [consultant.id] });
    const deliver = async () => {
      await collectNotificationMails({ ...later, now: () => new Date(Date.now() + 240_000).toISOString() });
      for (const { id, data } of await context.db.selectFrom("job").selectAll().where("kind", "=", "notifications.mail").execute()) {
        await sendNotificationMail(later, JSON.parse(data) as { userId: string; ids: string[] }, id);
        await context.db.deleteFrom("job").where("id", "=", id).execute();
      }
    };
    const version = (await readPlan(context.db, projectId))?.tasks.find((task) => task.id === taskId)?.version ?? 0;
    await tell(taskId);
    await executePlanCommand(await projectCallerOf(context, owner, projectId), { kind: "removeTask", taskId, version });

    await deliver();
    expect(mails).toEqual([]);
    await tell(kept?.id ?? "");
    await deliver();
    expect(mails.map(({ source }) => headOf(source)["subject"])).toEqual([expect.stringMatching(/^owner mentioned you on “/)]);

    expect((await seen(consultant)).map(({ path, isTaskInTrash }) => [path === null, isTaskInTrash])).toEqual([
      [false, false],
      [true, true],
    ]);
    await close();
  });

  it("mails everything of an account in one mail, nothing that was read, and ends with the signed link", async () => {
    const { mailer, mails, close } = await startSmtpServer();
    const mailing: AppLoadContext = { ...context, mail: mailer };
    const later = { ...mailing, now: () => new Date(Date.now() + 120_000).toISOString() };
    const tell = () =>
      notify({ context: mailing, user: owner }, context.db, { kind: "mention", projectId, taskId, recipients: [consultant.id] });
    const deliver = async () => {
      await collectNotificationMails(later);
      for (const { id, data } of await context.db.selectFrom("job").selectAll().where("kind", "=", "notifications.mail").execute()) {
        await sendNotificationMail(later, JSON.parse(data) as { userId: string; ids: string[] }, id);
        await context.db.deleteFrom("job").where("id", "=", id).execute();
      }
    };
    await tell();
    await tell();
    await deliver();
    await deliver();
    expect(mails).toHaveLength(1);
    expect(headOf(mails[0]?.source ?? "")).toMatchObject({
      subject: "2 notifications · Rollout of the new CRM",
      to: "consultant <consultant@example.com>",
    });
    const unsubscribeUrl = /<([^>]+)>/.exec(headOf(mails[0]?.source ?? "")["list-unsubscribe"] ?? "")?.[1] ?? "";

    await tell();
    const [newest] = await seen(consultant);
    const markAll = (reason?: "due") =>
      readAll({
        ...callerOf(context, consultant),
        value: { newest: newest?.id ?? "", reason },
        request: new Request("http://x/"),
        params: {},
        formKey: undefined,
      });
    await markAll("due");
    expect((await seen(consultant)).length).toBeGreaterThan(0);
    await markAll();
    expect(await seen(consultant)).toEqual([]);
    await deliver();
    expect(mails).toHaveLength(1);

    await tell();
    await unsubscribe(mailing, unsubscribeUrl.split("/").at(-1));
    await tell();
    await deliver();
    expect(mails).toHaveLength(1);
    expect(await seen(consultant)).toHaveLength(2);
    await expect(unsubscribe(mailing, `${owner.id}.${unsubscribeUrl.split(".").at(-1) ?? ""}`)).rejects.toMatchObject({
      code: "link.expired",
    });
    await close();
  });
});
