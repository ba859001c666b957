import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it, vi } from "vitest";
import type { ProjectRole } from "#app/domain/access/permissions.ts";
import { findJoinedProject, join, readInvitation, register } from "#app/account/invitation.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readNotifications } from "#app/notifications/notifications.server.ts";
import { addMember as giveAccess, withdraw } from "#app/people/members.server.ts";
import { readPeoplePage } from "#app/people/people-page.server.ts";
import { addPerson } from "#app/people/people.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import { findBrokenChain, readEvents } from "#db/queries/events.ts";
import { deleteMember, findMembership, listPeople } from "#db/queries/projects.ts";
import { addProject, addUser, callerOf, openContext, projectCallerOf, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const address = "new.colleague@example.com";
const password = "correct horse battery staple";
const start = "2027-03-01T08:00:00.000Z";

forEachDatabase((_dialect, openTest) => {
  let now: string;
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    now = start;
    context = await openContext(await openTest(), { now: () => now });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const argumentsFor = async <Value>(value: Value) => ({
    ...(await projectCallerOf(context, owner, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const invite = async (role: ProjectRole = "consultant", email = address) => giveAccess(await argumentsFor({ email, role }));
  const listed = async () =>
    (await readPeoplePage(await projectCallerOf(context, owner, projectId), { locale: "en", timeZone: "Asia/Shanghai" })).invitations;
  const tokenOf = (link: string) => link.split("/").at(-1);
  const newestToken = async () => tokenOf((await listed())[0]?.link ?? "");
  const shown = async (token: string | undefined, user?: SignedInUser) => {
    const fresh = requestContext(context);
    return readInvitation(fresh, token, user, await readReader(new Request("http://localhost:3000/"), fresh));
  };
  const newAccount = (token: string | undefined, name = "New Colleague", chosen = password) => {
    const args = { context: requestContext(context), request: new Request("http://localhost:3000/"), params: { token } };
    return register({
      ...(args as unknown as ActionFunctionArgs),
      value: { name, password: chosen, timeZone: "Europe/London" },
      locale: "en",
    });
  };
  const joinAs = (user: SignedInUser, token: string | undefined) =>
    join({
      context: requestContext(context),
      user,
      value: {},
      request: new Request("http://localhost:3000/"),
      params: { token },
      formKey: undefined,
    });
  const describedTo = async (user: SignedInUser) => {
    const request = new Request("http://localhost:3000/notifications");
    return (await readNotifications({ ...callerOf(context, user), request }, await readReader(request, context))).entries;
  };
  const roleOf = async (email: string) => {
    const user = await findUserByEmail(context.db, email);
    return user && (await findMembership(context.db, projectId, user.id))?.role;
  };

  it("invites an address without an account; its link makes the account, gives the role and the person of that address", async () => {
    await addPerson(await argumentsFor({ name: "Colleague", email: address }));
    const given = await invite();
    const token = await newestToken();

    expect(given.invitationId).not.toBeNull();
    expect(await shown(token)).toMatchObject({ email: address, role: "consultant", inviter: "owner", reader: "nobody", hasAccount: false });
    const answer = await newAccount(token);

    expect(answer.headers.get("Location")).toBe(`/projects/${projectId}`);
    expect(answer.headers.getSetCookie().join()).toContain("rollout");
    expect(await roleOf(address)).toBe("consultant");
    expect(await findUserByEmail(context.db, address)).toMatchObject({ locale: "en", timeZone: "Europe/London" });
    expect((await listPeople(context.db, projectId)).find((person) => person.email === address)?.userId).not.toBeNull();
    expect(await listed()).toEqual([]);
    expect(await shown(token)).toBeUndefined();
    const commands = (await readEvents(context.db, projectId, 10)).map((event) => event.command);
    expect(commands.slice(0, 2)).toEqual(["invitation.accept", "invitation.send"]);
    expect(await findBrokenChain(context.db)).toBeNull();
  });

  it("tells who sent it, and the project's open pages, that the place is taken", async () => {
    const announced = vi.spyOn(context.live, "announce");
    const told = vi.spyOn(context.live, "tell");
    await invite();
    await newAccount(await newestToken());
    await invite("viewer", "second@example.com");
    await joinAs(await addUser(context, "second@example.com"), await newestToken());

    const entries = (await describedTo(owner)).map(({ project, text, path }) => ({ project, text, path }));
    const project = "Rollout of the new CRM";
    const path = `/projects/${projectId}/people`;
    expect(entries).toEqual([
      { project, text: "second accepted your invitation and has joined the project", path },
      { project, text: "New Colleague accepted your invitation and has joined the project", path },
    ]);
    expect(announced.mock.calls.flat(2).filter(({ type, projectId: of }) => type === "invitation.accept" && of === projectId)).toHaveLength(
      2,
    );
    expect(told.mock.calls.flat(2).filter((id) => id === owner.id)).toHaveLength(2);
  });

  it("is accepted by the invited account only, once", async () => {
    await invite("trainer");
    const token = await newestToken();
    const other = await addUser(context, "other@example.com");
    const invited = await addUser(context, address);

    expect(await shown(token, other)).toMatchObject({ reader: "other", hasAccount: true });
    await expect(joinAs(other, token)).rejects.toMatchObject({ code: "invitation.otherAccount" });
    await expect(newAccount(token)).rejects.toMatchObject({ code: "invitation.hasAccount" });
    expect(await roleOf("other@example.com")).toBeUndefined();

    await joinAs(invited, token);
    expect(await roleOf(address)).toBe("trainer");
    await expect(joinAs(invited, token)).rejects.toMatchObject({ code: "link.expired" });
    expect(await findJoinedProject(context, token, invited)).toBe(projectId);
    expect(await findJoinedProject(context, token, other)).toBeUndefined();
    expect(await findJoinedProject(context, token, undefined)).toBeUndefined();
    await deleteMember(context.db, projectId, invited.id);
    expect(await findJoinedProject(context, token, invited)).toBeUndefined();
  });

  it("says its last day in the reader's time zone", async () => {
    now = "2027-03-01T20:00:00.000Z";
    await invite();
    expect((await listed())[0]?.expires).toBe("9 Mar 2027");
  });

  it("ends when it is withdrawn, when another takes its place, when access was given meanwhile, and after a week", async () => {
    await invite();
    const first = await newestToken();
    now = "2027-03-01T09:00:00.000Z";
    await invite("viewer");
    const second = await newestToken();

    expect(await shown(first)).toBeUndefined();
    expect(await listed()).toMatchObject([{ role: "viewer", isExpired: false }]);

    await withdraw(await argumentsFor({ invitationId: (await listed())[0]?.id ?? "" }));
    expect(await shown(second)).toBeUndefined();
    expect(await listed()).toEqual([]);
    await expect(newAccount(second)).rejects.toMatchObject({ code: "link.expired" });

    await invite();
    const third = await newestToken();
    now = "2027-03-08T09:00:00.001Z";
    expect(await shown(third)).toBeUndefined();
    expect(await listed()).toMatchObject([{ isExpired: true }]);

    await addUser(context, address);
    await invite();
    expect(await listed()).toEqual([]);
  });

  it("opens nothing by a link that was made up, or of another invitation", async () => {
    await invite();
    const token = (await newestToken()) ?? "";
    await invite("viewer", "second@example.com");
    const other = (await newestToken()) ?? "";

    for (const forged of [undefined, "", "x", token.slice(0, 36), `${token}a`, token.slice(0, 36) + other.slice(36)])
      expect(await shown(forged)).toBeUndefined();
  });

  it("says at the field what is wrong with the password, and keeps the invitation open", async () => {
    await invite();
    const token = await newestToken();

    await expect(newAccount(token, "New Colleague", "password1234")).rejects.toMatchObject({ field: "password" });
    expect(await shown(token)).toBeDefined();
    expect(await findUserByEmail(context.db, address)).toBeUndefined();
  });

  it("lets two browsers that accept at once make one account", async () => {
    await invite();
    const token = await newestToken();

    const outcomes = await Promise.allSettled([newAccount(token, "One"), newAccount(token, "Two")]);

    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const refusal = outcomes.find((outcome) => outcome.status === "rejected");
    expect(["invitation.hasAccount", "link.expired"]).toContain((refusal?.reason as { code?: string }).code);
  });
});
