import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { isStillGiven } from "#app/account/invitation.server.ts";
import type { ProjectRole } from "#app/domain/access/permissions.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { addMember as giveAccess, changeMemberRole, removeMember, withdraw } from "#app/people/members.server.ts";
import { restoreInvitation, restoreMember } from "#app/people/restore-access.server.ts";
import { readPeoplePage } from "#app/people/people-page.server.ts";
import { addPerson } from "#app/people/people.server.ts";
import { disableUser } from "#db/queries/accounts.ts";
import { findInvitation, listOpenInvitations } from "#db/queries/invitations.ts";
import { readEvents } from "#db/queries/events.ts";
import { findMembership, listPeople } from "#db/queries/projects.ts";
import { chooseProjectWatch, chooseTaskWatch, listWatchesOf } from "#db/queries/watches.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let manager: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    manager = await addUser(context, "manager@example.com");
    projectId = await addProject(context, owner);
    await addMember(context, projectId, manager, "projectManager");
  });

  const argumentsFor = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const roleIn = async (user: SignedInUser) => (await findMembership(context.db, projectId, user.id))?.role;
  const setRole = async (user: SignedInUser, role: ProjectRole, version = 1) =>
    changeMemberRole(await argumentsFor({ userId: user.id, role, version }));

  it("gives access to an account by its address, and the account to the person with the same one", async () => {
    const consultant = await addUser(context, "chen.jing@example.com");
    await addPerson(await argumentsFor({ name: "Chen Jing", email: "chen.jing@example.com" }));

    await giveAccess(await argumentsFor({ email: "chen.jing@example.com", role: "consultant" as const }));

    expect(await roleIn(consultant)).toBe("consultant");
    expect((await listPeople(context.db, projectId)).map((person) => person.userId)).toContain(consultant.id);
    const [event] = await readEvents(context.db, projectId, 1);
    expect(event).toMatchObject({ command: "member.add", subjectId: consultant.id, actorId: owner.id });
  });

  it("tells at the field when the account is closed or has access already", async () => {
    const closed = await addUser(context, "closed@example.com");
    await disableUser(context.db, closed.id, context.now());
    const give = async (email: string) => giveAccess(await argumentsFor({ email, role: "viewer" as const }));

    await expect(give("closed@example.com")).rejects.toMatchObject({ code: "member.closed", field: "email" });
    await expect(give("manager@example.com")).rejects.toMatchObject({ code: "member.exists", field: "email" });
  });

  it("stops somebody who tries many addresses", async () => {
    await disableUser(context.db, manager.id, context.now());
    const value = { email: manager.email, role: "viewer" as const };
    const codes: unknown[] = [];
    for (let count = 0; count < 61; count++)
      codes.push(
        await argumentsFor(value)
          .then(giveAccess)
          .catch((error: unknown) => (error as { code: string }).code),
      );

    expect(codes.slice(0, 60)).toEqual(Array<string>(60).fill("member.closed"));
    expect(codes[60]).toBe("member.tooManyTries");
  });

  it("changes a role, and refuses one that was changed elsewhere since", async () => {
    await setRole(manager, "viewer");
    expect(await roleIn(manager)).toBe("viewer");

    await expect(setRole(manager, "consultant", 1)).rejects.toMatchObject({
      code: "form.stale",
      status: 409,
      detail: { version: 2, theirs: { role: "viewer" } },
    });
    expect(await roleIn(manager)).toBe("viewer");
  });

  it("never leaves a project without an owner", async () => {
    await expect(setRole(owner, "viewer")).rejects.toMatchObject({ code: "member.lastOwner" });
    await expect(argumentsFor({ userId: owner.id }).then(removeMember)).rejects.toMatchObject({ code: "member.lastOwner" });

    await setRole(manager, "owner");
    await setRole(owner, "viewer");
    expect([await roleIn(owner), await roleIn(manager)]).toEqual(["viewer", "owner"]);
  });

  it("keeps one of two owners who take the role from each other at once", async () => {
    await setRole(manager, "owner");
    const byOwner = await argumentsFor({ userId: manager.id, role: "viewer" as const, version: 2 });
    const byManager = await argumentsFor({ userId: owner.id, role: "viewer" as const, version: 1 }, manager);

    const results = await Promise.allSettled([changeMemberRole(byOwner), changeMemberRole(byManager)]);

    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect([await roleIn(owner), await roleIn(manager)].filter((role) => role === "owner")).toHaveLength(1);
  });

  it("does nothing for somebody whose own right went while the form was on its way", async () => {
    await setRole(manager, "owner");
    const late = await argumentsFor({ userId: owner.id }, manager);
    await setRole(manager, "viewer", 2);

    const refused = removeMember(late);

    await expect(refused).rejects.toMatchObject({ status: 403 });
    expect(await roleIn(owner)).toBe("owner");
  });

  it("takes access away and leaves the person in the plan, without the account", async () => {
    await addPerson(await argumentsFor({ name: "Manager", email: "manager@example.com" }));

    const answer = await removeMember(await argumentsFor({ userId: manager.id }));

    expect(answer).toEqual({ name: "manager", isSelf: false });
    expect(await roleIn(manager)).toBeUndefined();
    expect(await listPeople(context.db, projectId)).toMatchObject([{ name: "Manager", userId: null, version: 2 }]);
    await expect(argumentsFor({ userId: manager.id }).then(removeMember)).rejects.toMatchObject({ code: "member.gone" });
  });

  it("gives access back with the role and the person of before, however the plan's people changed since", async () => {
    await addPerson(await argumentsFor({ name: "Manager" }));
    const [person] = await listPeople(context.db, projectId);
    await context.db.updateTable("person").set({ userId: manager.id }).execute();
    const taskId = (await context.db.selectFrom("task").select("id").where("projectId", "=", projectId).executeTakeFirstOrThrow()).id;
    await chooseTaskWatch(context.db, { projectId, userId: manager.id, taskId, isWatching: false, now: context.now() });
    await chooseProjectWatch(context.db, projectId, manager.id, true, context.now());
    const watches = await listWatchesOf(context.db, projectId, manager.id);
    await removeMember(await argumentsFor({ userId: manager.id }));
    expect((await readEvents(context.db, projectId, 1))[0]?.data).not.toContain(taskId);

    await restoreMember(await argumentsFor({ userId: manager.id }));

    expect(await context.db.selectFrom("keptWatches").selectAll().execute()).toEqual([]);
    expect(watches).toEqual({ isWatchingProject: true, tasks: [{ taskId, isWatching: false }] });
    expect(await listWatchesOf(context.db, projectId, manager.id)).toEqual(watches);

    expect(await roleIn(manager)).toBe("projectManager");
    expect(await listPeople(context.db, projectId)).toMatchObject([{ id: person?.id, userId: manager.id }]);
    await expect(argumentsFor({ userId: manager.id }).then(restoreMember)).rejects.toMatchObject({ code: "undo.changedSince" });
  });

  it("gives access back to nobody who had none", async () => {
    const stranger = await addUser(context, "stranger@example.com");

    await expect(argumentsFor({ userId: stranger.id }).then(restoreMember)).rejects.toMatchObject({ code: "undo.changedSince" });
    expect(await roleIn(stranger)).toBeUndefined();
  });

  it("opens a withdrawn invitation again, unless another one took its place", async () => {
    const invite = async () =>
      (await giveAccess(await argumentsFor({ email: "new@example.com", role: "viewer" as const }))).invitationId ?? "";
    const first = await invite();
    await withdraw(await argumentsFor({ invitationId: first }));
    const restore = async () => restoreInvitation(await argumentsFor({ invitationId: first }));

    await restore();
    expect(await listOpenInvitations(context.db, projectId)).toMatchObject([{ id: first }]);

    const second = await invite();
    await expect(restore()).rejects.toMatchObject({ code: "undo.changedSince" });
    expect(await listOpenInvitations(context.db, projectId)).toMatchObject([{ id: second }]);
  });

  it("says of an address that is invited again which role it had, so that nobody takes the earlier link to work", async () => {
    const invite = async (role: "viewer" | "consultant") => giveAccess(await argumentsFor({ email: "new@example.com", role }));
    const first = await invite("consultant");
    const second = await invite("viewer");

    expect(first.invitedAs).toEqual({ role: "consultant", before: null });
    expect(second.invitedAs).toEqual({ role: "viewer", before: "consultant" });
    expect(await listOpenInvitations(context.db, projectId)).toMatchObject([{ id: second.invitationId, role: "viewer" }]);
    expect((await findInvitation(context.db, first.invitationId ?? ""))?.withdrawnAt).not.toBeNull();
    expect((await invite("viewer")).invitedAs).toEqual({ role: "viewer", before: "viewer" });
  });

  it("makes who opens an invitation again its sender, so that its link works whatever became of the first one", async () => {
    const value = { email: "new@example.com", role: "viewer" as const };
    const { invitationId } = await giveAccess(await argumentsFor(value, manager));
    await withdraw(await argumentsFor({ invitationId: invitationId ?? "" }, manager));
    await setRole(manager, "viewer");

    await restoreInvitation(await argumentsFor({ invitationId: invitationId ?? "" }));

    const invitation = await findInvitation(context.db, invitationId ?? "");
    expect(invitation).toMatchObject({ invitedBy: owner.id, withdrawnAt: null });
    expect(invitation && isStillGiven(invitation)).toBe(true);
  });

  it("tells an owner who gives up their own access so", async () => {
    await setRole(manager, "owner");

    const answer = await removeMember(await argumentsFor({ userId: owner.id }));

    expect(answer.isSelf).toBe(true);
    expect(await roleIn(owner)).toBeUndefined();
  });

  it("lets a project manager manage everybody but owners, and shows them no link that makes an owner", async () => {
    const invite = async (email: string, role: ProjectRole, user: SignedInUser) =>
      (await giveAccess(await argumentsFor({ email, role }, user))).invitationId ?? "";
    const ownerInvitation = await invite("second.owner@example.com", "owner", owner);
    const consultant = await invite("consultant@example.com", "consultant", manager);
    const refused = { code: "member.ownersOnly" };

    await expect(invite("friend@example.com", "owner", manager)).rejects.toMatchObject({ ...refused, field: "role" });
    await expect(invite("second.owner@example.com", "viewer", manager)).rejects.toMatchObject(refused);
    await expect(argumentsFor({ invitationId: ownerInvitation }, manager).then(withdraw)).rejects.toMatchObject(refused);
    await expect(argumentsFor({ userId: owner.id }, manager).then(removeMember)).rejects.toMatchObject(refused);
    for (const [user, role] of [
      [owner, "viewer"],
      [manager, "owner"],
    ] as const) {
      const change = await argumentsFor({ userId: user.id, role, version: 1 }, manager);
      await expect(changeMemberRole(change)).rejects.toMatchObject(refused);
    }
    const shownTo = async (user: SignedInUser) =>
      readPeoplePage(await projectCallerOf(context, user, projectId), { locale: "en", timeZone: "Asia/Shanghai" });
    expect((await shownTo(owner)).invitations.map(({ id }) => id).sort()).toEqual([ownerInvitation, consultant].sort());
    expect(await shownTo(manager)).toMatchObject({
      invitations: [{ id: consultant }],
      members: [
        { name: "owner", canManage: false },
        { name: "manager", canManage: true },
      ],
      canEditPeople: true,
    });
    await setRole(manager, "consultant");
    expect((await shownTo(owner)).invitations.map(({ id }) => id)).toEqual([ownerInvitation]);
    expect(await shownTo(manager)).toMatchObject({
      invitations: [],
      givenRoles: [],
      members: [{ canManage: false }, { canManage: false }],
    });
  });
});
