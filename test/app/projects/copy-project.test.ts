import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import {
  readOwnTemplates,
  readTrashedTemplates,
  removeTemplate,
  restoreTemplate,
  saveTemplate,
} from "#app/projects/own-templates.server.ts";
import { readNewProjectPage } from "#app/projects/template-chooser.server.ts";
import { chooseScenarios } from "#app/vendors/scenarios.server.ts";
import { listDemos, listScenarios } from "#db/queries/demonstrations.ts";
import { readEvents } from "#db/queries/events.ts";
import { purgeTrash } from "#db/queries/project-life.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findMembership, listPeople } from "#db/queries/projects.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let manager: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest(), { now: () => "2027-03-10T08:00:00.000Z" });
    owner = await addUser(context, "owner@example.com");
    manager = await addUser(context, "manager@example.com");
    projectId = await addProject(context, owner, { name: "Hengfeng", people: [{ code: "PMO", name: "Li Na" }] });
    await addMember(context, projectId, manager, "projectManager");
    await context.db.updateTable("person").set({ userId: owner.id, email: "li.na@example.com" }).execute();
  });

  const request = new Request("http://localhost:3000/");
  const args = async <Value>(value: Value, user = owner, id = projectId) => ({
    ...(await projectCallerOf(context, user, id)),
    value,
    request,
    params: {},
    formKey: undefined,
  });
  const plain = { name: "Second site", start: "2027-06-01", calendar: "own", people: true, members: false, progress: false, texts: true };
  const copied = async (changes: Partial<typeof plain> = {}, user = owner) => copyProject(await args({ ...plain, ...changes }, user));
  const plan = async (id: string) => {
    const found = await readPlan(context.db, id);
    if (!found) throw new Error("the project is gone");
    return found;
  };

  it("takes the script of the demonstrations along, and no session of any vendor", async () => {
    await chooseScenarios(await args({ libraryIds: ["S01", "S02"] }));
    const id = await copied();
    expect((await listScenarios(context.db, id)).map(({ libraryId, criterionIds }) => [libraryId, criterionIds])).toEqual([
      ["S01", '["C07c","C12b"]'],
      ["S02", '["C07a","C11c"]'],
    ]);
    expect(await listDemos(context.db, id)).toEqual([]);
  });

  it("makes a project of its own, scheduled from the new start, with what the template said of each task", async () => {
    const id = await copied();

    const [source, copy] = [await plan(projectId), await plan(id)];
    expect(copy.tasks.map((task) => task.name)).toEqual(source.tasks.map((task) => task.name));
    expect(copy.links).toHaveLength(source.links.length);
    expect(copy.start).toBe("2027-06-01");
    expect(copy.tasks.find((task) => task.id === copy.goLiveTaskId)?.kind).toBe("milestone");
    const stored = await context.db
      .selectFrom("task")
      .select(["startAt", "area", "doneWhen", "doneWhenZh"])
      .where("projectId", "=", id)
      .execute();
    expect(stored.every((task) => task.startAt >= "2027-06-01" && task.area !== null)).toBe(true);
    expect(stored.some((task) => task.doneWhen !== "" && task.doneWhenZh !== null)).toBe(true);
    const [event] = await readEvents(context.db, id, 1);
    expect(JSON.parse(event?.data ?? "")).toMatchObject({ name: "Second site", source: "Hengfeng" });
    expect(await plan(projectId)).toEqual(source);
  });

  it("takes descriptions and checklists along, to a copy and through a template, unless it is asked not to", async () => {
    const task = (await plan(projectId)).tasks.find((entry) => entry.kind === "task");
    const [person] = await listPeople(context.db, projectId);
    const taskId = task?.id ?? "";
    const body = `Ask @[owner](user:${owner.id})`;
    await context.db
      .insertInto("taskDescription")
      .values({ taskId, projectId, body, editedBy: owner.id, editedAt: context.now(), version: 4 })
      .execute();
    const step = { projectId, taskId, removedBy: null, version: 3 };
    const done = { doneAt: context.now(), doneBy: owner.id };
    await context.db
      .insertInto("checklistItem")
      .values([
        { ...step, ...done, id: "i2", position: 2, text: "Second", assigneeId: null, removedAt: null },
        { ...step, ...done, id: "i1", position: 1, text: "First", assigneeId: person?.id ?? null, removedAt: null },
        { ...step, ...done, id: "i3", position: 3, text: "Gone", assigneeId: null, removedAt: context.now() },
      ])
      .execute();
    await saveTemplate(await args({ texts: true, name: "Our way" }));
    const [template] = await readOwnTemplates(callerOf(context, owner), { locale: "en", timeZone: "Asia/Shanghai" });

    const copy = await copied();
    const keeping = await copied({ progress: true, start: "2027-03-01" });
    const made = await addProject(context, owner, { template: template?.id ?? "" });
    const without = await copied({ texts: false });

    const described = (id: string) => context.db.selectFrom("taskDescription").select("body").where("projectId", "=", id).execute();
    const steps = (id: string) =>
      context.db
        .selectFrom("checklistItem")
        .leftJoin("person", "person.id", "checklistItem.assigneeId")
        .select(["text", "doneBy", "person.name as assignee"])
        .where("checklistItem.projectId", "=", id)
        .orderBy("position")
        .execute();
    for (const id of [copy, keeping, made]) expect(await described(id)).toEqual([{ body: "Ask @owner" }]);
    const names = (id: string) => steps(id).then((all) => all.map(({ text, doneBy, assignee }) => [text, doneBy, assignee]));
    expect(await names(copy)).toEqual([
      ["First", null, "Li Na"],
      ["Second", null, null],
    ]);
    expect(await names(keeping)).toEqual([
      ["First", owner.id, "Li Na"],
      ["Second", owner.id, null],
    ]);
    expect(await names(made)).toEqual([
      ["First", null, null],
      ["Second", null, null],
    ]);
    expect([await described(without), await steps(without)]).toEqual([[], []]);
  });

  it("gives access to others only when an owner asks for it, and shows nobody's account to who may not see the copy", async () => {
    expect((await findMembership(context.db, await copied({ members: true }), manager.id))?.role).toBe("projectManager");
    expect(await findMembership(context.db, await copied(), manager.id)).toBeUndefined();

    const ofManager = await copied({ members: true }, manager);
    expect((await findMembership(context.db, ofManager, manager.id))?.role).toBe("owner");
    expect(await findMembership(context.db, ofManager, owner.id)).toBeUndefined();
    expect(await listPeople(context.db, ofManager)).toMatchObject([{ name: "Li Na", email: "li.na@example.com", userId: null }]);
  });

  it("keeps progress on the same start alone", async () => {
    const task = (await plan(projectId)).tasks.find((entry) => entry.kind === "task");
    await executePlanCommand(await args(null), { kind: "updateTask", taskId: task?.id ?? "", version: 1, changes: { progress: 50 } });

    await expect(copied({ progress: true })).rejects.toMatchObject({ code: "project.copyProgress", field: "progress" });
    const kept = await plan(await copied({ progress: true, start: "2027-03-01" }));
    expect(kept.tasks.find((entry) => entry.progress > 0)).toMatchObject({ name: task?.name, progress: 50 });
    expect((await plan(await copied({ start: "2027-03-01" }))).tasks.every((entry) => entry.progress === 0)).toBe(true);
  });

  it("refuses a calendar that the library does not have", async () => {
    await expect(copied({ calendar: "moon" })).rejects.toMatchObject({ code: "field.invalid", field: "calendar" });
  });

  it("offers a saved plan to everybody as a template, in both languages, without dates, people and progress", async () => {
    await saveTemplate(await args({ texts: true, name: "Our way", summary: "For branches" }));
    const [template] = await readOwnTemplates(callerOf(context, manager), { locale: "zh", timeZone: "Asia/Shanghai" });
    const reader = await readReader(request, context);
    const page = await readNewProjectPage({ ...callerOf(context, manager), request }, reader);

    expect(template).toMatchObject({ name: "Our way", author: "owner", edition: 1, isOwn: false });
    expect(page.choices.at(-1)).toMatchObject({ key: template?.id, name: "Our way", origin: { author: "owner", edition: 1 } });
    const made = await plan(await addProject(context, manager, { template: template?.id ?? "", day: "2028-01-10" }));
    const source = await plan(projectId);
    expect(made.tasks.map(({ name, durationMinutes, roleCode }) => [name, durationMinutes, roleCode])).toEqual(
      source.tasks.map(({ name, durationMinutes, roleCode }) => [name, durationMinutes, roleCode]),
    );
    expect(made.people).toEqual([]);
    expect(made.roles.map((role) => role.code)).toEqual(source.roles.map((role) => role.code));
    expect(made.tasks.find((task) => task.id === made.goLiveTaskId)?.name).toEqual(
      source.tasks.find((task) => task.id === source.goLiveTaskId)?.name,
    );
  });

  it("plans a saved template backward from go-live, too", async () => {
    await saveTemplate(await args({ texts: true, name: "Our way" }));
    const [template] = await readOwnTemplates(callerOf(context, owner), { locale: "en", timeZone: "Asia/Shanghai" });

    const id = await addProject(context, owner, { template: template?.id ?? "", planFrom: "goLive", day: "2028-06-01" });

    const made = await plan(id);
    const goLive = await context.db.selectFrom("task").select("finishAt").where("id", "=", made.goLiveTaskId).executeTakeFirstOrThrow();
    expect(goLive.finishAt.slice(0, 10) <= "2028-06-01").toBe(true);
    expect(made.start > "2027-06-01").toBe(true);
  });

  it("saves the next edition over one's own template, and refuses one that was changed since or is somebody else's", async () => {
    await saveTemplate(await args({ texts: true, name: "Our way" }));
    const only = async () => (await readOwnTemplates(callerOf(context, owner), { locale: "en", timeZone: "Asia/Shanghai" }))[0];
    const { id = "", version = 0 } = (await only()) ?? {};
    const next = async (user: SignedInUser) => saveTemplate(await args({ texts: true, name: "Our way", over: { id, version } }, user));

    await expect(next(manager)).rejects.toMatchObject({ code: "template.gone" });
    await next(owner);
    expect(await only()).toMatchObject({ id, edition: 2 });
    await expect(next(owner)).rejects.toMatchObject({ code: "template.changed", status: 409 });
  });

  it("takes a template away and back; others may not", async () => {
    await saveTemplate(await args({ texts: true, name: "Our way" }));
    const shown = async () => readOwnTemplates(callerOf(context, owner), { locale: "en", timeZone: "Asia/Shanghai" });
    const [template] = await shown();
    const value = { templateId: template?.id ?? "", version: 1 };
    const form = (user: SignedInUser, version = 1) => ({
      ...callerOf(context, user),
      value: { ...value, version },
      request,
      params: {},
      formKey: undefined,
    });

    await expect(removeTemplate(form(manager))).rejects.toMatchObject({ status: 403 });
    await removeTemplate(form(owner));
    expect(await shown()).toEqual([]);
    await expect(addProject(context, owner, { template: value.templateId })).rejects.toMatchObject({
      code: "template.gone",
      field: "template",
    });

    await restoreTemplate(form(owner, 2));
    expect(await shown()).toMatchObject([{ name: "Our way" }]);
    await expect(addProject(context, owner, { template: "no-such-template" })).rejects.toMatchObject({ code: "template.gone" });
  });

  it("keeps a removed template in the trash of who may put it back, until it has been there for long enough", async () => {
    const administrator = { ...(await addUser(context, "administrator@example.com")), isAdministrator: true };
    const form = async (version: number, user = owner) => {
      const { id: templateId } = await context.db
        .selectFrom("projectTemplate")
        .select("id")
        .where("name", "=", "Our way")
        .executeTakeFirstOrThrow();
      return { ...callerOf(context, user), value: { templateId, version }, request, params: {}, formKey: undefined };
    };
    const trash = async (user: SignedInUser) => readTrashedTemplates(callerOf(context, user), await readReader(request, context));
    await saveTemplate(await args({ texts: true, name: "Our way" }));
    await saveTemplate(await args({ texts: true, name: "Kept" }, manager));
    expect(await trash(owner)).toEqual([]);

    await removeTemplate(await form(1, administrator));
    expect(await trash(owner)).toMatchObject([{ name: "Our way", version: 2, by: "administrator" }]);
    expect(await trash(administrator)).toMatchObject([{ name: "Our way", until: expect.stringContaining("2027") }]);
    expect(await trash(manager)).toEqual([]);
    await restoreTemplate(await form(2));
    expect(await trash(owner)).toEqual([]);

    await removeTemplate(await form(3));
    expect(await purgeTrash(context.db, "2027-03-10T08:00:00.000Z")).toMatchObject({ templates: 0 });
    expect(await purgeTrash(context.db, "2027-03-10T08:00:00.001Z")).toMatchObject({ templates: 1 });
    expect(await trash(owner)).toEqual([]);
    expect(await readOwnTemplates(callerOf(context, owner), { locale: "en", timeZone: "Asia/Shanghai" })).toMatchObject([{ name: "Kept" }]);
  });
});
