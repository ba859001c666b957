import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { closeAccount } from "#app/administration/close-account.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { leaveProject } from "#app/people/leave.server.ts";
import { addMember as giveAccess, changeMemberRole, removeMember } from "#app/people/members.server.ts";
import { readPeoplePage, type PersonEntry } from "#app/people/people-page.server.ts";
import { addPerson } from "#app/people/people.server.ts";
import { removePerson, restorePerson } from "#app/people/person-removal.server.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { disableUser, findUser } from "#db/queries/accounts.ts";
import { readEvents } from "#db/queries/events.ts";
import { findInvitation, listOpenInvitations } from "#db/queries/invitations.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findMembership, listMembers } from "#db/queries/projects.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }] });
  });

  const argumentsFor = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const personNamed = async (name: string): Promise<PersonEntry> => {
    const { people } = await readPeoplePage(await projectCallerOf(context, owner, projectId), { locale: "en", timeZone: "Asia/Shanghai" });
    const person = people.find((entry) => entry.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person;
  };
  const giveTask = async (ownerId: string, number: number) => {
    const plan = await readPlan(context.db, projectId);
    const task = plan?.tasks.filter((candidate) => candidate.kind === "task")[number];
    if (!task) throw new Error("there is no such task");
    await execute({ kind: "updateTask", taskId: task.id, version: task.version, changes: { ownerId } });
    return task.id;
  };
  const execute = async (command: Parameters<typeof executePlanCommand>[1]) =>
    executePlanCommand(await projectCallerOf(context, owner, projectId), command);
  const ownerOf = async (taskId: string) => (await readPlan(context.db, projectId))?.tasks.find((task) => task.id === taskId)?.ownerId;
  const remove = async ({ id, version, ownTasks, roles }: PersonEntry) =>
    removePerson(await argumentsFor({ personId: id, version, tasks: ownTasks, roles: roles.length }));

  it("takes somebody out of the plan, with their tasks and roles left to nobody, and puts all of it back", async () => {
    const { id } = await personNamed("Li Na");
    const taskId = await giveTask(id, 0);
    const step = { projectId, taskId, position: 1, text: "Step", doneAt: null, doneBy: null, removedAt: null, removedBy: null, version: 1 };
    await context.db
      .insertInto("checklistItem")
      .values({ ...step, id: "step", assigneeId: id })
      .execute();
    const assignee = async () => (await context.db.selectFrom("checklistItem").select("assigneeId").executeTakeFirstOrThrow()).assigneeId;
    const earlier = await readPlan(context.db, projectId);

    const { undo } = await remove(await personNamed("Li Na"));

    expect(undo.done).toContain("Li Na");
    expect([await ownerOf(taskId), await assignee(), (await readPlan(context.db, projectId))?.people]).toEqual([null, null, []]);
    expect((await readEvents(context.db, projectId, 1))[0]).toMatchObject({ command: "person.remove", subjectId: id });
    // A server that knows the plan as it was reads only what changed since.
    expect((await readPlan(context.db, projectId, earlier))?.tasks.find((task) => task.id === taskId)?.ownerId).toBeNull();

    await restorePerson(await argumentsFor({ personId: undo.fields["personId"] ?? "" }));

    expect(await personNamed("Li Na")).toMatchObject({ id, ownTasks: 1 });
    expect((await personNamed("Li Na")).roles).toHaveLength(1);
    expect([await ownerOf(taskId), await assignee()]).toEqual([id, id]);
    await expect(restorePerson(await argumentsFor({ personId: id }))).rejects.toMatchObject({ code: "undo.changedSince" });
  });

  it("leaves what somebody else has got since to them when the person is put back", async () => {
    await addPerson(await argumentsFor({ name: "Chen Jing" }));
    const taskId = await giveTask((await personNamed("Li Na")).id, 0);
    const { undo } = await remove(await personNamed("Li Na"));
    const heir = (await personNamed("Chen Jing")).id;
    await giveTask(heir, 0);

    await restorePerson(await argumentsFor({ personId: undo.fields["personId"] ?? "" }));

    expect(await ownerOf(taskId)).toBe(heir);
  });

  it("asks again when more would be nobody's than was confirmed", async () => {
    const seen = await personNamed("Li Na");
    await giveTask(seen.id, 0);

    await expect(remove(seen)).rejects.toMatchObject({ code: "people.holdsMore", parameters: { tasks: 1, roles: 1 } });
    expect(await personNamed("Li Na")).toMatchObject({ ownTasks: 1 });
  });

  it("brings a removed task back without the owner who has left the plan meanwhile", async () => {
    const taskId = await giveTask((await personNamed("Li Na")).id, 0);
    const version = (await readPlan(context.db, projectId))?.tasks.find((task) => task.id === taskId)?.version ?? 0;
    await execute({ kind: "removeTask", taskId, version });
    await remove(await personNamed("Li Na"));

    await turnBack(await projectCallerOf(context, owner, projectId), "undo");

    expect(await ownerOf(taskId)).toBeNull();
  });

  it("does not give a task back to an owner who has left the plan", async () => {
    await addPerson(await argumentsFor({ name: "Chen Jing" }));
    await giveTask((await personNamed("Li Na")).id, 0);
    await giveTask((await personNamed("Chen Jing")).id, 0);
    await remove(await personNamed("Li Na"));

    const undo = turnBack(await projectCallerOf(context, owner, projectId), "undo");

    await expect(undo).rejects.toMatchObject({ code: "plan.undo.changedSince" });
  });

  it("keeps an owner when two owners take each other's access away at once, or both leave", async () => {
    const second = await addUser(context, "second@example.com");
    for (const act of [
      async (user: SignedInUser, other: SignedInUser) => removeMember(await argumentsFor({ userId: other.id }, user)),
      async (user: SignedInUser) => leaveProject(await argumentsFor({}, user)),
      async (user: SignedInUser, other: SignedInUser) =>
        changeMemberRole(await argumentsFor({ userId: other.id, version: 1, role: "viewer" as const }, user)),
    ]) {
      await context.db.deleteFrom("projectMember").where("projectId", "=", projectId).execute();
      await addMember(context, projectId, owner, "owner");
      await addMember(context, projectId, second, "owner");

      const outcomes = await Promise.allSettled([act(owner, second), act(second, owner)]);

      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await listMembers(context.db, projectId)).filter((member) => member.role === "owner")).toHaveLength(1);
    }
  });

  it("keeps an owner when one leaves while the account of the other is being closed", async () => {
    const second = await addUser(context, "second@example.com");
    await addMember(context, projectId, second, "owner");
    const leaving = await context.db.transaction().execute(async (transaction) => {
      const account = await findUser(transaction, second.id);
      if (!account) throw new Error("there is no such account");
      const record = () => Promise.resolve();
      expect(await closeAccount({ transaction, now: context.now(), record }, account, null)).toEqual([]);
      const outcome = argumentsFor({}).then(leaveProject);
      await Promise.race([outcome.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 200))]);
      return { outcome };
    });

    await expect(leaving.outcome).rejects.toMatchObject({ code: "member.lastOwner" });
  });

  it("lets anybody leave, but for the last owner, who is told why", async () => {
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");

    const answer = await leaveProject(await argumentsFor({}, viewer));

    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/projects"]);
    expect(await findMembership(context.db, projectId, viewer.id)).toBeUndefined();
    expect((await readEvents(context.db, projectId, 1))[0]).toMatchObject({ command: "member.leave", actorId: viewer.id });
    await expect(leaveProject(await argumentsFor({}))).rejects.toMatchObject({ code: "member.lastOwner" });
  });

  it.each([
    [
      "gets another role",
      async (second: SignedInUser) => changeMemberRole(await argumentsFor({ userId: second.id, version: 1, role: "viewer" as const })),
    ],
    ["loses access", async (second: SignedInUser) => removeMember(await argumentsFor({ userId: second.id }))],
    ["leaves", async (second: SignedInUser) => leaveProject(await argumentsFor({}, second))],
    ["is closed", async (second: SignedInUser) => disableUser(context.db, second.id, context.now())],
  ])("withdraws what an owner has invited when that owner %s", async (_how, lose) => {
    const second = await addUser(context, "second@example.com");
    await addMember(context, projectId, second, "owner");
    const invite = async (user: SignedInUser, email: string) => giveAccess(await argumentsFor({ email, role: "owner" as const }, user));
    const { invitationId } = await invite(second, "new@example.com");
    await invite(owner, "other@example.com");

    await lose(second);

    expect((await listOpenInvitations(context.db, projectId)).map(({ email }) => email)).toEqual(["other@example.com"]);
    expect((await findInvitation(context.db, invitationId ?? ""))?.withdrawnAt).not.toBeNull();
  });
});
