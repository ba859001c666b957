import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { settingsForm } from "#app/settings/settings.forms.server.ts";
import { changeSettings, deleteProject, readSettingsPage } from "#app/settings/settings.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { findMembership } from "#db/queries/projects.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { name: "Hengfeng", people: [{ code: "PMO", name: "Li Na" }] });
  });

  const argumentsFor = async <Value>(value: Value, project = projectId) => ({
    ...(await projectCallerOf(context, owner, project)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const membership = () => findMembership(context.db, projectId, owner.id);
  const settings = { name: "Hengfeng CRM", timeZone: "Europe/Berlin", currency: "EUR" };

  it("changes name, time zone and currency, and writes down what they were", async () => {
    await changeSettings(await argumentsFor({ ...settings, version: 1 }), "en");

    expect(await membership()).toMatchObject({ ...settings, nameZh: null, version: 2 });
    const [event] = await readEvents(context.db, projectId, 1);
    expect(JSON.parse(event?.data ?? "")).toEqual({
      before: { name: "Hengfeng", nameZh: null, timeZone: "Asia/Shanghai", currency: "CNY" },
      after: { ...settings, nameZh: null },
    });
  });

  it("refuses settings that somebody else changed since, with theirs", async () => {
    await changeSettings(await argumentsFor({ ...settings, version: 1 }), "en");

    const late = argumentsFor({ ...settings, name: "Mine", version: 1 }).then((args) => changeSettings(args, "en"));

    await expect(late).rejects.toMatchObject({ code: "form.stale", status: 409, detail: { version: 2, theirs: settings } });
    expect(await membership()).toMatchObject({ name: "Hengfeng CRM" });
  });

  it("keeps a name in two languages until another one is typed", async () => {
    await context.db.updateTable("project").set({ nameZh: "恒丰" }).where("id", "=", projectId).execute();

    await changeSettings(await argumentsFor({ ...settings, name: "恒丰", version: 1 }), "zh");
    expect(await membership()).toMatchObject({ name: "Hengfeng", nameZh: "恒丰", currency: "EUR" });

    await changeSettings(await argumentsFor({ ...settings, name: "恒丰二期", version: 2 }), "zh");
    expect(await membership()).toMatchObject({ name: "恒丰二期", nameZh: null });
  });

  it("deletes a project with all its rows, and nothing of others", async () => {
    const other = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }] });
    const task = await context.db
      .selectFrom("task")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("kind", "=", "task")
      .executeTakeFirstOrThrow();
    const person = await context.db.selectFrom("person").select("id").where("projectId", "=", projectId).executeTakeFirstOrThrow();
    const changes = { ownerId: person.id };
    await executePlanCommand(await argumentsFor(null), { kind: "updateTask", taskId: task.id, version: task.version, changes });
    const countsBefore = await rowCounts(context);

    const answer = await deleteProject(await argumentsFor({ confirmation: "Hengfeng" }));

    expect(answer.headers.get("Location")).toBe("/projects");
    const countsAfter = await rowCounts(context);
    for (const table of ["project", "projectMember", "person", "projectRole"] as const)
      expect(countsAfter[table]).toBe(countsBefore[table] / 2);
    for (const table of ["task", "taskLink"] as const) expect(countsAfter[table]).toBe(countsBefore[table] / 2);
    expect(countsAfter.planStep).toBe(0);
    // Two of the library, and one of each project.
    expect([countsBefore.calendar, countsAfter.calendar]).toEqual([4, 3]);
    expect((await findMembership(context.db, other, owner.id))?.id).toBe(other);
  });

  it("keeps the project's log and tells the instance's who deleted it", async () => {
    await deleteProject(await argumentsFor({ confirmation: "Hengfeng" }));

    expect((await readEvents(context.db, projectId, 10)).map((event) => event.command)).toEqual(["project.create"]);
    const [event] = await readEvents(context.db, "instance", 1);
    expect(event).toMatchObject({ command: "project.delete", subjectId: projectId, actorId: owner.id });
    expect(JSON.parse(event?.data ?? "")).toMatchObject({ name: "Hengfeng" });
  });

  it("deletes nothing unless the name is typed", async () => {
    const wrong = argumentsFor({ confirmation: "hengfeng" }).then(deleteProject);

    await expect(wrong).rejects.toMatchObject({ code: "settings.confirm", field: "confirmation" });
    expect(await membership()).toBeDefined();
  });

  it("offers the end of a project to owners only", async () => {
    const manager = await addUser(context, "manager@example.com");
    await addMember(context, projectId, manager, "projectManager");

    expect(readSettingsPage(await projectCallerOf(context, owner, projectId), "en").canDelete).toBe(true);
    expect(readSettingsPage(await projectCallerOf(context, manager, projectId), "en").canDelete).toBe(false);
  });
});

it("takes real currencies and time zones only", () => {
  const errorsOf = (changes: object) => {
    const parsed = settingsForm.safeParse({ version: 1, name: "Hengfeng", timeZone: "Asia/Shanghai", currency: "CNY", ...changes });
    return parsed.error?.issues.map((issue) => issue.path[0]) ?? [];
  };

  expect(errorsOf({})).toEqual([]);
  expect(errorsOf({ currency: "XYZ" })).toEqual(["currency"]);
  expect(errorsOf({ timeZone: "Mars/Olympus" })).toEqual(["timeZone"]);
  expect(errorsOf({ name: "   " })).toEqual(["name"]);
});

async function rowCounts({ db }: AppLoadContext) {
  const count = async (table: "project" | "projectMember" | "person" | "projectRole" | "task" | "taskLink" | "planStep" | "calendar") =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((row) => row.fn.countAll().as("count"))
          .executeTakeFirstOrThrow()
      ).count,
    );
  return {
    project: await count("project"),
    projectMember: await count("projectMember"),
    person: await count("person"),
    projectRole: await count("projectRole"),
    task: await count("task"),
    taskLink: await count("taskLink"),
    planStep: await count("planStep"),
    calendar: await count("calendar"),
  };
}
