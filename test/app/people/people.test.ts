import { parseWithZod } from "@conform-to/zod/v4";
import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";

import type { SignedInUser } from "#app/http/session.server.ts";
import { assignRoleForm, editPersonForm } from "#app/people/people.forms.server.ts";
import { addPerson, assignRole, editPerson } from "#app/people/people.server.ts";
import { readPeoplePage } from "#app/people/people-page.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
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

  const argumentsFor = async <Value>(value: Value) => ({
    ...(await projectCallerOf(context, owner, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const page = async () => readPeoplePage(await projectCallerOf(context, owner, projectId), { locale: "en", timeZone: "Asia/Shanghai" });
  const roleOf = async (code: string) => {
    const role = (await page()).roles.find((entry) => entry.code === code);
    if (!role) throw new Error(`no role ${code}`);
    return role;
  };
  const assign = async (value: z.output<typeof assignRoleForm>) => assignRole(await argumentsFor(value));
  const personNamed = async (name: string) => {
    const person = (await page()).people.find((entry) => entry.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person;
  };

  it("puts roles that nobody has first", async () => {
    const { roles } = await page();

    expect(roles.at(-1)).toMatchObject({ code: "PMO", person: { name: "Li Na" } });
    expect(roles.slice(0, -1).every((role) => role.person === null)).toBe(true);
  });

  it("gives a role to somebody new, and their tasks with it", async () => {
    const { version, openTasks } = await roleOf("BA");
    const before = await readPlan(context.db, projectId);

    await assign({ code: "BA", version, person: "new", name: "Chen Jing", email: "chen.jing@example.com" });

    expect(openTasks).toBeGreaterThan(0);
    expect(await personNamed("Chen Jing")).toMatchObject({ email: "chen.jing@example.com", openTasks, accountId: null });
    expect((await roleOf("BA")).person?.name).toBe("Chen Jing");
    expect((await readPlan(context.db, projectId))?.version).toBe((before?.version ?? 0) + 1);
  });

  it("keeps the plan in memory the same as the stored one", async () => {
    await assign({ code: "BA", version: 1, person: "new", name: "Chen Jing" });
    await editPerson(await argumentsFor({ personId: (await personNamed("Chen Jing")).id, version: 1, name: "Chen Jingjing" }));
    await assign({ code: "PMO", version: 1, person: "nobody" });

    const stored = await readPlan(context.db, projectId);
    const cached = await context.plans.read(context.db, projectId, stored?.version ?? 0);
    expect(cached.plan).toEqual(stored);
  });

  it("gives a role to an existing person and to nobody", async () => {
    const { id } = await personNamed("Li Na");
    await assign({ code: "BA", version: 1, person: id });
    expect(await personNamed("Li Na")).toMatchObject({ roles: [expect.any(String), expect.any(String)] });

    await assign({ code: "BA", version: 2, person: "nobody" });
    expect((await roleOf("BA")).person).toBeNull();
  });

  it("leaves no trace of a role that is given to who has it", async () => {
    const before = await readPlan(context.db, projectId);

    await assign({ code: "BA", version: 1, person: "nobody" });
    await assign({ code: "PMO", version: 1, person: (await personNamed("Li Na")).id });

    expect((await readPlan(context.db, projectId))?.version).toBe(before?.version);
    expect((await roleOf("PMO")).version).toBe(1);
    expect(await context.db.selectFrom("event").select("sequence").where("command", "=", "role.assign").execute()).toEqual([]);
  });

  it("refuses a role that somebody else gave away since, with who has it, and writes nothing", async () => {
    await assign({ code: "BA", version: 1, person: "new", name: "Chen Jing" });
    const before = await page();

    const { id } = await personNamed("Chen Jing");
    const late = assign({ code: "BA", version: 1, person: "new", name: "Ma Chao" });

    await expect(late).rejects.toMatchObject({ code: "form.stale", status: 409, detail: { version: 2, theirs: { person: id } } });
    expect(await page()).toEqual(before);
  });

  it("refuses people of other projects and roles the plan does not have", async () => {
    const other = await addProject(context, owner, { people: [{ code: "PMO", name: "Somebody else" }] });
    const stranger = (await readPlan(context.db, other))?.people[0]?.id ?? "";

    await expect(assign({ code: "BA", version: 1, person: stranger })).rejects.toMatchObject({
      code: "project.person.unknown",
      field: "person",
    });
    await expect(assign({ code: "XYZ", version: 1, person: "nobody" })).rejects.toMatchObject({ code: "project.role.unknown" });
    const edit = argumentsFor({ personId: stranger, version: 1, name: "Renamed" }).then(editPerson);
    await expect(edit).rejects.toMatchObject({ code: "people.gone" });
  });

  it("takes the account of a member with the same address for somebody new", async () => {
    const consultant = await addUser(context, "chen.jing@example.com");
    await addMember(context, projectId, consultant, "consultant");

    await addPerson(await argumentsFor({ name: "Chen Jing", email: "chen.jing@example.com" }));

    expect(await personNamed("Chen Jing")).toMatchObject({ accountId: consultant.id });
  });

  it("gives roles to accounts that the plan does not name yet, once each, and to no others", async () => {
    const consultant = await addUser(context, "chen.jing@example.com");
    const stranger = await addUser(context, "stranger@example.com");
    await addMember(context, projectId, consultant, "consultant");
    expect((await page()).unnamedAccounts.map(({ userId }) => userId).sort()).toEqual([owner.id, consultant.id].sort());

    await assign({ code: "BA", version: 1, person: `account:${consultant.id}` });
    await assign({ code: "DEV", version: 1, person: `account:${consultant.id}` });

    const given = { email: "chen.jing@example.com", accountId: consultant.id, roles: [expect.any(String), expect.any(String)] };
    expect((await page()).people.filter(({ accountId }) => accountId !== null)).toEqual([expect.objectContaining(given)]);
    expect((await page()).unnamedAccounts.map(({ userId }) => userId)).toEqual([owner.id]);
    await expect(assign({ code: "SOL", version: 1, person: `account:${stranger.id}` })).rejects.toMatchObject({ field: "person" });
  });

  it("gives a role chosen by account to who stands in the plan with its address", async () => {
    await addPerson(await argumentsFor({ name: "Jing", email: "chen.jing@example.com" }));
    const consultant = await addUser(context, "chen.jing@example.com");
    await addMember(context, projectId, consultant, "consultant");

    await assign({ code: "BA", version: 1, person: `account:${consultant.id}` });

    expect(await personNamed("Jing")).toMatchObject({ accountId: consultant.id, roles: [expect.any(String)] });
  });

  it("knows nothing of accounts that are no members", async () => {
    await addUser(context, "chen.jing@example.com");

    await addPerson(await argumentsFor({ name: "Chen Jing", email: "chen.jing@example.com" }));

    expect(await personNamed("Chen Jing")).toMatchObject({ accountId: null });
  });

  it("edits a person, and refuses the address or the account of another one", async () => {
    const consultant = await addUser(context, "chen.jing@example.com");
    await addMember(context, projectId, consultant, "consultant");
    await addPerson(await argumentsFor({ name: "Chen Jing", email: "chen.jing@example.com" }));
    const li = await personNamed("Li Na");
    const edit = async (changes: { name?: string; email?: string; account?: string }) =>
      editPerson(await argumentsFor({ personId: li.id, version: li.version, name: "Li Na", ...changes }));

    await expect(edit({ email: "chen.jing@example.com" })).rejects.toMatchObject({ code: "people.emailTaken", field: "email" });
    await expect(edit({ account: consultant.id })).rejects.toMatchObject({ code: "people.accountTaken", field: "account" });
    await expect(edit({ account: (await addUser(context, "stranger@example.com")).id })).rejects.toMatchObject({ field: "account" });

    await edit({ name: "Li Nana", email: "li@example.com", account: owner.id });
    expect(await personNamed("Li Nana")).toMatchObject({ email: "li@example.com", accountId: owner.id, version: 2 });
  });

  it("refuses to edit a person somebody else edited since, with what is saved now", async () => {
    const { id } = await personNamed("Li Na");
    await editPerson(await argumentsFor({ personId: id, version: 1, name: "Li Nana", email: "li@example.com" }));

    const late = argumentsFor({ personId: id, version: 1, name: "L. Na" }).then(editPerson);

    const theirs = { name: "Li Nana", email: "li@example.com", account: "" };
    await expect(late).rejects.toMatchObject({ code: "form.stale", status: 409, detail: { version: 2, theirs } });
  });

  it("writes down who had the role and who has it now", async () => {
    await assign({ code: "PMO", version: 1, person: "new", name: "Chen Jing" });

    const [assigned, added] = await readEvents(context.db, projectId, 2);
    expect(added?.command).toBe("person.add");
    expect(assigned).toMatchObject({ command: "role.assign", subjectId: "PMO", actorId: owner.id });
    expect(JSON.parse(assigned?.data ?? "")).toMatchObject({ before: { name: "Li Na" }, after: { name: "Chen Jing" }, moved: 0 });
  });

  it("shows the addresses of accounts only to those who give access or name people", async () => {
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");

    const { members, canEditPeople } = await readPeoplePage(await projectCallerOf(context, viewer, projectId), {
      locale: "en",
      timeZone: "Asia/Shanghai",
    });

    expect(canEditPeople).toBe(false);
    expect(JSON.stringify(members)).not.toContain("owner@example.com");
    expect((await page()).members.map((member) => member.email)).toContain("viewer@example.com");
  });
});

describe("the form of a role", () => {
  const errorsOf = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ code: "BA", version: "1", ...fields })) form.set(name, value);
    const submission = parseWithZod(form, { schema: assignRoleForm });
    return submission.status === "success" ? null : submission.error;
  };

  it("asks for the name of somebody new, and takes no name for somebody chosen", () => {
    expect(errorsOf({ person: "new", name: "" })).toEqual({ name: ["field.required"] });
    expect(errorsOf({ person: "nobody", name: "Chen Jing" })).toEqual({ name: ["people.chooseNew"] });
    expect(errorsOf({ person: "new", name: "Chen Jing", email: "" })).toBeNull();
  });

  it("wants an address that is one, and keeps it in lower case", () => {
    expect(Object.keys(errorsOf({ person: "new", name: "Chen Jing", email: "chen.jing" }) ?? {})).toEqual(["email"]);
    expect(editPersonForm.parse({ personId: "p", version: "1", name: "Chen", email: " Chen@Example.com " }).email).toBe("chen@example.com");
  });
});
