import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import type { CustomChanges } from "#app/domain/plan/custom-field.ts";
import { readExportsPage } from "#app/exports/exports.server.ts";
import { addField, editField, moveField, removeField, restoreField } from "#app/fields/fields.server.ts";
import { readFieldsPage } from "#app/fields/fields-page.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { listTaskActivity } from "#app/history/task-activity.server.ts";
import { saveTaskFields } from "#app/plan/custom/task-fields.server.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import { createProject } from "#app/projects/new-project.server.ts";
import { saveTemplate } from "#app/projects/own-templates.server.ts";
import { insertFields } from "#db/queries/custom-fields.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const asked = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {} as Record<string, string>,
    formKey: undefined,
  });
  const words = { description: "", isExpected: false, newOptions: "" };
  const add = async (kind: "text" | "number" | "date" | "choice" | "person", name: string, more: object = {}) =>
    addField(await asked({ ...words, kind, name, ...more }));
  const planNow = async () => (await readPlan(context.db, projectId))!;
  const firstTask = async () => (await planNow()).tasks.find(({ kind }) => kind === "task")!;
  const set = async (custom: CustomChanges) => {
    const task = await firstTask();
    const command = { kind: "updateTask", taskId: task.id, version: task.version, changes: { custom } } as const;
    return executePlanCommand(await asked(null), command);
  };

  it("keeps what tasks hold, and gives it back with undo", async () => {
    await add("choice", "Department", { nameZh: "部门", newOptions: "Sales | 销售\nService" });
    await add("number", "Vendor days");
    await set({ f1: "o2", f2: 2.5 });
    expect((await firstTask()).custom).toEqual({ f1: "o2", f2: 2.5 });

    await turnBack(await asked(null), "undo");
    expect((await firstTask()).custom).toEqual({});
    await turnBack(await asked(null), "redo");
    expect((await firstTask()).custom).toEqual({ f1: "o2", f2: 2.5 });
  });

  it("tells before a download which fields a file of MS Project has no room for", async () => {
    const told = async (locale: string) => {
      const request = new Request("http://localhost:3000/", { headers: { "Accept-Language": locale } });
      return (await readExportsPage(await asked(null), await readReader(request, context))).loss;
    };
    const field = (number: number) => ({
      ...{ id: context.newId(), position: number, key: `f${number}`, kind: "text" as const, isExpected: false, options: [] },
      ...{ name: { text: `Extra ${number}`, zh: `附加 ${number}` }, description: { text: "", zh: null } },
    });
    await insertFields(
      context.db,
      projectId,
      Array.from({ length: 28 }, (_, index) => field(index + 1)),
    );
    await add("text", "The last that fits");
    expect(await told("en")).toBeNull();
    await add("text", "One too many", { nameZh: "多出的一个" });
    expect(await told("en")).toContain("“One too many”");
    expect(await told("zh-CN")).toContain("“多出的一个”");
  });

  it("refuses what does not fit a field", async () => {
    await add("choice", "Department", { newOptions: "Sales" });
    await add("number", "Days");
    await add("date", "Signed");
    await add("person", "Buyer");
    await expect(set({ f1: "o9" })).rejects.toMatchObject({ code: "plan.field.option" });
    await expect(set({ f2: "many" })).rejects.toMatchObject({ code: "plan.field.number" });
    await expect(set({ f3: "2027-02-30" })).rejects.toMatchObject({ code: "plan.field.date" });
    await expect(set({ f4: "nobody" })).rejects.toMatchObject({ code: "plan.field.person" });
    await expect(set({ f7: "x" })).rejects.toMatchObject({ code: "plan.field.unknown" });
  });

  it("keeps values of a deleted field, and of an option that is not offered any more", async () => {
    await add("choice", "Department", { newOptions: "Sales\nService" });
    await set({ f1: "o2" });
    const options = [{ key: "o1", name: "Selling", place: 1 }];
    const edited = await editField(
      await asked({ ...words, key: "f1", version: 1, name: "Team", options: [...options, { key: "o2", name: "", place: 2 }] }),
    );
    const [field] = (await planNow()).fields;
    expect(field).toMatchObject({
      name: { text: "Team" },
      options: [
        { key: "o1", name: { text: "Selling" } },
        { key: "o2", isRemoved: true },
      ],
    });
    expect((await firstTask()).custom).toEqual({ f1: "o2" });

    const removed = await removeField(await asked({ key: "f1", version: edited.version }));
    expect((await planNow()).fields).toEqual([]);
    await expect(set({ f1: "o1" })).rejects.toMatchObject({ code: "plan.field.unknown" });
    await restoreField(await asked({ key: "f1", version: removed.version }));
    expect((await firstTask()).custom).toEqual({ f1: "o2" });
    // A key is never used again.
    expect(await add("text", "Note")).toMatchObject({ key: "f2" });
  });

  it("refuses a name that is taken, a choice without options, and a form that came too late", async () => {
    await add("text", "Contact", { nameZh: "联系人" });
    await expect(add("text", "contact")).rejects.toMatchObject({ code: "customField.taken", field: "name" });
    await expect(add("text", "Person", { nameZh: "联系人" })).rejects.toMatchObject({ code: "customField.taken", field: "nameZh" });
    await expect(add("choice", "Department")).rejects.toMatchObject({ code: "customField.options.none" });
    await expect(add("choice", "Area", { newOptions: "A\na" })).rejects.toMatchObject({ code: "customField.options.taken" });
    const form = { ...words, key: "f1", name: "Vendor", options: [] };
    await editField(await asked({ ...form, version: 1 }));
    await expect(editField(await asked({ ...form, version: 1 }))).rejects.toMatchObject({ code: "form.stale" });
  });

  it("changes the order of fields", async () => {
    await add("text", "A");
    await add("text", "B");
    await moveField(await asked({ key: "f2", direction: "up" as const }));
    expect((await planNow()).fields.map(({ key }) => key)).toEqual(["f2", "f1"]);
    const caller = await asked(null);
    const page = await readFieldsPage(caller, await readReader(caller.request, context));
    expect(page.fields.map(({ shownName }) => shownName)).toEqual(["B", "A"]);
  });

  it("lets edits of different fields of one task stand side by side, and shows those of the same field", async () => {
    await add("text", "Contact");
    await add("text", "Room");
    const task = await firstTask();
    const form = async (values: Record<string, string>, shown: Record<string, string>) => ({
      ...(await asked({ version: task.version, shown, values })),
      params: { taskId: task.id },
    });
    const empty = { f1: "", f2: "" };
    await saveTaskFields(await form({ f1: "Zhou Min" }, empty));
    await saveTaskFields(await form({ f2: "B 12" }, empty));
    expect((await firstTask()).custom).toEqual({ f1: "Zhou Min", f2: "B 12" });
    await expect(saveTaskFields(await form({ f1: "Li Na" }, empty))).rejects.toMatchObject({
      code: "form.stale",
      detail: { theirs: { "values.f1": "Zhou Min" } },
    });
  });

  it("refuses at the field what cannot be read on the page of a task", async () => {
    await add("number", "Days");
    const task = await firstTask();
    const args = { ...(await asked({ version: task.version, shown: { f1: "" }, values: { f1: "many" } })), params: { taskId: task.id } };
    await expect(saveTaskFields(args)).rejects.toMatchObject({ code: "plan.field.number", field: "values.f1" });
  });

  it("tells in words what was changed in a field", async () => {
    await add("choice", "Department", { newOptions: "Sales\nService" });
    await set({ f1: "o1" });
    const task = await firstTask();
    const caller = { ...(await asked(null)), params: { taskId: task.id } };
    const reader = await readReader(caller.request, context);
    const [entry] = await listTaskActivity(caller, reader, 5, null);
    expect(entry).toMatchObject({ command: "plan.updateTask", canRevert: true });
  });

  it("goes along into a copy and a template", async () => {
    await add("text", "Contact");
    await add("date", "Signed");
    await set({ f1: "Zhou Min", f2: "2026-03-10" });
    const { project } = await asked(null);
    const start = project.startDay;
    const copy = { name: "Copy", start, calendar: "own", people: true, members: false, progress: false, texts: false };
    const copied = await copyProject(await asked(copy));
    const other = (await readPlan(context.db, copied))!;
    expect(other.fields.map(({ key, name }) => [key, name.text])).toEqual([
      ["f1", "Contact"],
      ["f2", "Signed"],
    ]);
    expect(other.tasks.find(({ kind }) => kind === "task")?.custom).toEqual({ f1: "Zhou Min", f2: "2026-03-10" });

    const template = await saveTemplate(await asked({ name: "Ours", summary: "", texts: false, over: undefined }));
    const value = {
      name: "From it",
      template,
      planFrom: "start" as const,
      day: start,
      calendar: "china",
      timeZone: "Asia/Shanghai",
      currency: "CNY",
      people: [],
    };
    const made = await createProject({
      ...callerOf(context, owner),
      value,
      formKey: undefined,
      request: new Request("http://localhost/"),
      params: {},
    });
    const begun = (await readPlan(context.db, made))!;
    expect(begun.fields).toHaveLength(2);
    // Days and people are another project's own.
    expect(begun.tasks.find(({ kind }) => kind === "task")?.custom).toEqual({ f1: "Zhou Min" });
  });

  it("is for those who look after the project", async () => {
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    await add("text", "Contact");
    const task = await firstTask();
    const command = { kind: "updateTask", taskId: task.id, version: task.version, changes: { custom: { f1: "x" } } } as const;
    await expect(executePlanCommand(await asked(null, viewer), command)).rejects.toMatchObject({ code: "plan.notAllowed" });
  });
});
